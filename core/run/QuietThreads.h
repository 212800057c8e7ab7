// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SchedSlice.h"

#include <map>
#include <span>
#include <vector>

namespace parascope {

/// Threads that lived before anybody watched, and of which nothing was heard since. No record of a switch
/// comes of one that waits on, or computes on with nobody else on its core: it would seem not to be there.
class QuietThreads {
public:
    /// Those of a process and of what it started, as they are now.
    void begin(std::int32_t pid, Nanoseconds time);
    /// What goes on: that which is known, and these, up to the same moment, or `atLeast` where nothing is
    /// known.
    [[nodiscard]] std::vector<SchedSlice> with(std::vector<SchedSlice> open, Nanoseconds atLeast);
    /// Those of which something is heard have been quiet until then: adds that before what is finished.
    void end(std::span<const SchedSlice> open, std::vector<SchedSlice>& finished);

private:
    std::map<std::int32_t, SchedSlice> m_threads; ///< by tid
};

} // namespace parascope
