// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <optional>
#include <vector>

namespace parascope {

/// What another host's clock showed while a question went there and back.
struct ClockExchange {
    Nanoseconds asked{};    ///< by our clock
    Nanoseconds there{};    ///< by the other one, somewhere between
    Nanoseconds answered{}; ///< by our clock
};

/// How far another clock is ahead of ours, at least and at most. Certain, as no answer comes before its
/// question: the other clock was read after `asked` and before `answered`.
struct OffsetBounds {
    Nanoseconds least = Nanoseconds::min();
    Nanoseconds most = Nanoseconds::max();

    [[nodiscard]] bool isKnown() const { return least != Nanoseconds::min() && most != Nanoseconds::max(); }
    [[nodiscard]] Nanoseconds middle() const { return least + (most - least) / 2; }
    /// How far the middle may be off.
    [[nodiscard]] Nanoseconds half() const { return (most - least + Nanoseconds(1)) / 2; }
    bool operator==(const OffsetBounds&) const = default;
};

[[nodiscard]] OffsetBounds boundsOf(const ClockExchange& exchange);
/// What both allow; nothing when they contradict each other: then one of the clocks ran off meanwhile.
[[nodiscard]] std::optional<OffsetBounds> bothOf(const OffsetBounds& one, const OffsetBounds& other);
/// What all exchanges of one moment allow; where they contradict each other, the narrowest of them. Not known
/// when there are none.
[[nodiscard]] OffsetBounds tightestOf(const std::vector<ClockExchange>& exchanges);

/// Puts moments of another host's clock on our time axis, by an offset that runs in straight lines. A match
/// that agrees with the line makes its bound narrower; one that contradicts it bends the line from there on.
/// What was said of a moment is never taken back, and later moments stay later.
class RemoteClock {
public:
    /// The clocks were compared when the other one stood at `there`; matches come in the order of time.
    void match(Nanoseconds there, const OffsetBounds& bounds);

    [[nodiscard]] bool isMatched() const { return !m_knots.empty(); }
    /// A moment of the other clock by ours. Before the first match: as it is.
    [[nodiscard]] Nanoseconds toOurs(Nanoseconds there) const;
    /// The inverse.
    [[nodiscard]] Nanoseconds toTheirs(Nanoseconds ours) const;
    /// How far it is ahead of ours at a moment of its own.
    [[nodiscard]] Nanoseconds offsetAt(Nanoseconds there) const;
    /// By how much what toOurs() said may be wrong, as far as the matches tell.
    [[nodiscard]] Nanoseconds bound() const { return m_bound; }

private:
    struct Knot {
        Nanoseconds there{};
        Nanoseconds offset{};
        double slope = 0; ///< of the offset, from here to the next knot
    };

    /// From the time of the last match to `there`, with what both clocks may have drifted since.
    [[nodiscard]] OffsetBounds sureAt(Nanoseconds there) const;
    void bend(Nanoseconds there, Nanoseconds said);

    std::vector<Knot> m_knots;
    Nanoseconds m_lastAt{};      ///< of the last match
    OffsetBounds m_sure;         ///< then
    Nanoseconds m_firstMiddle{}; ///< of the first match
    Nanoseconds m_bound{};
};

} // namespace parascope
