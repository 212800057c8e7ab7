// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"
#include "core/trace/Trace.h"

#include <string>
#include <vector>

namespace parascope {

/// What the spans of one name come to.
struct NameFigures {
    std::string name;
    std::size_t count = 0;
    Nanoseconds total{};  ///< of all of them; one inside another of its name counts as well
    Nanoseconds self{};   ///< without the spans that stand inside them
    Nanoseconds median{}; ///< the lower one of two
    Nanoseconds longest{};

    bool operator==(const NameFigures&) const = default;
};

/// The lanes whose spans have names that people gave them: what workers recorded. The cores' where a trace
/// has nothing else.
[[nodiscard]] std::vector<LaneId> lanesWithNames(const Trace& trace);

/// Of every name on those lanes, those with the most time of their own first. Of a span that reaches beyond
/// `range` (on the trace's clock) counts what lies within. O(n) for n spans there.
[[nodiscard]] std::vector<NameFigures> nameFigures(const Trace& trace, const TimeSpan& range);

/// The same as a table, a row for each name, with each name's share of the time of all.
[[nodiscard]] Report nameReport(const std::vector<NameFigures>& names);

/// Two traces' names side by side, those whose total differs most first: "1" is the first trace, "2" the
/// second. A name that one of them has not counts 0 there.
[[nodiscard]] Report nameDifferences(const std::vector<NameFigures>& first,
                                     const std::vector<NameFigures>& second);

} // namespace parascope
