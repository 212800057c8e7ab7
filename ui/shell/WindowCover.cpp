// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowCover.h"

#include <QEvent>

namespace parascope {

WindowCover::WindowCover(QWidget& covered)
    : QWidget(&covered)
    , m_covered(covered) {
    hide();
    covered.installEventFilter(this);
}

void WindowCover::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    setGeometry(m_covered.rect());
    raise();
}

bool WindowCover::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_covered && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(m_covered.rect());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace parascope
