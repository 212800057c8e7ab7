// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/WindowCover.h"

#include <QPointer>

namespace parascope {

/// Makes a window black, so that all look at the teacher. Any key or click brings it back, and does nothing
/// else.
class BlackScreen final : public WindowCover {
    Q_OBJECT

public:
    explicit BlackScreen(QWidget& window);

    void cover();

Q_SIGNALS:
    void uncovered();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void uncover();

    QPointer<QWidget> m_hadFocus;
};

} // namespace parascope
