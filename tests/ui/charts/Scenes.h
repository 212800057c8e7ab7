// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <string>

namespace parascope::test {

/// Two runs of two workers each, with their zeros far apart on the clock: a start of 10 ms, ten chunks of 100
/// ms on the core with the worker's number, and in the second run a wait behind each chunk.
class TwoRuns {
public:
    TwoRuns() {
        fill(threads, std::chrono::seconds(100), false);
        fill(processes, std::chrono::seconds(200), true);
    }

    [[nodiscard]] std::vector<TimelineSource> sources() const {
        return {{QStringLiteral("threads"), &threads, std::chrono::seconds(100), QStringLiteral("exact")},
                {QStringLiteral("processes"), &processes, std::chrono::seconds(200), QString()}};
    }

    /// A trace with so many lanes of one span.
    static void addLanes(Trace& trace, int count) {
        for (int i = 0; i < count; ++i) {
            const auto lane = trace.addLane(worker(i));
            trace.addSpan(lane,
                          {Nanoseconds(0), std::chrono::seconds(1), trace.nameId("all"), 0, State::Running});
        }
    }

    Trace threads;
    Trace processes;

private:
    static LaneInfo worker(int number) {
        LaneInfo info;
        info.name = "worker " + std::to_string(number);
        info.kind = LaneKind::Worker;
        info.order = number;
        return info;
    }

    static void fill(Trace& trace, Nanoseconds zero, bool waits) {
        using std::chrono::milliseconds;
        for (int number = 0; number < 2; ++number) {
            const auto lane = trace.addLane(worker(number));
            trace.addSpan(lane, {zero - milliseconds(10), zero, trace.nameId("start"), -1, State::Starting});
            auto now = zero;
            for (int chunk = 0; chunk < 10; ++chunk) {
                const auto core = static_cast<std::int16_t>(number);
                trace.addSpan(lane,
                              {now, now + milliseconds(100), trace.nameId("chunk"), core, State::Running});
                now += milliseconds(100);
                if (waits) {
                    trace.addSpan(lane,
                                  {now, now + milliseconds(50), trace.nameId("wait"), -1, State::Ready});
                    now += milliseconds(50);
                }
            }
        }
    }
};

} // namespace parascope::test
