// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/CoreWatch.h"

#include "core/base/TsanAnnotations.h"

namespace parascope {

namespace {
constexpr int kPeriodMs = 100;
constexpr int kClocksEvery = 5; ///< samples: the kernel may have to ask the core
} // namespace

CoreWatch::CoreWatch(QObject* parent, CoreClocks clocks)
    : QObject(parent)
    , m_clocks(std::move(clocks))
    , m_timer(this) {
    m_timer.setInterval(kPeriodMs);
    connect(&m_timer, &QTimer::timeout, this, &CoreWatch::sample);
}

void CoreWatch::start() {
    m_timer.start();
    sample();
}

void CoreWatch::readClocks(const std::vector<CoreLoad>& loads) {
    if (!m_clocks.isTold() || m_samples++ % kClocksEvery != 0) {
        return;
    }
    m_gigahertz.clear();
    for (const auto& load : loads) {
        m_gigahertz.push_back(m_clocks.gigahertz(load.core));
    }
}

void CoreWatch::sample() {
    const auto loads = m_cores.sample();
    if (!loads) {
        return; // the chart shows the gap
    }
    const auto now = m_clock.now();
    const auto own = m_workers.sample(m_threads, now);
    readClocks(*loads);
    const auto report = std::make_shared<const CoreLoadReport>(
        CoreLoadReport{now, splitLoads(*loads, own.cores), m_gigahertz});
    handsOver(report.get());
    Q_EMIT sampled(report);
}

} // namespace parascope
