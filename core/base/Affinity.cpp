// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Affinity.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace parascope {

std::vector<CoreId> allowedCoresOf(std::int32_t tid) {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    sched_getaffinity(tid, sizeof(allowed), &allowed);
    std::vector<CoreId> cores;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<std::size_t>(core), &allowed)) {
            cores.emplace_back(core);
        }
    }
    return cores;
}

std::vector<CoreId> allowedCores() {
    return allowedCoresOf(getpid());
}

std::string coreListText(const std::vector<CoreId>& cores) {
    std::string text;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        auto last = i;
        while (last + 1 < cores.size() && cores[last + 1].value == cores[last].value + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ",") + std::to_string(cores[i].value);
        text += last > i ? "-" + std::to_string(cores[last].value) : "";
        i = last;
    }
    return text;
}

Result<void> setAffinity(std::int32_t tid, const std::vector<CoreId>& cores) {
    const auto allowed = allowedCores();
    cpu_set_t wanted;
    CPU_ZERO(&wanted);
    for (const auto core : cores.empty() ? allowed : cores) {
        if (std::find(allowed.begin(), allowed.end(), core) == allowed.end()) {
            return failure("core " + std::to_string(core.value),
                           "this program may not use it: it does not exist or is not allowed",
                           "choose among the cores that it may use: " + coreListText(allowed));
        }
        CPU_SET(core.index(), &wanted);
    }
    if (sched_setaffinity(tid, sizeof(wanted), &wanted) != 0) {
        return failure("cannot keep the workers on the chosen cores", std::strerror(errno),
                       "choose other cores");
    }
    return {};
}

AffinityScope::AffinityScope(AffinityScope&& other) noexcept
    : m_before(other.m_before)
    , m_active(std::exchange(other.m_active, false)) {}

AffinityScope::~AffinityScope() {
    if (m_active) {
        sched_setaffinity(0, sizeof(m_before), &m_before);
    }
}

Result<AffinityScope> AffinityScope::allow(const std::vector<CoreId>& cores) {
    AffinityScope scope;
    if (cores.empty()) {
        return scope;
    }
    sched_getaffinity(0, sizeof(scope.m_before), &scope.m_before);
    if (const auto set = setAffinity(0, cores); !set) {
        return failure(set.error());
    }
    scope.m_active = true;
    return scope;
}

} // namespace parascope
