// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ClockOffset.h"

#include <cmath>

namespace parascope {

namespace {

/// Within this time an error that a match shows is made good, and over less no drift can be told from chance.
constexpr Nanoseconds kMadeGoodWithin = std::chrono::seconds(1);
/// No two clocks that work differ by so much of a second each second; more would turn moments round.
constexpr double kSteepest = 0.001;
/// So much quartz clocks may drift against each other without anybody wondering: 50 µs a second.
constexpr double kUsualDrift = 50e-6;

Nanoseconds along(double slope, Nanoseconds time) {
    return Nanoseconds(std::llround(slope * static_cast<double>(time.count())));
}

} // namespace

OffsetBounds boundsOf(const ClockExchange& exchange) {
    return {exchange.there - exchange.answered, exchange.there - exchange.asked};
}

std::optional<OffsetBounds> bothOf(const OffsetBounds& one, const OffsetBounds& other) {
    const OffsetBounds both{std::max(one.least, other.least), std::min(one.most, other.most)};
    return both.least <= both.most ? std::optional(both) : std::nullopt;
}

OffsetBounds tightestOf(const std::vector<ClockExchange>& exchanges) {
    OffsetBounds all;
    std::optional<OffsetBounds> narrowest;
    bool agree = true;
    for (const auto& exchange : exchanges) {
        const auto bounds = boundsOf(exchange);
        if (!narrowest || bounds.half() < narrowest->half()) {
            narrowest = bounds;
        }
        const auto both = bothOf(all, bounds);
        agree = agree && both;
        all = both.value_or(all);
    }
    return agree || !narrowest ? all : *narrowest;
}

OffsetBounds RemoteClock::sureAt(Nanoseconds there) const {
    const auto drifted = along(kUsualDrift, there - m_lastAt);
    return {m_sure.least - drifted, m_sure.most + drifted};
}

void RemoteClock::match(Nanoseconds there, const OffsetBounds& bounds) {
    if (m_knots.empty()) {
        m_knots.push_back({there, bounds.middle(), 0});
        m_firstMiddle = bounds.middle();
        m_bound = bounds.half();
        m_sure = bounds;
        m_lastAt = there;
        return;
    }
    if (there <= m_lastAt) {
        return;
    }
    m_sure = bothOf(sureAt(there), bounds).value_or(bounds);
    m_lastAt = there;
    const auto said = offsetAt(there);
    const auto error = std::max(said - m_sure.least, m_sure.most - said);
    if (m_sure.least <= said && said <= m_sure.most) {
        // The line held so far: what is known now holds for the past as well, but for what may have drifted.
        const auto since = error + along(kUsualDrift, there - m_knots.front().there);
        m_bound = std::max(error, std::min(m_bound, since));
    } else {
        m_bound = std::max(m_bound, error);
        bend(there, said);
    }
}

void RemoteClock::bend(Nanoseconds there, Nanoseconds said) {
    const auto seconds = [](Nanoseconds time) { return std::chrono::duration<double>(time).count(); };
    const auto since = there - m_knots.front().there;
    const double drift =
        since < kMadeGoodWithin ? 0 : seconds(m_sure.middle() - m_firstMiddle) / seconds(since);
    const double mending = seconds(m_sure.middle() - said) / seconds(kMadeGoodWithin);
    const double steep = std::clamp(drift + mending, -kSteepest, kSteepest);
    const auto isAhead = [&](const Knot& knot) { return knot.there > there; };
    std::erase_if(m_knots, isAhead); // of what was to come nothing has been said
    m_knots.push_back({there, said, steep});
    m_knots.push_back({there + kMadeGoodWithin, said + along(steep, kMadeGoodWithin),
                       std::clamp(drift, -kSteepest, kSteepest)});
}

Nanoseconds RemoteClock::offsetAt(Nanoseconds there) const {
    if (m_knots.empty()) {
        return {};
    }
    const auto next =
        std::upper_bound(m_knots.begin(), m_knots.end(), there,
                         [](Nanoseconds moment, const Knot& knot) { return moment < knot.there; });
    if (next == m_knots.begin()) {
        return next->offset; // before the first match nothing is known of the slope
    }
    const auto& knot = *std::prev(next);
    return knot.offset + along(knot.slope, there - knot.there);
}

Nanoseconds RemoteClock::toOurs(Nanoseconds there) const {
    return there - offsetAt(there);
}

Nanoseconds RemoteClock::toTheirs(Nanoseconds ours) const {
    auto there = ours + (m_knots.empty() ? Nanoseconds{} : m_knots.back().offset);
    for (int i = 0; i < 4; ++i) { // slopes are small: each step brings two digits at least
        there = ours + offsetAt(there);
    }
    return there;
}

} // namespace parascope
