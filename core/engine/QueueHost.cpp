// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/QueueHost.h"

#include "core/engine/EngineThread.h"
#include "core/engine/QueueProcesses.h"
#include "core/engine/QueuePython.h"
#include "core/engine/QueueThreads.h"
#include "core/engine/WorkerPrograms.h"

namespace parascope {

namespace {
constexpr int kQueueFrameMs = 16;

std::unique_ptr<QueueLauncher> makeQueueLauncher(const QueueExperiment& experiment,
                                                 const std::shared_ptr<PythonFinder>& finder) {
    if (isPython(experiment.backend)) {
        return std::make_unique<QueuePython>(experiment, finder);
    }
    if (experiment.backend == Backend::Processes) {
        return std::make_unique<QueueProcesses>(experiment, queueWorkerCommand);
    }
    return std::make_unique<QueueThreads>(experiment);
}
} // namespace

QueueParts realQueueParts(std::shared_ptr<PythonFinder> finder) {
    return {[finder = std::move(finder)](const QueueExperiment& experiment) {
                return makeQueueLauncher(experiment, finder);
            },
            std::make_shared<MonotonicClock>(), readMachine()};
}

QueueEngine::QueueEngine(QueueParts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_frames(this) {
    m_frames.setInterval(kQueueFrameMs);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &QueueEngine::frame);
}

QueueEngine::~QueueEngine() = default;

void QueueEngine::start(const QueueExperiment& experiment) {
    m_runner.reset();
    QueueFacts facts;
    facts.experiment = experiment;
    facts.machine = m_parts.machine;
    facts.startedAt = utcNow();
    m_launcher = m_parts.makeLauncher(experiment);
    m_runner = std::make_unique<QueueRunner>(std::move(facts), *m_launcher, *m_parts.clock);
    m_runner->start();
    m_frames.start();
}

void QueueEngine::frame() {
    m_runner->poll();
    const auto update = std::make_shared<const QueueUpdate>(m_runner->takeUpdate());
    if (update->facts.finished) {
        m_frames.stop();
    }
    handsOver();
    Q_EMIT updated(update);
}

QueueHost::QueueHost(QueueParts parts, QObject* parent)
    : QObject(parent)
    , m_engine(new QueueEngine(std::move(parts))) {
    m_thread.setObjectName(QStringLiteral("queue engine"));
    m_engine->moveToThread(&m_thread);
    deleteAtEnd(m_thread, m_engine);
    connect(m_engine, &QueueEngine::updated, this, [this](const QueueUpdatePtr& update) {
        takesOver();
        Q_EMIT updated(update);
    });
    m_thread.start();
}

QueueHost::~QueueHost() {
    endThread(m_thread);
}

void QueueHost::start(const QueueExperiment& experiment) {
    callOn(m_engine, [experiment](QueueEngine& engine) { engine.start(experiment); });
}

void QueueHost::onRunner(std::function<void(QueueRunner&)> call) {
    callOn(m_engine, [call = std::move(call)](QueueEngine& engine) {
        if (auto* runner = engine.runner()) {
            call(*runner);
        }
    });
}

void QueueHost::stop() {
    onRunner([](QueueRunner& runner) { runner.stop(); });
}

void QueueHost::setDelay(QueueSide side, Nanoseconds delay) {
    onRunner([side, delay](QueueRunner& runner) { runner.setDelay(side, delay); });
}

void QueueHost::pause() {
    onRunner([](QueueRunner& runner) { runner.pause(); });
}

void QueueHost::resume() {
    onRunner([](QueueRunner& runner) { runner.resume(); });
}

void QueueHost::step() {
    onRunner([](QueueRunner& runner) { runner.step(); });
}

void QueueHost::fail(WorkerId worker) {
    onRunner([worker](QueueRunner& runner) { runner.fail(worker); });
}

} // namespace parascope
