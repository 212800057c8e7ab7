// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WorkerLoad.h"

#include <algorithm>
#include <map>

namespace parascope {

WorkerLoad::WorkerLoad(std::unique_ptr<TaskReader> reader)
    : m_reader(std::move(reader)) {}

WorkerLoadSample WorkerLoad::sample(std::span<const ThreadKey> threads, Nanoseconds now) {
    WorkerLoadSample result;
    std::map<CoreId, double> shares;
    std::unordered_map<ThreadKey, Previous> current;
    for (const auto& thread : threads) {
        const auto reading = m_reader->read(thread);
        if (!reading) {
            continue;
        }
        current[thread] = {*reading, now};
        const auto before = m_previous.find(thread);
        if (before == m_previous.end() ||
            before->second.reading.stat.startTicks != reading->stat.startTicks) {
            continue; // new, or another thread that was given the same number
        }
        const auto& [last, lastTime] = before->second;
        const WorkerUse use{thread, reading->stat.core,
                            std::max(reading->onCore - last.onCore, Nanoseconds(0)),
                            std::max(reading->waiting - last.waiting, Nanoseconds(0))};
        result.workers.push_back(use);
        if (now > lastTime) {
            const double share =
                static_cast<double>(use.onCore.count()) / static_cast<double>((now - lastTime).count());
            shares[last.stat.core] += share / 2;
            shares[use.core] += share / 2;
        }
    }
    for (const auto& [thread, previous] : m_previous) {
        if (!current.contains(thread)) {
            m_reader->forget(thread);
        }
    }
    m_previous = std::move(current);
    for (const auto& [core, share] : shares) {
        result.cores.push_back({core, std::min(share, 1.0)});
    }
    return result;
}

std::vector<CoreSplit> splitLoads(std::span<const CoreLoad> loads, std::span<const OwnShare> own) {
    std::vector<CoreSplit> splits;
    splits.reserve(loads.size());
    for (const auto& load : loads) {
        CoreSplit split{load.core, std::nullopt, std::nullopt, 0};
        const auto ours =
            std::find_if(own.begin(), own.end(), [&](const auto& o) { return o.core == load.core; });
        if (ours != own.end()) {
            split.own = ours->share;
        }
        if (load.shares) {
            split.busy = load.shares->busy;
            split.others = std::max(0.0, load.shares->busy - split.own);
        }
        splits.push_back(split);
    }
    return splits;
}

} // namespace parascope
