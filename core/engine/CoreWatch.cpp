// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/CoreWatch.h"

#include "core/base/TsanAnnotations.h"

namespace parascope {

namespace {
constexpr int kPeriodMs = 100;
}

CoreWatch::CoreWatch(QObject* parent)
    : QObject(parent)
    , m_timer(this) {
    m_timer.setInterval(kPeriodMs);
    connect(&m_timer, &QTimer::timeout, this, &CoreWatch::sample);
}

void CoreWatch::start() {
    m_timer.start();
    sample();
}

void CoreWatch::sample() {
    const auto loads = m_cores.sample();
    if (!loads) {
        return; // the chart shows the gap
    }
    const auto now = m_clock.now();
    const auto own = m_workers.sample(m_threads, now);
    const auto report =
        std::make_shared<const CoreLoadReport>(CoreLoadReport{now, splitLoads(*loads, own.cores)});
    handsOver(report.get());
    Q_EMIT sampled(report);
}

} // namespace parascope
