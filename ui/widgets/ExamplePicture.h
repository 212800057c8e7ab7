// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QRect>
#include <QWidget>

class QPalette;

namespace parascope {

/// Draws a picture into a rectangle, in the colours of a palette.
using PicturePainter = std::function<void(QPainter& painter, const QRect& area, const QPalette& palette)>;

/// Stands where a picture will be: what to do, in front of a pale example of what comes.
class ExamplePicture final : public QWidget {
    Q_OBJECT

public:
    explicit ExamplePicture(const QString& invitation, QWidget* parent = nullptr);

    /// Without one the words stand alone.
    void setExample(PicturePainter example);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawExample(QPainter& painter, const QRect& room) const;
    void drawInvitation(QPainter& painter, const QRect& room) const;

    QString m_invitation;
    PicturePainter m_example;
};

} // namespace parascope
