// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Runner.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {

std::string nameOf(WorkerId worker) {
    return "worker " + std::to_string(worker.value);
}

/// The process a lane stands under in trace viewers.
std::string groupOf(const Experiment& experiment, WorkerId worker) {
    const auto& label = infoOf(experiment.backend).label;
    return infoOf(experiment.backend).kind == WorkerKind::Processes ? label + ": " + nameOf(worker) : label;
}

} // namespace

Runner::Runner(RunFacts facts, Launcher& launcher, RunObserver& observer, const Clock& clock,
               RunLimits limits)
    : m_facts(std::move(facts))
    , m_launcher(launcher)
    , m_observer(observer)
    , m_clock(clock)
    , m_limits(limits) {}

void Runner::start() {
    const int count = m_facts.experiment.workersStarted();
    m_facts.workers.resize(static_cast<std::size_t>(count));
    m_workers.resize(m_facts.workers.size());
    m_hasNews = true;
    if (const auto prepared = m_launcher.prepare(m_facts); !prepared) {
        m_facts.error = prepared.error().text();
    } else if (const auto started = m_observer.runStarted(m_facts); !started) {
        m_facts.error = started.error().text();
    }
    m_facts.launched = m_clock.now(); // what launcher and observers needed to begin is no part of the run
    m_launching = true;
    for (int i = 0; i < count; ++i) {
        const WorkerId id(i);
        record(id).id = id;
        if (!m_facts.error.empty()) {
            life(id).life =
                Life::Ended; // never launched: the run could not begin, or an earlier worker could not
            record(id).exit = WorkerExit::Stopped;
            continue;
        }
        record(id).launched = m_clock.now();
        life(id).deadline = record(id).launched + m_limits.announceWithin;
        if (const auto launched = m_launcher.launch({id, m_facts.experiment}, *this); !launched) {
            fail(id, WorkerExit::Failed, launched.error().text());
            end(id);
        }
    }
    m_launching = false;
    if (!m_facts.error.empty()) {
        stopOthers();
    }
    releaseWhenAllAnnounced();
    finishWhenAllEnded();
}

void Runner::stop() {
    if (m_facts.finished) {
        return;
    }
    m_facts.stopped = true;
    stopOthers();
}

void Runner::poll() {
    if (m_facts.finished) {
        return;
    }
    m_launcher.poll();
    for (const auto& worker : m_facts.workers) {
        keepTimeLimits(worker.id);
    }
    if (!m_facts.finished && m_hasLanes) {
        m_observer.runGoesOn(m_facts, m_trace);
    }
}

RunUpdate Runner::takeUpdate() {
    m_hasNews = false;
    return {m_facts, m_trace.take()};
}

void Runner::keepTimeLimits(WorkerId worker) {
    auto& state = life(worker);
    if (m_clock.now() < state.deadline) {
        return;
    }
    if (state.life == Life::Launching) {
        fail(worker, WorkerExit::Silent,
             nameOf(worker) + " did not announce itself within " +
                 durationInWords(toSeconds(m_limits.announceWithin)));
        state.life = Life::Killed;
        m_launcher.kill(worker);
    } else if (state.life == Life::Stopping) {
        state.life = Life::Killed;
        m_launcher.kill(worker);
    }
}

void Runner::workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) {
    auto& of = record(worker);
    of.pid = pid;
    of.tid = tid;
    of.announced = std::max(time, of.launched);
    if (life(worker).life == Life::Launching) {
        life(worker).life = Life::Announced;
    }
    m_hasNews = true;
    releaseWhenAllAnnounced();
}

void Runner::releaseWhenAllAnnounced() {
    const auto isReady = [](const Worker& worker) { return worker.life == Life::Announced; };
    if (m_launching || m_hasLanes || m_workers.empty() ||
        !std::all_of(m_workers.begin(), m_workers.end(), isReady)) {
        return;
    }
    addLanes();
    for (auto& worker : m_workers) {
        worker.life = Life::Working;
    }
    m_facts.released = m_clock.now();
    m_launcher.release();
}

