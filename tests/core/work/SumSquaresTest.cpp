// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/SumSquares.h"

#include "tests/core/work/KeepingRecorder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

namespace parascope {
namespace {

using test::KeepingRecorder;

class TheSumOfSquares : public testing::Test {
protected:
    std::optional<std::string> sum(std::uint64_t size) {
        TaskContext context{recorder, stop.get_token()};
        const auto result = SumSquares().run(size, context);
        EXPECT_TRUE(result);
        return result ? *result : std::nullopt;
    }

    KeepingRecorder recorder;
    std::stop_source stop;
};

/// n(n-1)(2n-1)/6 in 128 bits, for n below 2^42.
Uint128 formula(std::uint64_t n) {
    return Uint128{n} * (n - 1) / 2 * (2 * Uint128{n} - 1) / 3;
}

TEST_F(TheSumOfSquares, IsTheLessonsNumber) {
    EXPECT_EQ(sum(10'000'000), "333333283333335000000");
}

TEST_F(TheSumOfSquares, OfSmallSizesIsRight) {
    EXPECT_EQ(sum(1), "0");
    EXPECT_EQ(sum(2), "1");
    EXPECT_EQ(sum(3), "5");
    EXPECT_EQ(sum(4), "14");
    EXPECT_EQ(addSquares(0, 0, 0), 0);
}

TEST_F(TheSumOfSquares, AgreesWithTheFormula) {
    for (const std::uint64_t size : {1ULL, 2ULL, 10ULL, 499'999ULL, 500'000ULL, 500'001ULL, 1'234'567ULL}) {
        EXPECT_EQ(sum(size), toDecimal(formula(size))) << size;
    }
}

TEST_F(TheSumOfSquares, IsExactWhereAFactorNoLongerFitsInto32Bits) {
    const std::uint64_t edge = std::uint64_t{1} << 32;
    EXPECT_EQ(addSquares(edge - 1000, edge + 1000, formula(edge - 1000)), formula(edge + 1000));
}

TEST_F(TheSumOfSquares, IsExactWhereTheProductNeeds128Bits) {
    const std::uint64_t edge = 10'000'000'000'000;
    EXPECT_EQ(addSquares(edge - 1000, edge, 0), formula(edge) - formula(edge - 1000));
}

TEST_F(TheSumOfSquares, OfTheLargestSizeStillFitsInto128Bits) {
    const auto largest = SumSquares().info().largestSize;
    // n^3/3, and the largest sum is 2^128: in doubles, which are good enough for a factor.
    EXPECT_LT(static_cast<double>(largest) * static_cast<double>(largest) / 3 * static_cast<double>(largest),
              3.4e38);
}

TEST_F(TheSumOfSquares, TakesTimeInProportionToItsSize) {
    // A closed form would take the same time for any size, a loop that was folded not four times as long.
    constexpr std::uint64_t kSize = 4'000'000;
    const auto shortest = [](std::uint64_t size) {
        auto best = Nanoseconds::max();
        for (int repeat = 0; repeat < 5; ++repeat) {
            const auto before = threadCpuNow();
            const auto sum = addSquares(0, size, 0);
            const auto took = threadCpuNow() - before;
            EXPECT_EQ(sum, formula(size));
            best = std::min(best, took);
        }
        return toSeconds(best);
    };
    const double ratio = shortest(4 * kSize) / shortest(kSize);
    EXPECT_GT(ratio, 3.0);
    EXPECT_LT(ratio, 5.5);
}

TEST_F(TheSumOfSquares, RecordsChunksThatTouchOnACore) {
    const auto before = monotonicNow();
    sum(20'000'000);
    const auto after = monotonicNow();
    ASSERT_GE(recorder.spans.size(), 2U);
    EXPECT_GE(recorder.spans.front().begin, before);
    EXPECT_LE(recorder.spans.back().end, after);
    for (std::size_t i = 0; i < recorder.spans.size(); ++i) {
        EXPECT_EQ(recorder.spans[i].state, State::Running);
        EXPECT_GE(recorder.spans[i].core, 0);
        EXPECT_TRUE(i == 0 || recorder.spans[i].begin == recorder.spans[i - 1].end);
    }
}

TEST_F(TheSumOfSquares, IsGivenUpWithinAChunkOfBeingStopped) {
    recorder.whenRecorded = [this] { stop.request_stop(); };
    EXPECT_FALSE(sum(SumSquares().info().largestSize)) << "no result, and not the hours that it would take";
    EXPECT_EQ(recorder.spans.size(), 1U) << "nothing more once the stop was asked for";
}

/// Has another worker wait for its turn at every third look.
class ImpatientOthers final : public YieldPoint {
public:
    [[nodiscard]] bool shouldYield() const override {
        waiting = waiting || ++looks % 3 == 0;
        return waiting;
    }
    void yield() override {
        waiting = false;
        given.push_back({monotonicNow(), {}});
        given.back().end = monotonicNow();
    }
    void leave() override {}
    void comeBack() override {}

    mutable int looks = 0;
    mutable bool waiting = false;
    std::vector<TimeSpan> given;
};

TEST_F(TheSumOfSquares, GivesWayInTheMiddleOfAChunkAndBetweenSpans) {
    ImpatientOthers others;
    TaskContext context{recorder, stop.get_token(), &others};
    const auto result = SumSquares().run(1'000'000, context);
    EXPECT_EQ(result.value(), toDecimal(formula(1'000'000)));
    EXPECT_GE(others.given.size(), 5U) << "a chunk alone is half of it";
    for (const auto& wait : others.given) {
        for (const auto& span : recorder.spans) {
            EXPECT_TRUE(span.end <= wait.begin || span.begin >= wait.end);
        }
    }
}

TEST_F(TheSumOfSquares, StoppedBeforeItBeginsDoesNothing) {
    stop.request_stop();
    EXPECT_FALSE(sum(1'000'000));
    EXPECT_TRUE(recorder.spans.empty());
}

} // namespace
} // namespace parascope
