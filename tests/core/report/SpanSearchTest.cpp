// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SpanSearch.h"

#include "tests/core/report/NamedSpans.h"

#include <gmock/gmock.h>
#include <random>

namespace parascope {
namespace {

using test::addNamedLane;
using test::microseconds;
using testing::ElementsAre;
using testing::IsEmpty;

class ASearch : public testing::Test {
protected:
    /// From its first match to its last, as "name begin" in microseconds of the searched traces' zeros.
    static std::vector<std::string> walk(const SpanSearch& search, const std::vector<SearchedTrace>& traces) {
        std::vector<std::string> found;
        for (auto at = search.firstFrom(microseconds(-1'000'000)); at; at = search.step(*at, 1)) {
            EXPECT_EQ(search.rankOf(*at), found.size());
            found.push_back(textOf(*at, traces));
        }
        return found;
    }

    static std::string textOf(const SpanSearch::Place& place, const std::vector<SearchedTrace>& traces) {
        const auto& [trace, zero, lanes] = traces[place.trace];
        const auto& span = trace->lane(place.lane).index.rows()[place.depth].spans()[place.span];
        const auto begin = std::chrono::duration_cast<std::chrono::microseconds>(span.begin - zero).count();
        return std::string(trace->name(span.name)) + " " + std::to_string(begin);
    }

    Trace trace;
    std::vector<SearchedTrace> one{{&trace, {}}};
};

TEST_F(ASearch, FindsNamesThatContainATextInOrderOfTime) {
    addNamedLane(trace, "main", {{"read file", 0, 100}, {"Reader", 10, 40}, {"write", 50, 60}});
    addNamedLane(trace, "helper", {{"thread", 5, 20}});
    const SpanSearch search(one, "READ");
    EXPECT_THAT(walk(search, one), ElementsAre("read file 0", "thread 5", "Reader 10"));
    EXPECT_EQ(search.totals(), (SpanSearch::Totals{3, microseconds(145), 2}));
}

TEST_F(ASearch, GoesBackAsItWent) {
    addNamedLane(trace, "main", {{"a", 0, 100}, {"b", 10, 40}, {"a", 50, 60}});
    const SpanSearch search(one, "a");
    const auto last = search.firstFrom(microseconds(30));
    ASSERT_TRUE(last);
    EXPECT_EQ(textOf(*last, one), "a 50");
    EXPECT_FALSE(search.step(*last, 1));
    const auto first = search.step(*last, -1);
    ASSERT_TRUE(first);
    EXPECT_EQ(textOf(*first, one), "a 0");
    EXPECT_FALSE(search.step(*first, -1));
}

TEST_F(ASearch, GoesThroughSeveralTracesFromTheirZeros) {
    addNamedLane(trace, "main", {{"x", 100, 110}, {"x", 300, 310}});
    Trace second;
    addNamedLane(second, "main", {{"x", 1'050, 1'060}, {"y", 1'070, 1'080}});
    const std::vector<SearchedTrace> both{{&trace, microseconds(100)}, {&second, microseconds(1'000)}};
    const SpanSearch search(both, "x");
    EXPECT_THAT(walk(search, both), ElementsAre("x 0", "x 50", "x 200"));
    EXPECT_EQ(search.totals().lanes, 2U);
}

TEST_F(ASearch, FindsNothingForAnEmptyText) {
    addNamedLane(trace, "main", {{"a", 0, 100}});
    const SpanSearch search(one, "");
    EXPECT_THAT(walk(search, one), IsEmpty());
    EXPECT_EQ(search.totals(), SpanSearch::Totals());
}

TEST_F(ASearch, VisitsEachOfManyMatchesOnceInBothDirections) {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same traces each time
    std::vector<test::NamedSpan> spans;
    constexpr std::array<std::string_view, 4> kNames{"alpha", "beta", "alphabet", "gamma"};
    for (int i = 0; i < 400; ++i) {
        const auto begin = static_cast<std::int64_t>(random() % 1000);
        spans.push_back({kNames[random() % 4], begin, begin + static_cast<std::int64_t>(random() % 50)});
    }
    for (std::size_t lane = 0; lane < 4; ++lane) {
        addNamedLane(trace, "lane",
                     {spans.begin() + static_cast<std::ptrdiff_t>(100 * lane),
                      spans.begin() + static_cast<std::ptrdiff_t>(100 * (lane + 1))});
    }
    const auto expected = static_cast<std::size_t>(std::count_if(
        spans.begin(), spans.end(), [](const auto& span) { return span.name.starts_with("alpha"); }));
    const SpanSearch search(one, "alpha");
    EXPECT_EQ(search.totals().count, expected);
    const auto forth = walk(search, one);
    EXPECT_EQ(forth.size(), expected);
    auto at = search.firstFrom(microseconds(-1));
    for (auto next = at; next; next = search.step(*next, 1)) {
        at = next;
    }
    std::vector<std::string> back;
    for (; at; at = search.step(*at, -1)) {
        back.insert(back.begin(), textOf(*at, one));
    }
    EXPECT_EQ(back, forth);
}

} // namespace
} // namespace parascope
