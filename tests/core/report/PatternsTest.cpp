// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Patterns.h"

#include <gtest/gtest.h>
#include <set>

namespace parascope {
namespace {

/// Two workers, each on one of two cores.
PatternInput twoOnTwo() {
    PatternInput input;
    input.workers = 2;
    input.cores = 2;
    input.parallelism = 1.95;
    input.running = 1;
    return input;
}

TEST(ThePatternOfARun, WhoseWorkersHadACoreEachIsParallel) {
    EXPECT_EQ(recognisePattern(twoOnTwo()), Pattern::Parallel);
}

TEST(ThePatternOfARun, WhoseWorkersTookTurnsForALockRanOneAtATime) {
    auto input = twoOnTwo();
    input.parallelism = 1.0;
    input.lock = 0.5;
    EXPECT_EQ(recognisePattern(input), Pattern::OneAtATime);
}

TEST(ThePatternOfARun, OfOneWorkerThatWorkedAllTheTimeRanOneAtATime) {
    auto input = twoOnTwo();
    input.workers = 1;
    input.parallelism = 0.98;
    EXPECT_EQ(recognisePattern(input), Pattern::OneAtATime);
}

TEST(ThePatternOfARun, WhoseWorkersStoodInLineWhileOthersWorkedIsALockQueue) {
    auto input = twoOnTwo();
    input.workers = 4;
    input.cores = 4;
    input.parallelism = 2.5;
    input.lock = 0.4;
    EXPECT_EQ(recognisePattern(input), Pattern::LockQueue);
}

TEST(ThePatternOfARun, OfMoreWorkersThanCoresIsOversubscribed) {
    auto input = twoOnTwo();
    input.workers = 8;
    input.ready = 0.7;
    EXPECT_EQ(recognisePattern(input), Pattern::Oversubscribed);
}

TEST(ThePatternOfARun, OfWhichOneWorkerWorkedMuchLongerIsImbalanced) {
    auto input = twoOnTwo();
    input.shortestLife = 0.4;
    input.parallelism = 1.4;
    EXPECT_EQ(recognisePattern(input), Pattern::Imbalanced);
}

TEST(ThePatternOfARun, WhoseWorkersSleptMostlyWaited) {
    auto input = twoOnTwo();
    input.waiting = 0.9;
    input.parallelism = 0.01;
    EXPECT_EQ(recognisePattern(input), Pattern::MostlyWaiting);
}

TEST(ThePatternOfARun, ThatIsNoneOfTheseIsMixed) {
    auto input = twoOnTwo();
    input.parallelism = 1.4;
    input.ready = 0.15;
    EXPECT_EQ(recognisePattern(input), Pattern::Mixed);
}

TEST(ThePatternOfARun, KeepsItsPatternUnderNoiseOfAFewPercent) {
    auto input = twoOnTwo();
    for (const double parallelism : {1.75, 1.8, 1.95, 2.0, 2.02}) {
        input.parallelism = parallelism;
        EXPECT_EQ(recognisePattern(input), Pattern::Parallel) << parallelism;
    }
}

TEST(EveryPattern, HasAWordOfItsOwnAndAMeaning) {
    std::set<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(Pattern::Mixed); ++i) {
        const auto pattern = static_cast<Pattern>(i);
        EXPECT_TRUE(words.insert(patternKey(pattern)).second);
        EXPECT_TRUE(patternMeaning(pattern).ends_with('.'));
    }
    EXPECT_TRUE(words.contains("one-at-a-time"));
}

TEST(ThePatternOfARun, WhoseRanksMostlyWaitedForMessagesIsThatThoughTheirCoresWereBusy) {
    auto input = twoOnTwo();
    input.message = 0.6;
    EXPECT_EQ(recognisePattern(input), Pattern::MostlyMessages);
    EXPECT_EQ(patternKey(Pattern::MostlyMessages), "mostly-messages");
    input.message = 0.1;
    EXPECT_EQ(recognisePattern(input), Pattern::Parallel);
    input.message = 0.6;
    input.shortestLife = 0.3;
    EXPECT_EQ(recognisePattern(input), Pattern::Imbalanced) << "they wait for the one that has more to do";
}

} // namespace
} // namespace parascope
