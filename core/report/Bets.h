// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Metrics.h"

#include <map>
#include <optional>
#include <vector>

namespace parascope {

/// What a class expected of each way to run, before it ran: its speed-up.
using Bets = std::map<Backend, double>;

/// A bet and what became of it.
struct SettledBet {
    const RunFacts* facts = nullptr;
    double bet = 1;                ///< the speed-up that was expected
    std::optional<double> speedup; ///< what it was; nothing when nobody can tell
};

/// When a run would have ended had the bet been right, from its launch: the serial run's wall time / bet.
/// Nothing without a speed-up or for a bet that is no positive number.
[[nodiscard]] std::optional<Nanoseconds> endByBet(const Metrics& metrics, double bet);

/// One sentence: which bet was closest and which was furthest off. Empty for none.
[[nodiscard]] std::string betsInWords(const std::vector<SettledBet>& bets);

} // namespace parascope
