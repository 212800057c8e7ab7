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

/// The order in which a lane takes spans: by begin, and a span before those it holds.
[[nodiscard]] constexpr bool standsBefore(const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

} // namespace parascope
