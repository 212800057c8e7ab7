// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventMender.h"

#include "core/trace/EventBorder.h"
#include "core/trace/JsonRepair.h"

namespace parascope {

namespace {
/// A larger one is not mended as a whole, and a border between events is not looked for behind that many.
constexpr std::size_t kMostMended = std::size_t{1} << 20;
constexpr int kMostBorders = 8;
} // namespace

std::optional<std::string_view> EventMender::mend(JsonSlicer& slicer, const JsonSlicer::Slice& piece,
                                                  TraceEvent& event) {
    if (!piece.text.starts_with('{')) {
        return std::nullopt;
    }
    bool isMended = piece.text.size() <= kMostMended && parse(piece.text, event);
    const auto first = eventBorder(piece.text);
    auto border = first;
    for (int i = 0; i < kMostBorders && !isMended && border != std::string_view::npos; ++i) {
        isMended = parse(piece.text.substr(0, border), event);
        if (isMended) {
            slicer.giveBack(border);
        } else {
            border = eventBorder(piece.text, border);
        }
    }
    if (isMended) {
        return std::string_view(m_mended).substr(0, m_mended.size() - EventParser::kPadding);
    }
    if (first != std::string_view::npos) {
        slicer.giveBack(first);
    }
    return std::nullopt;
}

bool EventMender::parse(std::string_view text, TraceEvent& event) {
    m_mended = repairedJson(text);
    const auto size = m_mended.size();
    m_mended.append(EventParser::kPadding, ' ');
    return m_parser.parse(std::string_view(m_mended).substr(0, size), event).has_value();
}

} // namespace parascope
