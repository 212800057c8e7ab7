// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Baseline.h"

#include <string>

namespace parascope::test {

using std::chrono::milliseconds;

/// Makes runs by hand, in milliseconds from the launch, so that their figures are known.
class RunMaker {
public:
    /// Where the launch lies on the clock: a day and some nanoseconds after the machine's start.
    static constexpr Nanoseconds kLaunch = std::chrono::hours(24) + Nanoseconds(1);

    RunMaker(Backend backend, int workers) {
        auto& facts = run.facts;
        facts.experiment.backend = backend;
        facts.experiment.workers = workers;
        facts.machine = {2, "Test CPU", "6.1.0", 2};
        facts.startedAt = "2026-01-02T03:04:05Z";
        facts.launched = kLaunch;
        facts.finished = true;
    }

    RunMaker& release(std::int64_t ms) {
        run.facts.released = at(ms);
        return *this;
    }

    /// A worker that announced itself and ended at those moments, having used that processor time.
    RunMaker& worker(std::int64_t announced, std::int64_t ended, std::int64_t cpu) {
        auto& facts = run.facts;
        const auto number = static_cast<std::int32_t>(facts.workers.size());
        WorkerRecord worker;
        worker.id = WorkerId(number);
        worker.name = "worker " + std::to_string(number);
        worker.pid = facts.experiment.backend == Backend::Processes ? 500 + number : 500;
        worker.tid = 500 + number;
        worker.launched = kLaunch;
        worker.announced = at(announced);
        worker.ended = at(ended);
        worker.usage.cpu = milliseconds(cpu);
        worker.exit = WorkerExit::Ok;
        worker.results = {"42"};
        worker.lane = run.trace.addLane({worker.name, infoOf(facts.experiment.backend).label,
                                         LaneKind::Worker, worker.pid, worker.tid, number});
        facts.workers.push_back(worker);
        facts.ended = std::max(facts.ended, worker.ended);
        span(0, announced, State::Starting, -1);
        return *this;
    }

    /// A span on the newest worker's lane.
    RunMaker& span(std::int64_t begin, std::int64_t end, State state = State::Running, int core = 0) {
        Span made;
        made.begin = at(begin);
        made.end = at(end);
        made.name = run.trace.nameId(state == State::Starting ? "starting" : "work");
        made.state = state;
        made.core = static_cast<std::int16_t>(core);
        run.trace.addSpan(run.facts.workers.back().lane, made);
        return *this;
    }

    static Nanoseconds at(std::int64_t ms) { return kLaunch + milliseconds(ms); }

    RunRecord run;
};

/// One after another: 400 ms of work in a run of 404 ms.
inline RunRecord serialRun() {
    RunMaker maker(Backend::Serial, 2);
    maker.release(4).worker(4, 404, 400).span(4, 204).span(204, 404);
    return std::move(maker.run);
}

/// Two workers, one on each core, 200 ms of work in a run of 202 ms.
inline RunRecord parallelRun(Backend backend = Backend::Processes) {
    RunMaker maker(backend, 2);
    maker.release(2)
        .worker(1, 202, 200)
        .span(2, 102)
        .span(102, 202)
        .worker(2, 202, 200)
        .span(2, 202, State::Running, 1);
    return std::move(maker.run);
}

/// A baseline of so many seconds.
inline Baseline against(double wall) {
    Baseline baseline;
    baseline.wall = wall;
    return baseline;
}

} // namespace parascope::test
