// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/SpanRow.h"

#include "tests/core/trace/RandomSpans.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::RandomSpans;

constexpr TimeSpan time(std::int64_t begin, std::int64_t end) {
    return {Nanoseconds(begin), Nanoseconds(end)};
}

Span span(std::int64_t begin, std::int64_t end, State state = State::Running) {
    Span made;
    made.begin = Nanoseconds(begin);
    made.end = Nanoseconds(end);
    made.state = state;
    return made;
}

SpanRow rowOf(const std::vector<Span>& spans) {
    SpanRow row;
    for (const auto& each : spans) {
        row.append(each);
    }
    return row;
}

std::vector<VisibleItem> visible(const SpanRow& row, const TimeSpan& range, int pixels) {
    std::vector<VisibleItem> items;
    row.visible(range, pixels, items);
    return items;
}

bool lies(const Span& each, const TimeSpan& range) {
    const bool empty = each.begin == each.end;
    return empty ? range.contains(each.begin) : each.time().intersects(range);
}

double lengthWithin(const std::vector<Span>& spans, const TimeSpan& range) {
    double sum = 0;
    for (const auto& each : spans) {
        sum += static_cast<double>(each.time().intersected(range).length().count());
    }
    return sum;
}

/// What must hold of every answer, checked against a walk over all spans.
void checkVisible(const std::vector<Span>& spans, const TimeSpan& range, int pixels) {
    const auto row = rowOf(spans);
    const auto items = visible(row, range, pixels);
    const double pixel = static_cast<double>(range.length().count()) / pixels;
    EXPECT_LE(items.size(), static_cast<std::size_t>(pixels) * 2 + 2);

    std::uint32_t next = items.empty() ? 0 : items.front().first;
    auto end = Nanoseconds::min();
    for (const auto& item : items) {
        ASSERT_EQ(item.first, next) << "every span is in exactly one item, in order";
        next = item.first + item.count;
        ASSERT_LE(item.time.begin, item.time.end);
        ASSERT_GE(item.time.begin, end) << "items overlap";
        end = item.time.end;
        const bool isSpan = item.count == 1 && item.time == spans[item.first].time();
        if (!isSpan) {
            EXPECT_LE(static_cast<double>(item.time.length().count()), 2 * pixel + 2);
        }
        const auto length = static_cast<double>(item.time.length().count());
        if (length > 0) {
            ASSERT_NEAR(item.coverage, lengthWithin(spans, item.time) / length, 0.01) << "coverage";
        }
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const VisibleItem& item) {
            return item.first <= i && i < item.first + item.count;
        });
        ASSERT_EQ(found != items.end(), lies(spans[i], range)) << "span " << i;
        const bool wide = static_cast<double>((spans[i].end - spans[i].begin).count()) >= pixel;
        if (found != items.end() && wide) {
            ASSERT_EQ(found->time, spans[i].time()) << "a span of a pixel or more is shown as itself";
            ASSERT_EQ(found->state, spans[i].state);
            ASSERT_EQ(found->count, 1U);
        }
    }
}

TEST(WhatIsVisibleOfARow, IsNothingOfAnEmptyRowOrRange) {
    EXPECT_TRUE(visible(SpanRow(), time(0, 100), 10).empty());
    const auto row = rowOf({span(10, 20)});
    EXPECT_TRUE(visible(row, time(50, 50), 10).empty());
    EXPECT_TRUE(visible(row, time(50, 40), 10).empty());
    EXPECT_TRUE(visible(row, time(0, 100), 0).empty());
    EXPECT_TRUE(visible(row, time(20, 30), 10).empty()) << "the span ends where the range begins";
    EXPECT_TRUE(visible(row, time(0, 10), 10).empty()) << "the span begins where the range ends";
}

TEST(WhatIsVisibleOfARow, IsEverySpanAsItselfWhenAllAreWide) {
    const auto row = rowOf({span(0, 20), span(20, 40, State::Lock), span(50, 90)});
    const auto items = visible(row, time(0, 100), 10);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[1], (VisibleItem{time(20, 40), State::Lock, 1, 1, 1}));
}

