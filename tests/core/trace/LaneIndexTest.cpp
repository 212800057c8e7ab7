// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LaneIndex.h"

#include "tests/core/trace/RandomSpans.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::RandomSpans;

Span span(std::int64_t begin, std::int64_t end, State state = State::Running) {
    Span made;
    made.begin = Nanoseconds(begin);
    made.end = Nanoseconds(end);
    made.state = state;
    return made;
}

/// Rows as texts: "0-10 20-30".
std::vector<std::string> rowsOf(const LaneIndex& lane) {
    std::vector<std::string> rows;
    for (const auto& row : lane.rows()) {
        std::string text;
        for (const auto& each : row.spans()) {
            text += (text.empty() ? "" : " ") + std::to_string(each.begin.count()) + "-" +
                    std::to_string(each.end.count());
        }
        rows.push_back(text);
    }
    return rows;
}

using Rows = std::vector<std::string>;

class ALane : public testing::Test {
protected:
    void add(std::int64_t begin, std::int64_t end) {
        EXPECT_TRUE(lane.add(span(begin, end))) << begin << " to " << end;
    }

    LaneIndex lane;
};

TEST_F(ALane, HoldsSpansOneBehindTheOtherInOneRow) {
    add(0, 10);
    add(10, 20);
    add(25, 30);
    EXPECT_EQ(rowsOf(lane), (Rows{"0-10 10-20 25-30"}));
    EXPECT_EQ(lane.extent(), (TimeSpan{Nanoseconds(0), Nanoseconds(30)}));
    EXPECT_EQ(lane.size(), 3U);
}

TEST_F(ALane, PutsChildrenBelowAParentThatCameFirst) {
    add(0, 100);
    add(10, 20);
    add(12, 14);
    add(20, 40);
    EXPECT_EQ(rowsOf(lane), (Rows{"0-100", "10-20 20-40", "12-14"}));
}

TEST_F(ALane, PutsChildrenBelowAParentThatCameLast) {
    add(12, 14);
    add(10, 20);
    add(20, 40);
    add(0, 100);
    EXPECT_EQ(rowsOf(lane), (Rows{"0-100", "10-20 20-40", "12-14"}));
}

TEST_F(ALane, LeavesEarlierSpansWhereTheyAreWhenAParentComesLast) {
    add(0, 5);
    add(1, 2);
    add(10, 20);
    add(8, 30);
    EXPECT_EQ(rowsOf(lane), (Rows{"0-5 8-30", "1-2 10-20"}));
}

TEST_F(ALane, NestsSpansOfTheSameTime) {
    add(0, 10);
    add(0, 10);
    add(0, 10);
    EXPECT_EQ(rowsOf(lane), (Rows{"0-10", "0-10", "0-10"}));
}

TEST_F(ALane, RefusesASpanThatPartlyOverlapsOne) {
    add(0, 10);
    add(20, 30);
    EXPECT_FALSE(lane.add(span(25, 35)));
    EXPECT_FALSE(lane.add(span(5, 25)));
    EXPECT_FALSE(lane.add(span(5, 40)));
    EXPECT_EQ(rowsOf(lane), (Rows{"0-10 20-30"}));
    EXPECT_EQ(lane.size(), 2U);
}

TEST_F(ALane, RefusesASpanThatPartlyOverlapsAChild) {
    add(0, 100);
    add(10, 20);
    EXPECT_FALSE(lane.add(span(15, 30)));
    EXPECT_EQ(rowsOf(lane), (Rows{"0-100", "10-20"}));
}

TEST_F(ALane, RefusesASpanThatEndsBeforeItBegins) {
    EXPECT_FALSE(lane.add(span(10, 5)));
    EXPECT_TRUE(lane.isEmpty());
}

TEST_F(ALane, RefusesASpanBeforeAllThatIsThere) {
    add(50, 60);
    EXPECT_FALSE(lane.add(span(10, 20)));
}

TEST_F(ALane, HoldsSpansOfNoLength) {
    add(5, 5);
    add(5, 5);
    add(5, 8);
    add(8, 8);
    add(0, 10);
    EXPECT_EQ(lane.size(), 5U);
    EXPECT_EQ(rowsOf(lane)[0], "0-10");
}

TEST_F(ALane, SumsUpItsOutermostSpansOnly) {
    EXPECT_TRUE(lane.add(span(10, 20, State::Lock)));
    EXPECT_TRUE(lane.add(span(0, 100, State::Running)));
    const auto totals = lane.totals({Nanoseconds(0), Nanoseconds(50)});
    EXPECT_EQ(totals[indexOf(State::Running)], Nanoseconds(50));
    EXPECT_EQ(totals[indexOf(State::Lock)], Nanoseconds(0));
    EXPECT_EQ(LaneIndex().totals({Nanoseconds(0), Nanoseconds(50)})[0], Nanoseconds(0));
}

