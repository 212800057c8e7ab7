// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/IdleMoment.h"

#include <QCoreApplication>
#include <QEvent>
#include <utility>

namespace parascope {

namespace {

bool isUse(QEvent::Type type) {
    return type == QEvent::KeyPress || type == QEvent::MouseButtonPress ||
           type == QEvent::MouseButtonRelease || type == QEvent::Wheel;
}

} // namespace

IdleMoment::IdleMoment(std::chrono::milliseconds quiet, std::function<void()> act) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(quiet);
    m_timer.callOnTimeout(this, std::move(act));
    QCoreApplication::instance()->installEventFilter(this);
}

bool IdleMoment::eventFilter(QObject* watched, QEvent* event) {
    if (isUse(event->type())) {
        m_timer.start();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace parascope
