// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// Counts what could not be shown as it stands in a file: how often each kind occurs, and where first.
class TraceWarnings {
public:
    /// One more of a kind ("events without a time are left out"), at that byte of the file.
    void add(std::string_view kind, std::uint64_t offset);

    /// A line for each kind, in the order in which they came first: "3 events without a time are left out,
    /// the first at byte 17".
    [[nodiscard]] std::vector<std::string> texts() const;

private:
    struct Tally {
        std::string kind;
        std::uint64_t count = 0;
        std::uint64_t first = 0;
    };

    std::vector<Tally> m_tallies;
    std::map<std::string, std::size_t, std::less<>> m_places; ///< in m_tallies
};

} // namespace parascope
