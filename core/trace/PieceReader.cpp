// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/PieceReader.h"

namespace parascope {

static_assert(JsonSlicer::kPadding >= EventParser::kPadding);

PieceReader::PieceReader(JsonSlicer::Source source)
    : m_slicer(std::move(source)) {}

Result<void> PieceReader::run(const Take& take) {
    while (takeBatch(take)) {
        const auto slice = m_slicer.next();
        if (!slice) {
            return failure(slice.error());
        }
        if (!*slice || !takeSlice(**slice, take)) {
            break;
        }
    }
    return {};
}

/// Reads many events at once, which costs half as much. Where one is odd, those near it are read singly.
bool PieceReader::takeBatch(const Take& take) {
    if (m_slicer.offset() < m_singlyUpTo) {
        return true;
    }
    const auto batch = m_slicer.batch();
    m_singlyUpTo = batch.lookedUpTo;
    if (batch.text.empty()) {
        return true;
    }
    bool goesOn = true;
    const auto read =
        m_batches.parse(batch.text, [&](TraceEvent& event, std::string_view json, std::size_t place) {
            goesOn = goesOn && take({{}, json, event, batch.offset + place});
        });
    m_slicer.pass(read);
    m_singlyUpTo = read < batch.text.size() ? batch.offset + batch.text.size() : 0;
    return goesOn;
}

bool PieceReader::takeSlice(const JsonSlicer::Slice& slice, const Take& take) {
    if (!slice.key.empty()) {
        return take({slice.key, slice.text, m_event, slice.offset});
    }
    const auto parsed = m_parser.parse(slice.text, m_event);
    if (parsed) {
        return take({{}, slice.text, m_event, slice.offset});
    }
    if (const auto mended = m_mender.mend(m_slicer, slice, m_event)) {
        return take({{}, *mended, m_event, slice.offset, true});
    }
    return take({{}, slice.text, m_event, slice.offset, false, &parsed.error()});
}

} // namespace parascope
