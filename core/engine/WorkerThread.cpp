// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerThread.h"

#include "core/work/GilYieldPoint.h"

#include <optional>
#include <unistd.h>

namespace parascope {

WorkerThread::WorkerThread(const Task& task, WorkerSpec order, Surroundings surroundings, Callbacks callbacks)
    : m_task(task)
    , m_order(std::move(order))
    , m_surroundings(surroundings)
    , m_callbacks(std::move(callbacks)) {
    setObjectName(QStringLiteral("worker %1").arg(m_order.id.value));
}

WorkerThread::~WorkerThread() {
    requestStop();
    wait();
}

void WorkerThread::requestStop() {
    m_stop.request_stop();
}

void WorkerThread::run() {
    m_callbacks.announced({getpid(), gettid(), monotonicNow()});
    WorkReport report;
    if (m_surroundings.gate.pass(m_stop.get_token())) {
        report = work();
    } else {
        report.stopped = true;
        report.ended = monotonicNow();
    }
    m_callbacks.ended(std::move(report));
}

WorkReport WorkerThread::work() {
    std::optional<GilYieldPoint> turns;
    if (m_surroundings.gil != nullptr) {
        turns.emplace(*m_surroundings.gil, m_recorder, m_stop.get_token());
    }
    TaskContext context{m_recorder, m_stop.get_token(), turns ? &*turns : nullptr};
    return carryOut(m_task, m_order.experiment.size, m_order.experiment.unitsPerWorker(), context);
}

} // namespace parascope
