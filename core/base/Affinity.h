// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <sched.h>
#include <string>
#include <vector>

namespace parascope {

/// Lets a thread use only some cores from now on (an empty list: all that this program may use); for a
/// process, its first thread. Errors as AffinityScope, and a thread that has ended.
Result<void> setAffinity(std::int32_t tid, const std::vector<CoreId>& cores);

/// The cores that this program may use, by rising number: those its first thread was started with, which
/// never changes its own. Empty when the kernel does not tell.
[[nodiscard]] std::vector<CoreId> allowedCores();
/// Those that a thread may use now. Empty when it has ended.
[[nodiscard]] std::vector<CoreId> allowedCoresOf(std::int32_t tid);

/// "0,2-3": as --cores reads it, of cores by rising number.
[[nodiscard]] std::string coreListText(const std::vector<CoreId>& cores);

/// While it lives, the calling thread may use only some cores; threads and processes it starts meanwhile
/// inherit that for good. Source: sched_setaffinity(2).
class AffinityScope {
public:
    /// All cores for an empty list. Errors: a core that does not exist, is offline or not allowed to this
    /// program.
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
