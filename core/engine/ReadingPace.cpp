// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ReadingPace.h"

namespace parascope {

namespace {
constexpr Nanoseconds kQuietFor = std::chrono::milliseconds(300);
constexpr Nanoseconds kProgressEvery = std::chrono::milliseconds(50);
constexpr Nanoseconds kBeginningAfter = std::chrono::milliseconds(200);
constexpr Nanoseconds kWorthIt = std::chrono::milliseconds(300);

/// What is left of a reading, as fast as it went so far; for ever where nobody knows how much there is.
Nanoseconds timeLeft(Nanoseconds elapsed, const ReadingState& state) {
    if (state.all == 0 || state.taken == 0) {
        return Nanoseconds::max();
    }
    const auto left = static_cast<double>(state.all) / static_cast<double>(state.taken) - 1;
    return Nanoseconds(static_cast<std::int64_t>(static_cast<double>(elapsed.count()) * left));
}
} // namespace

bool ReadingPace::showsProgress(Nanoseconds now) {
    const bool isTime = now - m_begun >= kQuietFor && now - m_shown >= kProgressEvery;
    m_shown = isTime ? now : m_shown;
    return isTime;
}

bool ReadingPace::wantsBeginning(Nanoseconds now, const ReadingState& state) const {
    const auto elapsed = now - m_begun;
    return !m_hasBeginning && elapsed >= kBeginningAfter && timeLeft(elapsed, state) >= kWorthIt;
}

} // namespace parascope
