// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks for ranks, carried out by threads that have messages between them: their results are exact.
#include "core/work/RankTask.h"

#include "core/work/Halo.h"
#include "core/work/Imbalanced.h"
#include "core/work/Ring.h"
#include "core/work/SumSquares.h"
#include "tests/core/work/RanksAsThreads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::runByRanks;
using testing::HasSubstr;

class ATaskForRanks : public testing::TestWithParam<const char*> {
protected:
    [[nodiscard]] const Task& task() const { return **tasks.find(GetParam()); }

    TaskCatalog tasks;
    std::stop_source stop;
};

TEST_P(ATaskForRanks, SaysThatOtherWorkersCannotCarryItOut) {
    test::KeepingRecorder recorder;
    TaskContext context{recorder, stop.get_token()};
    const auto result = task().run(1, context);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().text(), HasSubstr("which only ranks of MPI can"));
    EXPECT_FALSE(checkRanksFor(GetParam(), false));
    EXPECT_TRUE(checkRanksFor(GetParam(), true));
}

TEST_P(ATaskForRanks, LeavesNobodyWaitingWhenItIsStopped) {
    stop.request_stop();
    for (const auto& outcome : runByRanks(task(), task().info().largestSize, 3, stop)) {
        ASSERT_TRUE(outcome.result);
        EXPECT_FALSE(*outcome.result);
        EXPECT_FALSE(outcome.part) << "what was stopped has no part";
    }
}

INSTANTIATE_TEST_SUITE_P(OfTheCatalog, ATaskForRanks, testing::Values("ring", "halo", "imbalanced"));

class ARunByRanks : public testing::TestWithParam<int> {
protected:
    [[nodiscard]] static int ranks() { return GetParam(); }

    std::stop_source stop;
};

TEST_P(ARunByRanks, HandsTheTokenRoundUntilEachHasAddedItsNumberInEachRound) {
    const int rounds = 7;
    const auto expected = "token " + std::to_string(rounds * ranks() * (ranks() + 1) / 2);
    for (const auto& outcome : runByRanks(Ring(), rounds, ranks(), stop)) {
        EXPECT_EQ(outcome.result.value(), expected);
        EXPECT_EQ(outcome.sums, 0) << "nothing is added up";
    }
}

TEST_P(ARunByRanks, StepsALineOnAsOneWouldThatHasAllOfIt) {
    std::vector<Halo::Cell> line(Halo::kCells * static_cast<std::size_t>(ranks()));
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = Halo::first(i);
    }
    std::vector<Halo::Cell> next;
    const int steps = 5;
    for (int i = 0; i < steps; ++i) {
        Halo::step(line.back(), line, line.front(), next);
        line.swap(next);
    }
    Uint128 sum = 0;
    for (const auto& outcome : runByRanks(Halo(), steps, ranks(), stop)) {
        EXPECT_EQ(outcome.sums, 1);
        ASSERT_TRUE(outcome.part);
        sum += *outcome.part;
    }
    EXPECT_EQ(toDecimal(sum), std::to_string(Halo::sumOf(line)));
}

TEST_P(ARunByRanks, AddsSquaresUpOfWhichEachHasMoreThanTheOneBefore) {
    std::uint64_t before = 0;
    std::uint64_t iterations = 0;
    int rank = 0;
    for (const auto& outcome : runByRanks(Imbalanced(), 60'060, ranks(), stop)) {
        const auto share = Imbalanced::shareOf(rank++, ranks(), 60'060);
        EXPECT_GT(share, before);
        before = share;
        iterations += share;
        EXPECT_EQ(outcome.result.value(), toDecimal(addSquares(0, share, 0)));
        EXPECT_EQ(toDecimal(outcome.part.value()), *outcome.result.value());
    }
    EXPECT_EQ(iterations, 60'060U * static_cast<unsigned>(ranks())) << "all together as evenly shared";
}

TEST_P(ARunByRanks, AddsTheSumsOfSquaresUp) {
    for (const auto& outcome : runByRanks(SumSquares(), 1'000'000, ranks(), stop)) {
        EXPECT_EQ(outcome.result.value(), "333332833333500000");
        EXPECT_EQ(outcome.sums, 1);
        EXPECT_EQ(toDecimal(outcome.part.value()), "333332833333500000");
    }
}

INSTANTIATE_TEST_SUITE_P(Of, ARunByRanks, testing::Values(1, 2, 3));

} // namespace
} // namespace parascope
