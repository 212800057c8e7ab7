// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Affinity.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace parascope {

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
    cpu_set_t wanted;
    CPU_ZERO(&wanted);
    for (const auto core : cores) {
        const bool known = core.value >= 0 && core.value < CPU_SETSIZE;
        if (!known || !CPU_ISSET(core.index(), &scope.m_before)) {
            return failure("core " + std::to_string(core.value), "this program may not use it: it does not exist or is not allowed",
                           "choose among the cores that 'nproc' counts, from 0");
        }
        CPU_SET(core.index(), &wanted);
    }
    if (sched_setaffinity(0, sizeof(wanted), &wanted) != 0) {
        return failure("cannot keep the workers on the chosen cores", std::strerror(errno), "choose other cores");
    }
    scope.m_active = true;
    return scope;
}

} // namespace parascope
