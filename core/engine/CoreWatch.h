// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/observe/CoreClocks.h"
#include "core/observe/WorkerLoad.h"

#include <memory>
#include <QObject>
#include <QTimer>

namespace parascope {

/// The load of every core at one moment, own workers apart from others.
struct CoreLoadReport {
    Nanoseconds time{};
    std::vector<CoreSplit> cores;
    std::vector<std::optional<double>> gigahertz; ///< of those cores, in their order; empty where none tells
};
using CoreLoadReportPtr = std::shared_ptr<const CoreLoadReport>;

/// Samples the cores ten times a second on the thread it lives on, run or no run; their clocks twice.
class CoreWatch final : public QObject {
    Q_OBJECT

public:
    explicit CoreWatch(QObject* parent = nullptr, CoreClocks clocks = CoreClocks());

    void start();
    /// Whose share is told apart from now on.
    void setWorkers(const std::vector<ThreadKey>& threads) { m_threads = threads; }

Q_SIGNALS:
    void sampled(const parascope::CoreLoadReportPtr& report);

private:
    void sample();
    void readClocks(const std::vector<CoreLoad>& loads);

    CoreLoadSampler m_cores;
    WorkerLoad m_workers;
    CoreClocks m_clocks;
    std::vector<std::optional<double>> m_gigahertz;
    int m_samples = 0;
    MonotonicClock m_clock;
    std::vector<ThreadKey> m_threads;
    QTimer m_timer;
};

} // namespace parascope
