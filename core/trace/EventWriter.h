// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/trace/CounterTrack.h"
#include "core/trace/State.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace parascope {

/// Writes single events of the Chrome Trace Event format (see FORMAT.md) as one line of JSON each, without
/// the line's end. The text returned is valid until the next call.
class EventWriter {
public:
    struct Where {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
    };

    /// An X event: a span. `colour` is a hint (cname) or empty.
    std::string_view span(Where where, std::string_view name, const TimeSpan& time, State state, int core,
                          std::string_view colour = {});
    /// A b, n or e event of what is asynchronous; all of one number belong together.
    std::string_view async(char phase, Where where, std::string_view name, std::string_view category,
                           std::uint64_t number, Nanoseconds time);
    /// An i event that somebody marked; `scope` is t for its thread, p for its process, g for all. `category`
    /// may be empty.
    std::string_view moment(Where where, std::string_view name, Nanoseconds time, char scope,
                            std::string_view category = {});
    /// An M event: `what` is "process_name", "thread_name" and the like.
    std::string_view metadata(Where where, std::string_view what, std::string_view name);
    /// An M event with a number: "thread_sort_index".
    std::string_view order(Where where, std::string_view what, std::int64_t index);
    /// An i event of category "parascope"; `args` is a JSON object or empty.
    std::string_view mark(Where where, std::string_view name, Nanoseconds time, std::string_view args = {});

    /// A C event: from this moment on the counter stands at `value`.
    std::string_view counter(Where where, const CounterInfo& info, const CounterSample& sample);
    /// An s event: here an arrow of that name begins. The arrowEnd of the same name and number is its end.
    std::string_view arrowBegin(Where where, std::string_view name, std::uint64_t number, Nanoseconds time);
    /// An f event; it belongs to the span that holds its moment.
    std::string_view arrowEnd(Where where, std::string_view name, std::uint64_t number, Nanoseconds time);
    /// An s or f event of a message between ranks, which is what `id` says; both ends say the same.
    std::string_view messageEnd(char phase, Where where, std::string_view name, std::string_view id,
                                Nanoseconds time);

private:
    std::string m_line;
};

} // namespace parascope
