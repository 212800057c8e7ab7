// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Microseconds.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace parascope {

/// The fields of an event that are read.
enum class EventField : std::uint8_t {
    Phase,
    Time,
    Duration,
    Name,
    Category,
    Process,
    Thread,
    Id,
    Args,
    Scope,
    Colour,
    Flow,
};
/// What each is called in a file: "ts".
inline constexpr std::array<std::string_view, 12> kEventFields{
    "ph", "ts", "dur", "name", "cat", "pid", "tid", "id", "args", "s", "cname", "bind_id"};

/// One event of the Chrome Trace Event format, as it stands on a worker's pipe and in a file (see FORMAT.md).
struct TraceEvent {
    char phase = '\0'; ///< X span, B/E its begin and end, M metadata, i mark, C counter, s/t/f arrow
    bool hasTime = false;
    std::string name;
    std::string category;
    Nanoseconds time{};     ///< "ts"
    Nanoseconds duration{}; ///< "dur", so that time + duration is the end, exactly
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    std::string pidText;        ///< a "pid" that is no whole number of 64 bits
    std::string tidText;        ///< the same of "tid"
    int core = -1;              ///< "args.core"
    std::string id;             ///< whom it belongs together with: a text, or a number as a text
    bool isLocalId = false;     ///< the id is known in its process only ("id2.local")
    std::string scope;          ///< "s" of a mark: t its thread, p its process, g all; else what its id is of
    std::string colour;         ///< "cname", a hint
    std::string flow;           ///< "bind_id": the arrows that its span is tied to, as "id"
    bool flowsIn = false;       ///< such an arrow ends at it
    bool flowsOut = false;      ///< one begins at it
    std::string args;           ///< the whole "args" object as JSON text, only for events that are not spans
    std::uint32_t unusable = 0; ///< a bit for each EventField whose value is of a kind that cannot be used

    void clear();
    [[nodiscard]] bool lacks(EventField field) const {
        return (unusable >> static_cast<unsigned>(field) & 1U) != 0;
    }
};

/// What events have in common that belong together by their ids: category, id and what it is of, the process
/// of an id that is known there only, and, where it matters, their name.
[[nodiscard]] std::string keyOfId(const TraceEvent& event, std::string_view name = {});

/// The field of a C event's "args" that is the counter itself, not one of several series.
inline constexpr std::string_view kCounterField = "value";

} // namespace parascope
