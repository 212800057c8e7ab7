// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parascope {

/// One event of the Chrome Trace Event format, as it stands on a worker's pipe and in a file (see FORMAT.md).
struct TraceEvent {
    char phase = '\0'; ///< X span, B/E its begin and end, M metadata, i mark, C counter, s/f arrow
    std::string name;
    std::string category;
    Nanoseconds time{};     ///< "ts"
    Nanoseconds duration{}; ///< "dur"
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    int core = -1;    ///< "args.core"
    std::string id;   ///< of an arrow or a counter: a text, or a number as it stands there
    std::string args; ///< the whole "args" object as JSON text, only for events that are not spans

    void clear();
};

/// The field of a C event's "args" that is the counter itself, not one of several series.
inline constexpr std::string_view kCounterField = "value";

/// Reads single events with simdjson. Keeps its buffers: one parser for many events.
class EventParser {
public:
    EventParser();
    ~EventParser();
    EventParser(EventParser&&) noexcept;
    EventParser& operator=(EventParser&&) noexcept;

    /// How many readable bytes must stand behind the text given to parse().
    static constexpr std::size_t kPadding = 64;

    /// Reads the event that `json` is into `event`. The bytes behind it, kPadding of them, are read but do
    /// not matter.
    Result<void> parse(std::string_view json, TraceEvent& event);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

/// Microseconds in decimal text ("1234.567") as whole nanoseconds, exactly; digits behind the third decimal
/// are cut. Why not through a double: from about 2^53 ns on, spans that touch would overlap by a rounding
/// error.
Result<Nanoseconds> parseMicroseconds(std::string_view text);

/// The inverse: always three decimals, no exponent.
[[nodiscard]] std::string formatMicroseconds(Nanoseconds time);

} // namespace parascope
