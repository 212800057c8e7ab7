// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/PieceReader.h"

namespace parascope {

/// Makes an event of a file JSON that every reader takes and that says to ours what it said there.
class EventCopy {
public:
    /// As it stands in the file where that is JSON; else mended, if that still says the same; else written
    /// anew from what was read, with the event as it stood there as the text of a field "damaged". Valid
    /// until the next call.
    std::string_view of(const FilePiece& piece);

private:
    [[nodiscard]] bool saysTheSame(const TraceEvent& event);

    EventParser m_parser;
    TraceEvent m_read;
    std::string m_json;
};

} // namespace parascope
