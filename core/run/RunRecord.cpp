// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RunRecord.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
constexpr std::array<std::string_view, 10> kExitKeys{"unknown", "ok",     "stopped", "failed",  "crashed",
                                                     "exited",  "killed", "silent",  "flooded", "rubbish"};
}

std::string_view exitKey(WorkerExit exit) {
    return kExitKeys.at(static_cast<std::size_t>(exit));
}

bool RunFacts::hasWorkersElsewhere() const {
    return std::any_of(workers.begin(), workers.end(),
                       [](const WorkerRecord& worker) { return worker.place.isElsewhere; });
}

std::string laneGroup(const RunFacts& facts, const WorkerRecord& worker) {
    const auto& info = infoOf(facts.experiment.backend);
    if (facts.tree) {
        return worker.name; // a program of the user's: it was made by no backend
    }
    if (!facts.experiment.hosts.empty() && !worker.place.host.empty()) {
        return worker.place.host + ": " + info.label + ": " + worker.name; // those of a host stand together
    }
    return info.kind == WorkerKind::Processes ? info.label + ": " + worker.name : info.label;
}

std::int32_t laneOrder(const RunFacts& facts, const WorkerRecord& worker) {
    constexpr std::int32_t kRoomOfAHost = 1024; // more than there are workers
    const auto first =
        std::find_if(facts.workers.begin(), facts.workers.end(),
                     [&](const WorkerRecord& other) { return other.place.host == worker.place.host; });
    const bool isApart = !worker.place.host.empty() && first != facts.workers.end();
    return (isApart ? first->id.value * kRoomOfAHost : 0) + worker.id.value;
}

LaneInfo workerLane(const RunFacts& facts, const WorkerRecord& worker) {
    return {worker.name, laneGroup(facts, worker), LaneKind::Worker, worker.pid,
            worker.tid,  laneOrder(facts, worker)};
}

WorkerExit exitFromKey(std::string_view key) {
    const auto* found = std::find(kExitKeys.begin(), kExitKeys.end(), key);
    return found == kExitKeys.end() ? WorkerExit::Unknown
                                    : static_cast<WorkerExit>(found - kExitKeys.begin());
}

} // namespace parascope
