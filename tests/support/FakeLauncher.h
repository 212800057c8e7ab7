// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"

#include <functional>
#include <map>
#include <vector>

namespace parascope::test {

/// Makes no workers: it notes what it is asked for, and the test says what the workers would have said.
class FakeLauncher final : public Launcher {
public:
    // What the test sees.
    std::vector<WorkerSpec> orders;
    std::vector<int> stopped;
    std::vector<int> killed;
    int releases = 0;
    int polls = 0;

    // What the test chooses.
    std::map<int, Error> refused;          ///< workers that cannot be started
    std::function<void(int)> whenLaunched; ///< also called for workers that announce themselves at once
    std::function<void(int)> whenStopped;
    std::function<void(int)> whenKilled;
    std::function<void()> whenReleased;
    std::function<void()> whenPolled;

    void announce(int worker, Nanoseconds time) {
        m_sink->workerAnnounced(WorkerId(worker), 1000 + worker, 2000 + worker, time);
    }
    void span(int worker, const TimeSpan& time, State state = State::Running, int core = 0) {
        m_sink->workerSpan(WorkerId(worker), {"work", time, state, core});
    }
    void print(int worker, std::string_view text) { m_sink->workerOutput(WorkerId(worker), text); }
    void end(int worker, const WorkerResult& ending) { m_sink->workerEnded(WorkerId(worker), ending); }
    void endWell(int worker, Nanoseconds time, const std::string& result = "42") {
        end(worker, {WorkerExit::Ok, {}, {result}, {}, time});
    }

    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override {
        m_sink = &sink;
        if (const auto refusal = refused.find(order.id.value); refusal != refused.end()) {
            return failure(refusal->second);
        }
        orders.push_back(order);
        call(whenLaunched, order.id.value);
        return {};
    }
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
