// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/WindowCover.h"

class QTimer;

namespace parascope {

/// Dims a window but for a circle around the pointer. Mouse and keys go through it.
class Spotlight final : public WindowCover {
    Q_OBJECT

public:
    explicit Spotlight(QWidget& window);

    void setOn(bool on);
    void toggle() { setOn(!isVisible()); }
    /// The part that stays bright, in the window.
    [[nodiscard]] QRect circle() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    QTimer* m_timer; ///< the pointer moves over widgets that tell nobody
    QPoint m_centre;
};

} // namespace parascope