TEST(WhatIsVisibleOfARow, ReachesOutOfTheRangeWithSpansThatDo) {
    const auto row = rowOf({span(0, 1000)});
    const auto items = visible(row, time(400, 500), 10);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].time, time(0, 1000));
}

TEST(WhatIsVisibleOfARow, IsOneItemForTheManySpansOfAPixel) {
    std::vector<Span> spans;
    for (std::int64_t i = 0; i < 100; ++i) {
        spans.push_back(span(i * 10, i * 10 + 5, i % 4 == 0 ? State::Lock : State::Running));
    }
    const auto items = visible(rowOf(spans), time(0, 1000), 1);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].count, 100U);
    EXPECT_EQ(items[0].state, State::Running) << "the state that fills most of it";
    EXPECT_FLOAT_EQ(items[0].coverage, 0.5F);
}

TEST(WhatIsVisibleOfARow, DoesNotCountWhatLiesBeforeTheRangeTwice) {
    // A narrow span that reaches into the first pixel from the left, where most of it is.
    const auto items = visible(rowOf({span(91, 101), span(105, 106)}), time(100, 1100), 10);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].time, time(91, 200));
    EXPECT_NEAR(items[0].coverage, 11.0 / 109, 1e-6);
}

TEST(WhatIsVisibleOfARow, GivesASpanOverAPixelsEdgeToOnePixelOnly) {
    const auto items = visible(rowOf({span(0, 10), span(95, 105), span(150, 160)}), time(0, 1000), 10);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].time, time(0, 105));
    EXPECT_EQ(items[1].time, time(105, 200));
    EXPECT_NEAR(items[0].coverage, 20.0 / 105, 1e-6);
    EXPECT_NEAR(items[1].coverage, 10.0 / 95, 1e-6);
}

TEST(WhatIsVisibleOfARow, ShowsAWideSpanBetweenNarrowOnesWithoutOverlap) {
    const auto items = visible(rowOf({span(0, 10), span(50, 250), span(260, 270)}), time(0, 1000), 10);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].time, time(0, 50));
    EXPECT_EQ(items[1].time, time(50, 250));
    EXPECT_EQ(items[2].time, time(250, 300));
}

TEST(WhatIsVisibleOfARow, HoldsSpansWithoutLength) {
    checkVisible({span(10, 10), span(10, 20), span(20, 20), span(20, 20), span(20, 30), span(30, 30)},
                 time(10, 30), 2);
    checkVisible({span(10, 10)}, time(0, 100), 10);
    checkVisible({span(10, 10)}, time(10, 11), 10);
}

TEST(WhatIsVisibleOfARow, AgreesWithAWalkOverAllSpansForRandomRows) {
    for (unsigned seed = 0; seed < 150 && !testing::Test::HasFatalFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomSpans random(seed);
        const auto spans = random.row(static_cast<std::size_t>(1 + random.below(300)));
        const auto first = spans.front().begin.count();
        const auto length = spans.back().end.count() - first + 10;
        const int pixels = static_cast<int>(1 + random.below(400));
        checkVisible(spans, time(first - 5, first + length), pixels);
        for (int i = 0; i < 5; ++i) {
            const auto begin = first + random.below(length);
            checkVisible(spans, time(begin, begin + 1 + random.below(length)), pixels);
        }
    }
}

TEST(WhatIsVisibleOfARow, IsExactManyDaysAfterTheMachinesStart) {
    // Beyond 2^53 ns, where a double no longer holds every nanosecond.
    RandomSpans random(5);
    const std::int64_t start = (std::int64_t{1} << 53) + 1;
    const auto spans = random.row(200, start);
    checkVisible(spans, {spans.front().begin, spans.back().end}, 100);
    checkVisible(spans, {spans[50].begin, spans[60].end}, 1000);
}

class ARowOfRandomSpans : public testing::Test {
protected:
    std::array<Nanoseconds, kStateCount> naiveTotals(const TimeSpan& range) const {
        std::array<Nanoseconds, kStateCount> totals{};
        for (const auto& each : spans) {
            totals[indexOf(each.state)] += each.time().intersected(range).length();
        }
        return totals;
    }
    TimeSpan someRange() {
        const auto from = spans.front().begin.count() - 10;
        const auto length = spans.back().end.count() - from + 20;
        const auto begin = from + random.below(length);
        return time(begin, begin + random.below(length));
    }

