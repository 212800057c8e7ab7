// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/FenceLines.h"

#include <algorithm>

namespace parascope {

void FencedCommand::append(std::string_view text, int line, std::size_t byte) {
    m_pieces.push_back({m_text.size(), line, byte});
    m_text.append(text);
}

LessonPlace FencedCommand::placeOf(const LessonSource& source, std::size_t byte) const {
    auto piece = std::find_if(m_pieces.rbegin(), m_pieces.rend(),
                              [byte](const Piece& candidate) { return candidate.begin <= byte; });
    if (piece == m_pieces.rend()) {
        return {};
    }
    return source.placeOf(piece->line, piece->byte + byte - piece->begin);
}

std::vector<FencedCommand> commandsIn(const LessonSource& source, cmark_node* fence) {
    std::vector<FencedCommand> commands;
    bool goesOn = false;
    int number = cmark_node_get_start_line(fence);
    auto rest = literalOf(fence);
    while (!rest.empty()) {
        ++number;
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const auto whole = source.line(number);
        const auto begin = whole.ends_with(line) ? whole.size() - line.size() : 0; // behind > and indentation
        const auto first = std::min(line.find_first_not_of(" \t"), line.size());
        if (line.substr(first).starts_with('#')) {
            continue;
        }
        line = line.substr(0, line.find_last_not_of(" \t") + 1);
        const bool goesOnHere = line.ends_with('\\');
        line.remove_suffix(goesOnHere ? 1 : 0);
        if (first < line.size()) {
            if (!goesOn) {
                commands.emplace_back();
            }
            commands.back().append(std::string(line.substr(first)) + " ", number, begin + first);
        }
        goesOn = goesOnHere && (goesOn || first < line.size());
    }
    return commands;
}

} // namespace parascope
