// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <sched.h>
#include <vector>

namespace parascope {

/// While it lives, the calling thread may use only some cores; threads and processes it starts meanwhile inherit that for good.
/// Source: sched_setaffinity(2).
class AffinityScope {
public:
    /// All cores for an empty list. Errors: a core that does not exist, is offline or not allowed to this program.
    static Result<AffinityScope> allow(const std::vector<CoreId>& cores);

    AffinityScope(AffinityScope&& other) noexcept;
    AffinityScope& operator=(AffinityScope&&) = delete;
    AffinityScope(const AffinityScope&) = delete;
    AffinityScope& operator=(const AffinityScope&) = delete;
    ~AffinityScope();

private:
    AffinityScope() = default;

    cpu_set_t m_before{};
    bool m_active = false;
};

} // namespace parascope
