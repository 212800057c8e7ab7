// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceWarnings.h"

#include <algorithm>

namespace parascope {

void TraceWarnings::add(std::string_view kind, std::uint64_t offset) {
    auto found = m_places.find(kind);
    if (found == m_places.end()) {
        found = m_places.emplace(kind, m_tallies.size()).first;
        m_tallies.push_back({std::string(kind), 0, offset});
    }
    auto& tally = m_tallies[found->second];
    ++tally.count;
    tally.first = std::min(tally.first, offset); // some are only known when all was read
}

std::vector<std::string> TraceWarnings::texts() const {
    std::vector<std::string> lines;
    for (const auto& tally : m_tallies) {
        lines.push_back(std::to_string(tally.count) + " " + tally.kind +
                        (tally.count == 1 ? ", at byte " : ", the first at byte ") +
                        std::to_string(tally.first));
    }
    return lines;
}

} // namespace parascope
