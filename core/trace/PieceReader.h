// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/BatchParser.h"
#include "core/trace/EventMender.h"
#include "core/trace/JsonSlicer.h"

namespace parascope {

/// A piece of a trace file, as it stands there: an event, or another field of the outer object.
struct FilePiece {
    std::string_view key;  ///< empty for an event
    std::string_view json; ///< mended where it was not quite JSON; valid until the next piece
    TraceEvent& event;     ///< what an event's JSON says
    std::uint64_t offset = 0;
    bool isMended = false;
    const Error* error = nullptr; ///< why it is no event that can be read
};

/// Cuts a trace file into its events and reads them: the one way for all who read one. What is shown of a
/// damaged file and what a copy of it keeps depend on where each takes an event to end.
class PieceReader {
public:
    using Take = std::function<bool(const FilePiece&)>;

    explicit PieceReader(JsonSlicer::Source source);

    /// Tells `take` of each piece, in the order of the file, for as long as it returns true. The Error names
    /// the byte where the file stops making sense.
    Result<void> run(const Take& take);

    [[nodiscard]] const JsonSlicer& slicer() const { return m_slicer; }

private:
    bool takeBatch(const Take& take);
    bool takeSlice(const JsonSlicer::Slice& slice, const Take& take);

    JsonSlicer m_slicer;
    EventParser m_parser;
    BatchParser m_batches{m_parser};
    EventMender m_mender{m_parser};
    TraceEvent m_event;
    std::uint64_t m_singlyUpTo = 0; ///< byte of the file
};

} // namespace parascope
