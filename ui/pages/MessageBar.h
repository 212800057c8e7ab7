// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>

class QLabel;

namespace parascope {

/// A line at the top of a page for what went wrong or was done, in words; it stands until it is closed or
/// replaced.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const QString& text);
    void showNews(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& text, const QColor& colour);

    QLabel* m_text = nullptr;
    QColor m_colour;
};

} // namespace parascope
