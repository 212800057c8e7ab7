// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RankCallBoard.h"

#include <span>

namespace parascope {

/// So long all ranks have to be in a call each that does not come back.
inline constexpr Nanoseconds kDeadlockAfter = std::chrono::seconds(5);

/// The ranks that wait for each other for ever; none: there is no deadlock, or it cannot be known. While a
/// rank is in a call that waits it sends nothing new, so when all of them are, nobody can go on.
[[nodiscard]] std::vector<RankCall> deadlockedRanks(std::span<const RankCall> calls, Nanoseconds now);

/// The same for people: who waits for whom, and what to do; empty: there is none.
[[nodiscard]] std::string deadlockInWords(std::span<const RankCall> stuck);

} // namespace parascope
