// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parascope {

/// Something that went from one lane to another: from the moment it was given to the moment it was taken.
struct Arrow {
    NameId name;
    LaneId from;
    LaneId to;
    Nanoseconds begin{};
    Nanoseconds end{};

    [[nodiscard]] constexpr TimeSpan time() const { return {begin, end}; }
    bool operator==(const Arrow&) const = default;
};

/// An arrow to draw, and how many it stands for that end in the same column of pixels.
struct VisibleArrow {
    std::uint32_t index = 0;
    std::uint32_t count = 1;

    bool operator==(const VisibleArrow&) const = default;
};

/// The arrows of a trace, in the order in which they came. Append-only; whole blocks are skipped, or counted
/// without being read, when what is visible is asked for.
class ArrowIndex {
public:
    /// False for an arrow that ends before it begins, which is left out.
    [[nodiscard]] bool append(const Arrow& arrow);

    [[nodiscard]] std::span<const Arrow> arrows() const { return m_arrows; }
    [[nodiscard]] std::size_t size() const { return m_arrows.size(); }
    /// Appends the arrows that touch `range` drawn on `pixels` columns: at most one for each column in which
    /// arrows end, one for each in which arrows begin that end behind the range, and one for those that begin
    /// before it and end behind it.
    void visible(const TimeSpan& range, int pixels, std::vector<VisibleArrow>& items) const;

private:
    static constexpr std::size_t kBlock = 64;

    struct Bounds {
        Nanoseconds firstBegin{};
        Nanoseconds firstEnd{};
        Nanoseconds lastEnd{};
    };

    std::vector<Arrow> m_arrows;
    std::vector<Bounds> m_blocks; ///< block k holds the arrows [k*kBlock, (k+1)*kBlock)
};

} // namespace parascope
