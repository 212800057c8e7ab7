// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

namespace parascope {

/// What came of a put or a get.
enum class QueueOutcome : std::uint8_t {
    Done,     ///< the item changed hands
    Closed,   ///< nothing can be put any more; for a get: and nothing is left to take
    TimedOut, ///< the time given for it is over
    Stopped,  ///< the caller's stop token was asked to stop
};

/// How long a put or a get may wait, and what it tells besides its outcome.
struct QueueWait {
    std::stop_token stop{};
    std::optional<Nanoseconds> timeout{}; ///< from the call on; 0: do not wait; nothing: for ever
    std::size_t* depth = nullptr;         ///< set to the items in the queue right after, when Done
};

} // namespace parascope
