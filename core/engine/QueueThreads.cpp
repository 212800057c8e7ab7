// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/QueueThreads.h"

#include "core/base/TsanAnnotations.h"
#include "core/trace/Recorder.h"

#include <stdexcept>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace parascope {

namespace {

/// What a worker throws that was told to fail.
class WorkerFailure final : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Hands events to the engine thread; it grows when the engine falls behind, so that nothing is lost.
class RingTeller final : public QueueTeller {
public:
    void tell(const QueueEvent& event) override { m_ring.enqueue(event); }
    bool next(QueueEvent& event) { return m_ring.try_dequeue(event); }

private:
    static constexpr std::size_t kBlock = 512;
    moodycamel::ReaderWriterQueue<QueueEvent, kBlock> m_ring;
};

} // namespace

struct QueueThreads::Worker {
    RingTeller teller;
    std::atomic<std::int64_t> tid{0}; ///< 0: it has not begun
    Nanoseconds announced{};
    WorkerResult ending;
    WorkerId id;
    std::atomic<bool> shallFail{false};
    std::atomic<bool> isDone{false}; ///< set last: `ending` is whole then
    bool wasAnnounced = false;       ///< the sink knows
    bool wasEnded = false;           ///< the sink knows
    std::jthread thread;             ///< last: joined before what it uses goes
};

QueueThreads::QueueThreads(const QueueExperiment& experiment)
    : m_experiment(experiment)
    , m_port(static_cast<std::size_t>(experiment.capacity))
    , m_pace(experiment.produce, experiment.consume)
    , m_ledger(experiment) {}

QueueThreads::~QueueThreads() {
    stop(); // all of them first, so that joining one does not wait for the next
}

Result<void> QueueThreads::launch(QueueSink& sink) {
    m_sink = &sink;
    for (int i = 0; i < m_experiment.workers(); ++i) {
        m_workers.push_back(std::make_unique<Worker>());
        auto& worker = *m_workers.back();
        worker.id = WorkerId(i);
        try {
            worker.thread =
                std::jthread([this, &worker](const std::stop_token& token) { run(worker, token); });
        } catch (const std::system_error& error) {
            m_workers.pop_back();
            stop();
            return failure("cannot start " + m_experiment.nameOf(WorkerId(i)), error.what(),
                           "use fewer producers and consumers");
        }
    }
    return {};
}

void QueueThreads::run(Worker& worker, const std::stop_token& token) {
    worker.announced = monotonicNow();
    worker.tid = gettid();
    auto& ending = worker.ending;
    try {
        const bool began = m_gate.pass(token);
        const bool done =
            began && workAtQueue({m_experiment, worker.id, m_port, m_pace, m_ledger, worker.teller, token});
        if (worker.shallFail) {
            throw WorkerFailure("it was told to fail");
        }
        ending.exit = done ? WorkerExit::Ok : WorkerExit::Stopped;
    } catch (const std::exception& error) {
        ending.exit = WorkerExit::Failed;
        ending.message = std::string("threw an exception: ") + error.what();
    }
    ending.time = monotonicNow();
    m_ledger.hasEnded(worker.id, ending.time);
    worker.isDone = true;
}

void QueueThreads::release() {
    m_gate.open();
}

void QueueThreads::stop() {
    for (const auto& worker : m_workers) {
        worker->thread.request_stop();
    }
}

void QueueThreads::fail(WorkerId worker) {
    if (worker.isValid() && worker.index() < m_workers.size()) {
        m_workers[worker.index()]->shallFail = true;
        m_workers[worker.index()]->thread.request_stop();
    }
}

void QueueThreads::passOn(Worker& worker) {
    QueueEvent event;
    while (worker.teller.next(event)) {
        m_sink->workerTold(worker.id, event);
    }
}

void QueueThreads::poll() {
    for (const auto& worker : m_workers) {
        if (worker->wasEnded || worker->tid == 0) {
            continue;
        }
        if (!worker->wasAnnounced) {
            worker->wasAnnounced = true;
            m_sink->workerAnnounced(worker->id, getpid(), worker->tid, worker->announced);
        }
        const bool isDone = worker->isDone; // before the events: then these are all
        passOn(*worker);
        if (isDone) {
            worker->wasEnded = true;
            m_sink->workerEnded(worker->id, worker->ending);
        }
    }
}

} // namespace parascope
