// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Engine.h"

#include "core/base/Affinity.h"
#include "core/base/PrivateFolder.h"
#include "core/base/TsanAnnotations.h"
#include "core/engine/Log.h"
#include "core/engine/MpiLauncher.h"
#include "core/engine/ThreadLauncher.h"
#include "core/engine/WorkerPrograms.h"
#include "core/run/BackgroundLoad.h"
#include "core/run/CompositeObserver.h"
#include "core/run/QuotaWatch.h"
#include "core/run/RankMessages.h"
#include "core/run/ScheduleWatch.h"
#include "core/work/Calibrate.h"

#include <algorithm>
#include <iterator>

namespace parascope {

namespace {
constexpr int kFrameMs = 16;

/// Also where the run goes on without it.
bool hasWorkerThatEndedBadly(const RunFacts& facts) {
    return std::any_of(facts.workers.begin(), facts.workers.end(),
                       [](const WorkerRecord& worker) { return worker.exit != WorkerExit::Ok; });
}
} // namespace

EngineParts realEngineParts(ScheduleMode schedule, std::shared_ptr<PythonFinder> finder) {
    const auto makeLauncher = [finder = std::move(finder)](Backend backend,
                                                           DemoRun& run) -> std::unique_ptr<Launcher> {
        if (isPython(backend)) {
            return makePythonLauncher(run, finder);
        }
        if (backend == Backend::Processes) {
            return makeProcessLauncher(run);
        }
        if (backend == Backend::Mpi) {
            return makeMpiLauncher(run);
        }
        return std::make_unique<ThreadLauncher>(run);
    };
    auto observers = std::make_unique<CompositeObserver>();
    observers->add(std::make_unique<ScheduleWatch>(schedule)); // first: what it sees is not "other programs"
    observers->add(std::make_unique<RankMessages>());
    observers->add(std::make_unique<BackgroundLoad>());
    observers->add(std::make_unique<QuotaWatch>());
    return {makeLauncher, std::move(observers), std::make_unique<MonotonicClock>(), readMachine(), {}};
}

Engine::Engine(EngineParts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_frames(this)
    , m_looks(this) {
    m_frames.setInterval(kFrameMs);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &Engine::frame);
    m_looks.setTimerType(Qt::PreciseTimer);
    connect(&m_looks, &QTimer::timeout, this, &Engine::look);
}

Engine::~Engine() = default;

void Engine::submit(const std::vector<RunRequest>& requests) {
    m_waiting.insert(m_waiting.end(), requests.begin(), requests.end());
    if (!m_runner) {
        startNext();
    }
}

void Engine::stop() {
    for (const auto& request : std::exchange(m_waiting, {})) {
        auto facts = newFacts(request);
        facts.stopped = true;
        facts.finished = true;
        RunUpdate update;
        update.facts = facts;
        publish(update);
    }
    if (m_runner) {
        m_runner->stop();
    }
}

void Engine::allowCores(const std::vector<CoreId>& cores) {
    for (const auto& thread : m_workers) {
        // One that ended a moment ago needs no cores: nothing to report.
        static_cast<void>(setAffinity(thread.tid, cores).has_value());
    }
}

void Engine::order(const std::string& line) {
    if (m_runner) {
        m_runner->order(line);
    }
}

void Engine::calibrate() {
    Q_EMIT calibrated(sizeForSeconds(1.5));
}

RunFacts Engine::newFacts(const RunRequest& request) const {
    RunFacts facts;
    facts.id = request.id;
    facts.experiment = request.experiment;
    facts.machine = m_parts.machine;
    facts.startedAt = utcNow();
    return facts;
}

void Engine::startNext() {
    m_runner.reset();
    m_launcher.reset();
    m_demo.reset();
    if (m_waiting.empty()) {
        m_frames.stop();
        m_looks.stop();
        Q_EMIT idle();
        return;
    }
    const auto request = m_waiting.front();
    m_waiting.pop_front();
    const auto& asked = request.experiment;
    qCDebug(engineLog, "run %d begins: %s %s:%llu, %s, %d workers", request.id.value, asked.demo.c_str(),
            asked.task.c_str(), static_cast<unsigned long long>(asked.size),
            infoOf(asked.backend).key.c_str(), asked.workers);
    const auto* const demo = findDemo(m_parts.demos, asked.demo);
    m_demo = (demo != nullptr ? *demo : *m_parts.demos.front()).start(asked, *m_parts.clock);
    m_launcher = m_demo->ownLauncher();
    if (!m_launcher) {
        m_launcher = m_parts.makeLauncher(asked.backend, *m_demo);
    }
    m_runner = std::make_unique<Runner>(newFacts(request), *m_demo, *m_launcher, *m_parts.observer,
                                        *m_parts.clock, m_parts.limits);
    m_runner->start();
    m_frames.start();
    if (const auto pace = m_parts.observer->pace()) {
        m_looks.start(std::chrono::ceil<std::chrono::milliseconds>(*pace));
    }
}

void Engine::look() {
    m_runner->poll();
    if (const auto pace = m_parts.observer->pace()) {
        m_looks.setInterval(std::chrono::ceil<std::chrono::milliseconds>(*pace)); // it may have grown
    }
}

void Engine::frame() {
    m_runner->poll();
    if (m_runner->isFinished() && hasWorkerThatEndedBadly(m_runner->facts())) {
        sweepPrivateFolders(); // a worker that was killed could not take its own away
    }
    if (m_runner->hasNews()) {
        publish(m_runner->takeUpdate());
        announceWorkers();
    }
    if (m_runner->isFinished()) {
        const auto& facts = m_runner->facts();
        qCDebug(engineLog, "run %d is over: %s", facts.id.value,
                facts.stopped         ? "stopped"
                : facts.error.empty() ? "all workers have done their work"
                                      : facts.error.c_str());
        startNext();
    }
}

void Engine::publish(RunUpdate update) {
    const auto shared = std::make_shared<const RunUpdate>(std::move(update));
    handsOver(shared.get());
    Q_EMIT updated(shared);
}

void Engine::announceWorkers() {
    const auto& facts = m_runner->facts();
    m_workers.clear();
    for (const auto& worker : facts.workers) {
        if (worker.isKnownHere() && worker.ended == Nanoseconds{}) {
            m_workers.push_back(
                {static_cast<std::int32_t>(worker.pid), static_cast<std::int32_t>(worker.tid)});
        }
    }
    auto threads = m_workers;
    std::copy_if(facts.treeThreads.begin(), facts.treeThreads.end(), std::back_inserter(threads),
                 [this](const ThreadKey& thread) {
                     return std::find(m_workers.begin(), m_workers.end(), thread) == m_workers.end();
                 });
    if (threads != m_threads) {
        m_threads = std::move(threads);
        Q_EMIT workersChanged(m_threads);
    }
}

} // namespace parascope
