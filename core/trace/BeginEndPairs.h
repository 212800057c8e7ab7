// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Span.h"

#include <cstdint>
#include <vector>

namespace parascope {

/// A B or an E event of a lane.
struct SpanEdge {
    Nanoseconds time{};
    NameId name; ///< invalid for an end that names none
    std::uint64_t offset = 0;
    std::int16_t core = -1;
    State state = State::Other;
    bool isEnd = false;
};

/// What became of the begins and ends of a lane.
struct PairedSpans {
    std::vector<Span> spans;
    std::vector<SpanEdge> open;     ///< begins that nothing ended
    std::vector<SpanEdge> strays;   ///< ends of nothing
    std::vector<SpanEdge> misnamed; ///< ends of another span than the innermost open one, which end nothing
};

/// Pairs begins and ends by time, wherever they stand in the file. An end without a name ends the innermost
/// span that is open; one with a name only that one's own, as speedscope has it.
[[nodiscard]] PairedSpans pairedSpans(std::vector<SpanEdge> edges);

} // namespace parascope
