// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Experiment.h"

#include "core/base/NearNames.h"

namespace parascope {

const std::vector<BackendInfo>& allBackends() {
    static const std::vector<BackendInfo> kBackends{
        {Backend::Serial, "serial", "one after another",
         "one thread does all the work, piece after piece: the baseline"},
        {Backend::Threads, "threads", "C++ threads",
         "threads of one process: they share memory and start in microseconds"},
        {Backend::Processes, "processes", "C++ processes",
         "a process for each worker: memory of its own, about a millisecond to start"},
    };
    return kBackends;
}

const BackendInfo& infoOf(Backend backend) {
    return allBackends()[static_cast<std::size_t>(backend)];
}

Result<Backend> parseBackend(std::string_view key) {
    std::vector<std::string> known;
    for (const auto& info : allBackends()) {
        if (info.key == key) {
            return info.backend;
        }
        known.push_back(info.key);
    }
    return failure("backend '" + std::string(key) + "'", "there is no such backend",
                   suggestNames(key, known));
}

} // namespace parascope
