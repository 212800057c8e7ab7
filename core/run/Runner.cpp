// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Runner.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <utility>

namespace parascope {

Runner::Runner(RunFacts facts, DemoRun& demo, Launcher& launcher, RunObserver& observer, const Clock& clock,
               RunLimits limits)
    : m_facts(std::move(facts))
    , m_demo(demo)
    , m_launcher(launcher)
    , m_observer(observer)
    , m_clock(clock)
    , m_limits(limits) {
    m_limits.announceWithin = std::max(m_limits.announceWithin, launcher.announceWithin());
    m_limits.stopWithin = std::max({m_limits.stopWithin, demo.stopWithin(), launcher.stopWithin()});
}

void Runner::start() {
    const int count = m_facts.experiment.workersStarted();
    m_facts.workers.resize(static_cast<std::size_t>(count));
    m_workers.resize(m_facts.workers.size());
    m_hasNews = true;
    for (int i = 0; i < count; ++i) {
        record(WorkerId(i)).id = WorkerId(i);
        record(WorkerId(i)).name =
            (m_facts.experiment.backend == Backend::Mpi ? "rank " : "worker ") + std::to_string(i);
    }
    if (const auto begun = m_demo.runStarted(m_facts); !begun) { // first: it says what its workers are called
        m_facts.error = begun.error().text();
    }
    m_preparing = true;
    launchWhenPrepared();
}

void Runner::launchWhenPrepared() {
    if (!m_facts.stopped && m_facts.error.empty()) {
        if (const auto prepared = m_launcher.prepare(m_facts); !prepared) {
            m_facts.error = prepared.error().text();
        } else if (!*prepared) {
            return;
        } else if (const auto started = m_observer.runStarted(m_facts); !started) {
            m_facts.error = started.error().text();
        } else {
            m_isObserved = true;
        }
    }
    m_preparing = false;
    m_facts.launched = m_clock.now(); // what launcher and observers needed to begin is no part of the run
    launchAll();
}

void Runner::launchAll() {
    m_launching = true;
    for (std::size_t i = 0; i < m_facts.workers.size(); ++i) {
        const WorkerId id(static_cast<std::int32_t>(i));
        if (!m_facts.error.empty() || m_facts.stopped) {
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
    if (m_preparing) {
        launchWhenPrepared(); // none
    }
    stopOthers();
}

void Runner::order(std::string_view line) {
    if (!m_facts.finished) {
        m_demo.order(line, m_facts, m_launcher);
        m_hasNews = true;
    }
}

void Runner::poll() {
    if (m_facts.finished) {
        return;
    }
    if (m_preparing) {
        launchWhenPrepared();
        return;
    }
    m_launcher.poll();
    for (const auto& worker : m_facts.workers) {
        keepTimeLimits(worker.id);
    }
    if (m_facts.finished || !m_hasLanes) {
        return;
    }
    const auto known = m_facts.demo;
    m_observer.runGoesOn(m_facts, m_trace);
    m_demo.runGoesOn(m_facts, m_trace);
    m_hasNews = m_hasNews || !m_trace.isEmpty() || !(m_facts.demo == known);
    if (const auto problem = m_isStopping ? std::nullopt : m_demo.verdict(m_facts)) {
        m_facts.error = m_facts.error.empty() ? problem->text() : m_facts.error;
        m_hasNews = true;
        stopOthers();
    }
}

RunUpdate Runner::takeUpdate() {
    m_hasNews = false;
    RunUpdate update;
    update.facts = m_facts;
    update.trace = m_trace.take();
    m_demo.addTo(update);
    return update;
}

void Runner::keepTimeLimits(WorkerId worker) {
    auto& state = life(worker);
    if (m_clock.now() < state.deadline) {
        return;
    }
    if (state.life == Life::Launching) {
        giveUp(worker, WorkerExit::Silent,
               "did not announce itself within " + durationInWords(toSeconds(m_limits.announceWithin)));
    } else if (state.life == Life::Stopping) {
        state.life = Life::Killed;
        m_launcher.kill(worker);
    }
}

void Runner::workerPlaced(WorkerId worker, const WorkerPlace& place) {
    auto& of = record(worker);
    if (of.place.host.empty() && !m_facts.experiment.hosts.empty()) {
        of.name += " on " + place.host; // where it is not said which hosts, there is only one
    }
    of.place = place;
    m_hasNews = true;
}

void Runner::workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) {
    if (life(worker).life == Life::Ended) {
        return; // its program had given it up when it said so
    }
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
    m_facts.released = m_clock.now() + m_launcher.releaseLead();
    m_launcher.release();
}

void Runner::addLanes() {
    m_hasLanes = true;
    for (auto& worker : m_facts.workers) {
        worker.lane = m_trace.addLane(workerLane(m_facts, worker));
        const auto until = worker.announced != Nanoseconds{} ? worker.announced : worker.ended;
        if (worker.launched != Nanoseconds{} && until > worker.launched) {
            m_trace.addSpan(worker.lane, "starting", {worker.launched, until}, State::Starting, -1);
        }
    }
}

void Runner::workerSpan(WorkerId worker, const WorkerSpan& span) {
    if (life(worker).life == Life::Ended || !m_hasLanes || isTooMuch(worker)) {
        return;
    }
    m_hasNews = true;
    if (!m_observer.takeSpan(span, m_facts, m_trace)) {
        m_trace.addSpan(record(worker).lane, span.name, span.time, span.state, span.core);
    }
}

void Runner::workerTold(WorkerId worker, const TraceEvent& event) {
    if (life(worker).life != Life::Ended && m_hasLanes && !isTooMuch(worker)) {
        m_hasNews = true;
        m_observer.takeTold(worker, event, m_facts, m_trace);
    }
}

void Runner::workerScheduled(WorkerId worker, const SchedSlice& piece) {
    if (life(worker).life != Life::Ended && m_hasLanes && !isTooMuch(worker)) {
        m_hasNews = true;
        m_observer.takePiece(worker, piece, m_facts, m_trace);
    }
}

void Runner::workerMark(WorkerId worker, const TraceEvent& mark) {
    if (life(worker).life == Life::Ended || !m_hasLanes || isTooMuch(worker)) {
        return;
    }
    if (const auto taken = m_demo.marked(worker, mark); !taken) {
        giveUp(worker, WorkerExit::Rubbish, taken.error().text());
    }
    m_hasNews = true;
}

bool Runner::isTooMuch(WorkerId worker) {
    if (++life(worker).events <= m_limits.eventsPerWorker) {
        return false;
    }
    giveUp(worker, WorkerExit::Flooded,
           "wrote more than " + std::to_string(m_limits.eventsPerWorker) + " events, so it was ended");
    return true;
}

void Runner::giveUp(WorkerId worker, WorkerExit exit, const std::string& why) {
    if (life(worker).life != Life::Killed) {
        fail(worker, exit, record(worker).name + " " + why);
        life(worker).life = Life::Killed;
        m_launcher.kill(worker);
    }
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

void Runner::workerDone(WorkerId worker, Nanoseconds time) {
    if (m_hasLanes && life(worker).life != Life::Ended) {
        record(worker).ended = std::max(time, m_facts.released); // what it does behind that is no work
        m_hasNews = true;
    }
}

void Runner::workerEnded(WorkerId worker, const WorkerResult& ending) {
    auto& of = record(worker);
    const bool alreadyFailed = of.exit != WorkerExit::Unknown;
    const bool wasAsked = life(worker).life == Life::Stopping || life(worker).life == Life::Killed;
    of.results = ending.results;
    of.total = ending.total;
    of.usage = ending.usage;
    // It may have ended when we had not heard of that, and released it.
    of.ended = std::max(ending.time, ending.time != Nanoseconds{} ? m_facts.released : Nanoseconds{});
    const bool endedWell = ending.exit == WorkerExit::Ok;
    const bool wentByItself = endedWell || ending.exit == WorkerExit::Stopped;
    if (wentByItself && !m_hasLanes && !wasAsked && m_facts.error.empty() && !m_facts.stopped) {
        // Without it the others are never released, and would wait for ever.
        fail(worker, WorkerExit::Exited, of.name + " was stopped by another program before all were there");
    } else if (!alreadyFailed && (wentByItself || wasAsked)) {
        const bool killed = life(worker).life == Life::Killed;
        of.exit = endedWell ? WorkerExit::Ok : killed ? WorkerExit::Killed : WorkerExit::Stopped;
        of.message = of.exit == WorkerExit::Killed
                         ? of.name + " did not stop when it was asked to, so it was ended"
                         : std::string();
    } else if (!alreadyFailed) {
        fail(worker, ending.exit, record(worker).name + " " + ending.message);
    }
    end(worker);
    m_demo.workerEnded(worker, m_facts);
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
    m_isStopping = true;
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
    if (m_isObserved) {
        m_observer.runEnded(m_facts, m_trace);
    }
    m_demo.runEnded(m_facts, m_trace);
    m_facts.finished = true;
    m_hasNews = true;
}

} // namespace parascope
