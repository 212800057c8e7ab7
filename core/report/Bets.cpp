// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Bets.h"

#include "core/report/Sentence.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

/// Twice as fast as expected is as far off as half as fast.
double distance(const SettledBet& bet) {
    return std::abs(std::log(*bet.speedup / bet.bet));
}

std::string oneInWords(const SettledBet& bet) {
    return runTitle(*bet.facts) + ": bet " + decimals(bet.bet, 1) + " ×, became " +
           decimals(*bet.speedup, 2) + " ×";
}

} // namespace

std::optional<Nanoseconds> endByBet(const Metrics& metrics, double bet) {
    if (!metrics.speedup || !metrics.wall || !(bet > 0)) {
        return std::nullopt;
    }
    const double serialWall = *metrics.speedup * *metrics.wall;
    return Nanoseconds(static_cast<std::int64_t>(serialWall / bet * 1e9));
}

std::string betsInWords(const std::vector<SettledBet>& bets) {
    std::vector<SettledBet> told;
    std::copy_if(bets.begin(), bets.end(), std::back_inserter(told),
                 [](const SettledBet& bet) { return bet.speedup && *bet.speedup > 0 && bet.bet > 0; });
    if (told.empty()) {
        return bets.empty() ? std::string()
                            : "The bets cannot be settled without a serial run of the same work.";
    }
    std::stable_sort(told.begin(), told.end(), [](const SettledBet& left, const SettledBet& right) {
        return distance(left) < distance(right);
    });
    if (told.size() == 1) {
        return oneInWords(told.front()) + ".";
    }
    return "Closest bet: " + oneInWords(told.front()) + ". Furthest off: " + oneInWords(told.back()) + ".";
}

} // namespace parascope
