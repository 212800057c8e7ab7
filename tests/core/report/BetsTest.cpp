// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Bets.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

RunFacts factsOf(Backend backend) {
    return test::parallelRun(backend).facts;
}

TEST(ABet, TellsWhenARunWouldHaveEnded) {
    Metrics metrics;
    metrics.wall = 0.5;
    EXPECT_FALSE(endByBet(metrics, 2)) << "without a serial run";
    metrics.speedup = 1.6; // so one after another takes 800 ms
    EXPECT_EQ(endByBet(metrics, 2), Nanoseconds(milliseconds(400)));
    EXPECT_EQ(endByBet(metrics, 1), Nanoseconds(milliseconds(800)));
    EXPECT_FALSE(endByBet(metrics, 0));
}

TEST(Bets, AreSettledByTheSpeedUp) {
    const auto threads = factsOf(Backend::Threads);
    const auto processes = factsOf(Backend::Processes);
    EXPECT_EQ(betsInWords({{&threads, 2, 1.96}}), "2 threads: bet 2.0 ×, became 1.96 ×.");
    EXPECT_EQ(betsInWords({{&threads, 1, 1.96}, {&processes, 1.8, 1.93}}),
              "Closest bet: 2 processes: bet 1.8 ×, became 1.93 ×. Furthest off: 2 threads: bet 1.0 ×, "
              "became 1.96 ×.");
    EXPECT_EQ(betsInWords({{&threads, 0.5, 1.0}, {&processes, 1.9, 1.0}}).find("Closest bet: 2 processes"),
              0U)
        << "half as fast as expected is as far off as twice";
}

TEST(Bets, CannotBeSettledWithoutASerialRun) {
    const auto threads = factsOf(Backend::Threads);
    EXPECT_EQ(betsInWords({{&threads, 2, std::nullopt}}),
              "The bets cannot be settled without a serial run of the same work.");
    EXPECT_EQ(betsInWords({}), "");
}

} // namespace
} // namespace parascope
