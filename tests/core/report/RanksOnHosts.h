// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/report/RunMaker.h"

#include <string_view>

namespace parascope::test {

/// Four ranks in turn on h1, where the run was started, and on h2, which has a clock of its own; each is on
/// core 0 of its host, those of h1 for 100 ms, those of h2 for 200.
inline RunRecord ranksOnTwoHosts() {
    RunMaker maker(Backend::Mpi, 4);
    maker.run.facts.experiment.size = 1000;
    maker.run.facts.schedule = "exact";
    maker.release(0);
    for (int rank = 0; rank < 4; ++rank) {
        const bool isFar = rank % 2 == 1;
        maker.worker(0, isFar ? 200 : 100, isFar ? 200 : 100).span(0, isFar ? 200 : 100);
        auto& place = maker.run.facts.workers.back().place;
        place.host = isFar ? "h2" : "h1";
        place.machine = isFar ? "boot 2" : "boot 1";
        place.cores = 2;
        place.isElsewhere = isFar;
        if (isFar) {
            place.schedule = "exact";
            place.clockBound = Nanoseconds(8000);
            place.clockAhead = std::chrono::seconds(1000);
        }
    }
    for (const std::string host : {"", "h2: "}) {
        LaneInfo core;
        core.name = host + "core 0";
        core.group = host + std::string(kCoresProcess);
        core.kind = LaneKind::Core;
        core.order = host.empty() ? 1 << 16 : 2 << 16;
        const auto lane = maker.run.trace.addLane(core);
        for (int rank = host.empty() ? 0 : 1; rank < 4; rank += 2) {
            const auto at = milliseconds(10 * rank);
            Span span;
            span.begin = RunMaker::kLaunch + at;
            span.end = span.begin + milliseconds(10);
            span.name = maker.run.trace.nameId("worker " + std::to_string(rank));
            span.state = State::Running;
            span.core = 0;
            maker.run.trace.addSpan(lane, span);
        }
    }
    return std::move(maker.run);
}

/// The lane of the core below a process of that name.
inline LaneId coreLane(const RunRecord& run, std::string_view group) {
    for (std::size_t i = 0; i < run.trace.lanes().size(); ++i) {
        if (run.trace.lanes()[i].info.group == group) {
            return LaneId(static_cast<std::int32_t>(i));
        }
    }
    return {};
}

} // namespace parascope::test
