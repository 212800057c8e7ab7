// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/EventParser.h"
#include "core/trace/JsonSlicer.h"

#include <optional>
#include <string>

namespace parascope {

/// Reads events that are nearly JSON: with trailing commas, raw control characters, a quote too many.
class EventMender {
public:
    /// `parser` must outlive it.
    explicit EventMender(EventParser& parser)
        : m_parser(parser) {}

    /// Reads the event of a piece that the parser has refused into `event`. The JSON that it was taken for,
    /// valid until the next call; nothing where it cannot be mended. A quote too many may have hidden the
    /// event's end, so that the piece holds several: the others are given back to the slicer.
    std::optional<std::string_view> mend(JsonSlicer& slicer, const JsonSlicer::Slice& piece,
                                         TraceEvent& event);

private:
    bool parse(std::string_view text, TraceEvent& event);

    EventParser& m_parser;
    std::string m_mended; ///< with the parser's padding behind it
};

} // namespace parascope