TEST(ALaneMadeAtOnce, PutsSpansThatPartlyOverlapBelowAllOthers) {
    const LaneIndex lane({span(0, 10), span(2, 4), span(5, 15), span(8, 12), span(15, 20), span(9, 30)});
    EXPECT_EQ(rowsOf(lane), (Rows{"0-10 15-20", "2-4", "5-15", "8-12", "9-30"}));
    EXPECT_EQ(lane.size(), 6U);
    EXPECT_EQ(lane.extent(), (TimeSpan{Nanoseconds(0), Nanoseconds(30)}));
}

TEST(ALaneMadeAtOnce, IsTheSameAsOneMadeSpanBySpan) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        RandomSpans random(seed);
        std::vector<Span> spans;
        random.nested(Nanoseconds(0), Nanoseconds(3'000'000), 4, spans);
        LaneIndex grown;
        for (const auto& each : spans) {
            ASSERT_TRUE(grown.add(each));
        }
        const LaneIndex made(spans);
        EXPECT_EQ(rowsOf(made), rowsOf(grown));
        EXPECT_EQ(made.extent(), grown.extent());
    }
}

TEST(ALaneMadeAtOnce, NestsManySpansOfTheSameTimeInNoTimeOfTheirSquare) {
    constexpr std::size_t kMany = 60'000;
    const LaneIndex lane(std::vector<Span>(kMany, span(5, 8)));
    EXPECT_EQ(lane.rows().size(), kMany);
    std::vector<Span> stairs; // each overlaps all others, partly
    for (std::size_t i = 0; i < kMany; ++i) {
        stairs.push_back(span(static_cast<std::int64_t>(i), static_cast<std::int64_t>(kMany + i)));
    }
    EXPECT_EQ(LaneIndex(std::move(stairs)).rows().size(), kMany);
}

/// The depth of every span: in how many others it lies.
void checkNesting(const LaneIndex& lane, std::size_t count) {
    ASSERT_EQ(lane.size(), count);
    std::size_t found = 0;
    for (std::size_t depth = 0; depth < lane.rows().size(); ++depth) {
        const auto spans = lane.rows()[depth].spans();
        found += spans.size();
        ASSERT_FALSE(spans.empty()) << "row " << depth;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            ASSERT_TRUE(i == 0 || spans[i - 1].end <= spans[i].begin) << "row " << depth;
            if (depth > 0) {
                const auto parent = lane.rows()[depth - 1].at(spans[i].begin);
                ASSERT_GE(parent, 0) << "a span below nothing";
                ASSERT_LE(spans[i].end, lane.rows()[depth - 1].spans()[static_cast<std::size_t>(parent)].end);
            }
        }
    }
    EXPECT_EQ(found, count);
}

TEST(ALaneOfRandomlyNestedSpans, IsTheSameWhicheverWayTheyCome) {
    for (unsigned seed = 0; seed < 100 && !testing::Test::HasFatalFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::vector<Span> spans;
        RandomSpans(seed).nested(Nanoseconds(0), Nanoseconds(5000), 6, spans);
        LaneIndex parentsFirst;
        for (const auto& each : spans) {
            ASSERT_TRUE(parentsFirst.add(each));
        }
        checkNesting(parentsFirst, spans.size());

        // As a worker records: a span when it ends, so children first.
        std::reverse(spans.begin(), spans.end());
        std::stable_sort(spans.begin(), spans.end(),
                         [](const Span& a, const Span& b) { return a.end < b.end; });
        LaneIndex childrenFirst;
        for (const auto& each : spans) {
            ASSERT_TRUE(childrenFirst.add(each)) << each.begin.count() << " to " << each.end.count();
        }
        checkNesting(childrenFirst, spans.size());
        EXPECT_EQ(rowsOf(parentsFirst), rowsOf(childrenFirst));
    }
}

TEST(ALaneOfRandomSpans, NeverOverlapsWhateverIsAddedInWhateverOrder) {
    RandomSpans random(9);
    for (int round = 0; round < 50 && !testing::Test::HasFatalFailure(); ++round) {
        LaneIndex lane;
        std::size_t taken = 0;
        for (int i = 0; i < 200; ++i) {
            const auto begin = random.below(2000);
            taken += lane.add(span(begin, begin + 1 + random.below(200))) ? 1 : 0;
        }
        checkNesting(lane, taken);
    }
}

} // namespace
} // namespace parascope
