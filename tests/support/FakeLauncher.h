// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace parascope::test {

/// Makes no workers: it notes what it is asked for, and the test says what the workers would have said.
class FakeLauncher final : public Launcher {
public:
    // What the test sees.
    std::vector<WorkerSpec> orders;
    std::vector<int> stopped;
    std::vector<int> killed;
    std::vector<std::string> lines; ///< "pause" for all, "2: fail 2" for one
    int releases = 0;
    int polls = 0;

    // What the test chooses.
    std::map<int, Error> refused;          ///< workers that cannot be started
    Result<bool> prepared = true;          ///< what prepare() answers
    Nanoseconds lead{};                    ///< from the release to the beginning of the work
    std::function<void(int)> whenLaunched; ///< also called for workers that announce themselves at once
    std::function<void(int)> whenStopped;
    std::function<void(int)> whenKilled;
    std::function<void()> whenReleased;
    std::function<void()> whenPolled;
    std::function<void(std::string_view)> whenOrdered;

    void announce(int worker, Nanoseconds time) {
        m_sink->workerAnnounced(WorkerId(worker), 1000 + worker, 2000 + worker, time);
    }
    void place(int worker, const WorkerPlace& place) { m_sink->workerPlaced(WorkerId(worker), place); }
    void done(int worker, Nanoseconds time) { m_sink->workerDone(WorkerId(worker), time); }
    void piece(int worker, const SchedSlice& piece) { m_sink->workerScheduled(WorkerId(worker), piece); }
    void span(int worker, const TimeSpan& time, State state = State::Running, int core = 0) {
        m_sink->workerSpan(WorkerId(worker), {"work", time, state, core});
    }
    void mark(int worker, const TraceEvent& mark) { m_sink->workerMark(WorkerId(worker), mark); }
    void print(int worker, std::string_view text) { m_sink->workerOutput(WorkerId(worker), text); }
    void end(int worker, const WorkerResult& ending) { m_sink->workerEnded(WorkerId(worker), ending); }
    void endWell(int worker, Nanoseconds time, const std::string& result = "42") {
        end(worker, {WorkerExit::Ok, {}, {result}, {}, time});
    }

    Result<bool> prepare(RunFacts& /*facts*/) override { return prepared; }
    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override {
        m_sink = &sink;
        if (const auto refusal = refused.find(order.id.value); refusal != refused.end()) {
            return failure(refusal->second);
        }
        orders.push_back(order);
        call(whenLaunched, order.id.value);
        return {};
    }
    [[nodiscard]] Nanoseconds releaseLead() const override { return lead; }
    void release() override {
        ++releases;
        if (whenReleased) {
            whenReleased();
        }
    }
    void stop(WorkerId worker) override {
        stopped.push_back(worker.value);
        call(whenStopped, worker.value);
    }
    void kill(WorkerId worker) override {
        killed.push_back(worker.value);
        call(whenKilled, worker.value);
    }
    void order(std::optional<WorkerId> worker, std::string_view line) override {
        lines.push_back((worker ? std::to_string(worker->value) + ": " : std::string()) + std::string(line));
        if (whenOrdered) {
            whenOrdered(line);
        }
    }
    void poll() override {
        ++polls;
        if (whenPolled) {
            whenPolled();
        }
    }

private:
    static void call(const std::function<void(int)>& what, int worker) {
        if (what) {
            what(worker);
        }
    }

    WorkerListener* m_sink = nullptr;
};

} // namespace parascope::test
