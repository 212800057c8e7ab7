// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunHosts.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

/// The host whose core a lane is of: that of "h2: CPU cores"; empty for a core of this machine.
std::string hostOfCore(const LaneInfo& lane) {
    const std::string_view group = lane.group;
    const auto behind = kBehindHost.size() + kCoresProcess.size();
    const bool isNamed = lane.kind == LaneKind::Core && group.size() > behind &&
                         group.ends_with(kCoresProcess) &&
                         group.substr(group.size() - behind, kBehindHost.size()) == kBehindHost;
    return isNamed ? std::string(group.substr(0, group.size() - behind)) : std::string();
}

RunHost& hostNamed(const std::string& name, std::vector<RunHost>& hosts) {
    const auto known =
        std::find_if(hosts.begin(), hosts.end(), [&](const RunHost& host) { return host.name == name; });
    if (known != hosts.end()) {
        return *known;
    }
    auto& host = hosts.emplace_back();
    host.name = name;
    return host;
}

/// Of a rank elsewhere its own kernel's word, of one of this machine the run's.
std::string scheduleOf(const RunFacts& facts, const WorkerPlace& place) {
    const auto& told = place.isElsewhere ? place.schedule : facts.schedule;
    return told == "exact" || told == "sampled" ? told : std::string();
}

void addRank(const RunFacts& facts, const WorkerRecord& rank, std::vector<RunHost>& hosts) {
    auto& host = hostNamed(rank.place.host, hosts);
    const auto schedule = scheduleOf(facts, rank.place);
    host.schedule = host.ranks == 0 || host.schedule == schedule ? schedule : std::string();
    ++host.ranks;
    if (rank.place.clockBound) {
        host.clockBound = std::max(host.clockBound.value_or(Nanoseconds{}), *rank.place.clockBound);
    }
    for (const auto lane : {rank.lane, rank.scheduleLane}) {
        if (lane.isValid()) {
            host.lanes.push_back(lane);
        }
    }
}

/// Cores without a host are of the machine that the run was started on.
void addCores(const RunRecord& run, std::vector<RunHost>& hosts) {
    const auto& workers = run.facts.workers;
    const auto here = std::find_if(workers.begin(), workers.end(), [](const WorkerRecord& worker) {
        return !worker.place.host.empty() && !worker.place.isElsewhere;
    });
    const auto& lanes = run.trace.lanes();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].info.kind != LaneKind::Core) {
            continue;
        }
        const auto named = hostOfCore(lanes[i].info);
        const auto name = named.empty() && here != workers.end() ? here->place.host : named;
        for (auto& host : hosts) {
            if (host.name == name) {
                host.lanes.emplace_back(static_cast<std::int32_t>(i));
            }
        }
    }
}

/// A bound may be said larger than it is, never smaller.
std::string boundInWords(Nanoseconds bound) {
    constexpr double kWholeMicroseconds = 1e-3;
    const double seconds = toSeconds(bound);
    return seconds < kWholeMicroseconds ? decimals(std::ceil(seconds * 1e6), 0) + " µs"
                                        : decimals(std::ceil(seconds * 1e5) / 1e2, 2) + " ms";
}

} // namespace

std::vector<RunHost> hostsOf(const RunRecord& run) {
    std::vector<RunHost> hosts;
    for (const auto& worker : run.facts.workers) {
        if (!worker.place.host.empty()) {
            addRank(run.facts, worker, hosts);
        }
    }
    if (hosts.size() < 2 && !run.facts.hasWorkersElsewhere()) {
        return {};
    }
    addCores(run, hosts);
    return hosts;
}

std::string hostInWords(const RunHost& host) {
    auto words = counted(host.ranks, "rank");
    if (host.clockBound) {
        words += ", times ± " + boundInWords(*host.clockBound);
    }
    return words +
           (host.schedule.empty() ? ", only what ranks say themselves" : ", " + host.schedule + " schedule");
}

std::map<LaneId, std::string> lanesElsewhere(const RunRecord& run) {
    std::map<LaneId, std::string> elsewhere;
    for (const auto& worker : run.facts.workers) {
        for (const auto lane : {worker.lane, worker.scheduleLane}) {
            if (worker.place.isElsewhere && lane.isValid()) {
                elsewhere[lane] = worker.place.host;
            }
        }
    }
    const auto& lanes = run.trace.lanes();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (auto host = hostOfCore(lanes[i].info); !host.empty()) {
            elsewhere[LaneId(static_cast<std::int32_t>(i))] = std::move(host);
        }
    }
    return elsewhere;
}

} // namespace parascope