    RandomSpans random{11};
    std::vector<Span> spans = random.row(1000);
    SpanRow row = rowOf(spans);
};

TEST_F(ARowOfRandomSpans, SumsUpStatesLikeAWalkOverAllSpans) {
    EXPECT_EQ(row.totals({spans.front().begin, spans.back().end}),
              naiveTotals({spans.front().begin, spans.back().end}));
    for (int i = 0; i < 2000; ++i) {
        const auto range = someRange();
        ASSERT_EQ(row.totals(range), naiveTotals(range))
            << range.begin.count() << " to " << range.end.count();
    }
}

TEST_F(ARowOfRandomSpans, CountsLikeAWalkOverAllSpans) {
    for (int i = 0; i < 2000; ++i) {
        const auto range = someRange();
        const auto count =
            std::count_if(spans.begin(), spans.end(), [&](const Span& each) { return lies(each, range); });
        ASSERT_EQ(row.countIn(range), static_cast<std::size_t>(count));
    }
}

TEST_F(ARowOfRandomSpans, FindsTheSpanAtAMoment) {
    for (int i = 0; i < 2000; ++i) {
        const auto moment = someRange().begin;
        const auto found = std::find_if(spans.begin(), spans.end(),
                                        [&](const Span& each) { return each.time().contains(moment); });
        ASSERT_EQ(row.at(moment), found == spans.end() ? -1 : found - spans.begin());
    }
}

TEST_F(ARowOfRandomSpans, GivesBackItsTailAndGoesOnAsIfItHadNeverBeenThere) {
    const TimeSpan tail{spans[700].begin, spans.back().end};
    auto taken = row.takeTail(tail);
    // Spans of no length at the same moment belong to the tail too.
    const auto left = spans.size() - taken.size();
    EXPECT_LE(left, 700U);
    EXPECT_GE(left, 697U);
    EXPECT_TRUE(std::equal(taken.begin(), taken.end(), spans.begin() + static_cast<std::ptrdiff_t>(left)));
    EXPECT_EQ(row.spans().size(), left);
    for (const auto& each : taken) {
        row.append(each);
    }
    for (int i = 0; i < 200; ++i) {
        const auto range = someRange();
        ASSERT_EQ(row.totals(range), naiveTotals(range));
    }
}

TEST_F(ARowOfRandomSpans, SumsUpAllOfItAtNoGreaterCostWhenItsLastBlockIsFull) {
    const auto cost = [&](std::size_t count) {
        const auto long_ = rowOf(RandomSpans(3).row(count));
        const TimeSpan all{Nanoseconds{0}, Nanoseconds::max()};
        auto best = Nanoseconds::max();
        for (int repeat = 0; repeat < 5; ++repeat) {
            const auto before = threadCpuNow();
            for (int i = 0; i < 1000; ++i) {
                const auto totals = long_.totals(all);
                asm volatile("" : : "r"(totals.data()) : "memory");
            }
            best = std::min(best, threadCpuNow() - before);
        }
        return toSeconds(best);
    };
    EXPECT_LT(cost(1 << 17), 20 * cost((1 << 17) + 1))
        << "a walk over all spans would cost thousands of times as much";
}

TEST(TheTailOfARow, IsEmptyWhenTheLastSpanReachesOutOfTheTime) {
    auto row = rowOf({span(0, 10), span(10, 30)});
    EXPECT_TRUE(row.takeTail(time(5, 20)).empty());
    EXPECT_TRUE(row.takeTail(time(15, 30)).empty());
    EXPECT_EQ(row.takeTail(time(10, 30)).size(), 1U);
    EXPECT_EQ(row.takeTail(time(0, 30)).size(), 1U);
    EXPECT_TRUE(row.isEmpty());
    EXPECT_EQ(row.totals(time(0, 100)), (std::array<Nanoseconds, kStateCount>{}));
}

} // namespace
} // namespace parascope
