// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/HomePictures.h"

#include <QWidget>

namespace parascope {

/// Shows a picture of Home. The first time that it is painted it stays empty and draws a turn of the event
/// loop later: the window must not wait for it.
class CardPicture final : public QWidget {
    Q_OBJECT

public:
    explicit CardPicture(PicturePainter picture, QWidget* parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    PicturePainter m_picture;
    bool m_ready = false;
};

} // namespace parascope
