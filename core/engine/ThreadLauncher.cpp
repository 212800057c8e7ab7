// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ThreadLauncher.h"

#include "core/base/Affinity.h"
#include "core/base/TsanAnnotations.h"
#include "core/engine/Log.h"
#include "core/engine/WorkerThread.h"
#include "core/sync/Gil.h"

namespace parascope {

namespace {
WorkerResult endingOf(const WorkReport& report) {
    WorkerResult ending;
    ending.results = report.results;
    ending.usage = report.usage;
    ending.time = report.ended;
    if (report.failed()) {
        ending.exit = WorkerExit::Failed;
        ending.message = "failed: " + report.error.text();
    } else if (report.stopped) {
        ending.exit = WorkerExit::Stopped;
    }
    return ending;
}

/// Calls on the context's thread, as an event of that object.
template <class Call>
void callLater(QObject* context, Call call) {
    QMetaObject::invokeMethod(
        context,
        [call = std::move(call), handover = LambdaHandover()] {
            handover.take();
            call();
        },
        Qt::QueuedConnection);
}

} // namespace

ThreadLauncher::ThreadLauncher(DemoRun& run, QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_gate(std::make_unique<StartGate>()) {}

ThreadLauncher::~ThreadLauncher() {
    for (const auto& thread : m_threads) {
        thread->requestStop(); // all of them first, so that joining one does not keep the next one working
    }
    m_threads.clear();
}

Result<void> ThreadLauncher::launch(const WorkerSpec& order, WorkerListener& sink) {
    const auto affinity = AffinityScope::allow(order.experiment.cores);
    if (!affinity) {
        return failure(affinity.error());
    }
    if (order.experiment.backend == Backend::Gil && !m_gil) {
        m_gil = std::make_unique<Gil>(std::chrono::milliseconds(order.experiment.switchIntervalMs));
    }
    m_sink = &sink;
    const auto index = m_threads.size();
    // What the thread has to say is said on the engine thread, as this object's events: gone with this
    // object.
    const auto announced = [this, &sink, id = order.id](const WorkerThread::Announcement& news) {
        callLater(this, [&sink, id, news] { sink.workerAnnounced(id, news.pid, news.tid, news.time); });
    };
    const auto ended = [this, index](WorkReport report) {
        callLater(this, [this, index, report = std::move(report)] { finish(*m_threads[index], report); });
    };
    m_threads.push_back(std::make_unique<WorkerThread>(m_run, order,
                                                       WorkerThread::Surroundings{*m_gate, m_gil.get()},
                                                       WorkerThread::Callbacks{announced, ended}));
    const auto started = m_threads.back()->start();
    if (!started) {
        m_threads.pop_back();
    }
    qCDebug(engineLog, "worker %d %s as a thread", order.id.value, started ? "launched" : "not launched");
    return started;
}

void ThreadLauncher::release() {
    m_gate->open();
}

void ThreadLauncher::stop(WorkerId worker) {
    for (const auto& thread : m_threads) {
        if (thread->id() == worker) {
            thread->requestStop();
        }
    }
}

bool ThreadLauncher::passOn(WorkerThread& thread) {
    bool any = false;
    thread.recorder().drain([&](const SpanRecord& span) {
        any = true;
        m_sink->workerSpan(thread.id(), {span.name, {span.begin, span.end}, span.state, span.core});
    });
    return any;
}

void ThreadLauncher::finish(WorkerThread& thread, const WorkReport& report) {
    while (passOn(thread)) {
    }
    thread.markEnded();
    qCDebug(engineLog, "worker %d, a thread, has ended", thread.id().value);
    m_sink->workerEnded(thread.id(), endingOf(report));
}

void ThreadLauncher::poll() {
    for (const auto& thread : m_threads) {
        if (!thread->hasEnded()) {
            passOn(*thread);
        }
    }
}

} // namespace parascope
