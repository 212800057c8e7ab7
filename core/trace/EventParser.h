// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/TraceEvent.h"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace parascope {

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
    /// not matter. A field of an unexpected type costs that field, an Error is for what is no event at all.
    Result<void> parse(std::string_view json, TraceEvent& event);

    /// Reads events with commas between them, the first into `event`, and tells `take` of each, with its
    /// place in `json` and its size: it answers where the next one is to be read into. Returns up to where it
    /// came: to the end, or to the first that cannot be read. The bytes in front of `json` and behind it are
    /// written over meanwhile.
    std::size_t parseMany(std::span<char> json, TraceEvent& event,
                          const std::function<TraceEvent&(std::size_t place, std::size_t size)>& take);

private:
    struct Parser;

    template <class Object>
    Result<void> readEvent(Object& object, TraceEvent& event);
    void readCore(TraceEvent& event, std::string_view args);

    std::unique_ptr<Parser> m_parser;
};

} // namespace parascope
