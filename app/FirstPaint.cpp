// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/FirstPaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace parascope {

FirstPaint::FirstPaint(QWidget& window, std::function<void()> done)
    : m_window(window)
    , m_done(std::move(done)) {
    m_window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* /*watched*/, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        m_window.removeEventFilter(this);
        QTimer::singleShot(0, this,
                           [this] { m_done(); }); // behind the children's paint, which is part of this one
    }
    return false;
}

} // namespace parascope
