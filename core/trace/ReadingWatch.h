// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

#include <cstdint>
#include <functional>

namespace parascope {

/// How far the reading of a file has come.
struct ReadingState {
    std::uint64_t taken = 0; ///< bytes of the file: packed ones where it is packed
    std::uint64_t all = 0;   ///< 0 where nobody knows, as of a pipe
    /// The spans and marks read so far, copied: it costs as much as they are.
    std::function<Trace()> traceSoFar;
};

/// Is told of a reading again and again: at each MiB at the latest, and while a pipe has nothing to give.
/// False stops it.
using ReadingWatch = std::function<bool(const ReadingState& state)>;

} // namespace parascope
