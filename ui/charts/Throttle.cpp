// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Throttle.h"

namespace parascope {

Throttle::Throttle(std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_interval(interval) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Throttle::fire);
}

void Throttle::request() {
    if (m_timer.isActive()) {
        return;
    }
    const std::chrono::milliseconds since(m_sinceLast.isValid() ? m_sinceLast.elapsed() : m_interval.count());
    if (since >= m_interval) {
        fire();
    } else {
        m_timer.start(m_interval - since);
    }
}

void Throttle::fire() {
    m_sinceLast.start();
    Q_EMIT fired();
}

} // namespace parascope
