// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerThread.h"

#include "core/work/GilYieldPoint.h"

#include <optional>
#include <pthread.h>
#include <system_error>
#include <unistd.h>

namespace parascope {

WorkerThread::WorkerThread(DemoRun& demo, WorkerSpec order, Surroundings surroundings, Callbacks callbacks)
    : m_demo(demo)
    , m_order(std::move(order))
    , m_surroundings(surroundings)
    , m_callbacks(std::move(callbacks)) {}

WorkerThread::~WorkerThread() {
    requestStop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

Result<void> WorkerThread::start() {
    try {
        m_thread = std::thread([this] { run(); });
    } catch (const std::system_error& error) {
        return failure("cannot start " + name(), error.code().message(), "use fewer workers");
    }
    return {};
}

void WorkerThread::requestStop() {
    m_stop.request_stop();
}

std::string WorkerThread::name() const {
    return "worker " + std::to_string(m_order.id.value);
}

void WorkerThread::run() {
    pthread_setname_np(pthread_self(), name().c_str()); // for debuggers and profilers
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
    return m_demo.work(m_order.id, context);
}

} // namespace parascope
