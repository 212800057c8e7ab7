// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"
#include "core/trace/State.h"

namespace parascope {

/// One interval on a lane. 24 bytes: a trace holds millions.
struct Span {
    Nanoseconds begin{};
    Nanoseconds end{};
    NameId name;
    std::int16_t core = -1; ///< the core it ended on, -1 where nobody said
    State state = State::Other;

    [[nodiscard]] constexpr TimeSpan time() const { return {begin, end}; }
    bool operator==(const Span&) const = default;
};
static_assert(sizeof(Span) == 24);

} // namespace parascope
