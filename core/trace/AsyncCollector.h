// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parascope {

/// Gathers what begins on one thread and may end on another: asynchronous spans (b, n, e and the older S, T,
/// p, F) and objects from their making to their end (N, O, D). What belongs together their ids tell; each
/// process has a lane for each category.
class AsyncCollector {
public:
    /// A process and a category.
    using Place = std::pair<std::int64_t, std::string>;
    /// What one lane shows.
    struct Content {
        std::vector<Span> spans;
        std::vector<std::pair<Nanoseconds, NameId>> marks;
    };

    /// Whether it is an event of these kinds.
    [[nodiscard]] static bool takes(char phase);
    void take(const TraceEvent& event, NameId name, std::uint64_t offset);
    /// The lanes; what was not ended lasts until `end`. The collector is empty afterwards.
    [[nodiscard]] std::map<Place, Content> finish(Nanoseconds end, TraceWarnings& warnings);

private:
    enum class Kind : std::uint8_t { Begin, Moment, End };
    struct Edge {
        NameId key; ///< of all that belong together
        NameId name;
        NameId category;
        Kind kind = Kind::Moment;
        std::int64_t pid = 0;
        Nanoseconds time{};
        std::uint64_t offset = 0;
    };
    using Edges = std::vector<Edge>;

    [[nodiscard]] static Kind kindOf(char phase);
    [[nodiscard]] Place placeOf(const Edge& edge) const;
    void pair(Edges::const_iterator from, Edges::const_iterator to, Nanoseconds end,
              std::map<Place, Content>& lanes, TraceWarnings& warnings) const;
    void addSpan(const Edge& begin, Nanoseconds end, std::map<Place, Content>& lanes) const;

    Edges m_edges;
    NameTable m_keys;
    NameTable m_categories;
};

/// What is said of spans that were begun and never ended.
inline constexpr std::string_view kUnclosed = "spans have no end: they are shown up to the end of the trace";
inline constexpr std::string_view kEndWithoutBegin = "end events have no begin and are left out";

} // namespace parascope