void Runner::addLanes() {
    m_hasLanes = true;
    for (auto& worker : m_facts.workers) {
        worker.lane = m_trace.addLane({nameOf(worker.id), groupOf(m_facts.experiment, worker.id),
                                       LaneKind::Worker, worker.pid, worker.tid, worker.id.value});
        const auto until = worker.announced != Nanoseconds{} ? worker.announced : worker.ended;
        if (worker.launched != Nanoseconds{} && until > worker.launched) {
            m_trace.addSpan(worker.lane, "starting", {worker.launched, until}, State::Starting, -1);
        }
    }
}

void Runner::workerSpan(WorkerId worker, const WorkerSpan& span) {
    auto& state = life(worker);
    if (state.life == Life::Ended || !m_hasLanes) {
        return;
    }
    if (++state.spans > m_limits.spansPerWorker) {
        if (state.life != Life::Killed) {
            fail(worker, WorkerExit::Flooded,
                 nameOf(worker) + " wrote more than " + std::to_string(m_limits.spansPerWorker) +
                     " events, so it was ended");
            state.life = Life::Killed;
            m_launcher.kill(worker);
        }
        return;
    }
    m_trace.addSpan(record(worker).lane, span.name, span.time, span.state, span.core);
    m_hasNews = true;
}

void Runner::workerOutput(WorkerId worker, std::string_view text) {
    auto& output = record(worker).output;
    const auto room = m_limits.outputBytes - std::min(m_limits.outputBytes, output.size());
    output.append(text.substr(0, room));
    m_hasNews = true;
}

void Runner::fail(WorkerId worker, WorkerExit exit, std::string message) {
    record(worker).exit = exit;
    record(worker).message = message;
    if (m_facts.error.empty()) {
        m_facts.error = std::move(message);
    }
    m_hasNews = true;
}

void Runner::workerEnded(WorkerId worker, const WorkerResult& ending) {
    auto& of = record(worker);
    const bool alreadyFailed = of.exit != WorkerExit::Unknown;
    const bool wasAsked = life(worker).life == Life::Stopping || life(worker).life == Life::Killed;
    of.results = ending.results;
    of.usage = ending.usage;
    of.ended = ending.time;
    const bool endedWell = ending.exit == WorkerExit::Ok;
    if (!alreadyFailed && (endedWell || wasAsked || ending.exit == WorkerExit::Stopped)) {
        const bool killed = life(worker).life == Life::Killed;
        of.exit = endedWell ? WorkerExit::Ok : killed ? WorkerExit::Killed : WorkerExit::Stopped;
    } else if (!alreadyFailed) {
        fail(worker, ending.exit, nameOf(worker) + " " + ending.message);
    }
    end(worker);
    if (!m_facts.error.empty() && (!m_facts.experiment.keepGoing || !m_hasLanes)) {
        stopOthers();
    }
    finishWhenAllEnded();
}

void Runner::end(WorkerId worker) {
    life(worker).life = Life::Ended;
    if (record(worker).ended == Nanoseconds{}) {
        record(worker).ended = m_clock.now();
    }
    m_hasNews = true;
}

void Runner::askToStop(WorkerId worker) {
    auto& state = life(worker);
    if (state.life == Life::Ended || state.life == Life::Stopping || state.life == Life::Killed) {
        return;
    }
    state.life = Life::Stopping;
    state.deadline = m_clock.now() + m_limits.stopWithin;
    m_launcher.stop(worker);
}

void Runner::stopOthers() {
    if (m_launching) {
        return; // start() does it when all are launched
    }
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        askToStop(WorkerId(static_cast<std::int32_t>(i)));
    }
}

void Runner::finishWhenAllEnded() {
    const auto hasEnded = [](const Worker& worker) { return worker.life == Life::Ended; };
    if (m_launching || m_facts.finished || !std::all_of(m_workers.begin(), m_workers.end(), hasEnded)) {
        return;
    }
    for (const auto& worker : m_facts.workers) {
        m_facts.ended = std::max(m_facts.ended, worker.ended);
    }
    if (!m_hasLanes) {
        addLanes();
    }
    m_observer.runEnded(m_facts, m_trace);
    m_facts.finished = true;
    m_hasNews = true;
}

} // namespace parascope
