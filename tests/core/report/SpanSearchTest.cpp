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

TEST_F(ASearch, FindsTheSameHoweverManySpansItLooksAtAtOnce) {
    addNamedLane(trace, "main", {{"a", 0, 100}, {"ab", 10, 40}, {"b", 50, 60}, {"a", 200, 300}});
    addNamedLane(trace, "helper", {{"ba", 5, 20}});
    SpanSearch search(one, "a", 1);
    EXPECT_FALSE(search.isWhole());
    while (!search.goOn(1)) {
    }
    EXPECT_EQ(search.totals(), SpanSearch(one, "a").totals());
    EXPECT_THAT(walk(search, one), ElementsAre("a 0", "ba 5", "ab 10", "a 200"));
}

class ASearchOfALiveTrace : public ASearch {
protected:
    void add(std::string_view name, std::int64_t begin, std::int64_t end) {
        EXPECT_TRUE(trace.addSpan(lane, {microseconds(begin), microseconds(end), trace.nameId(name)}));
    }
    /// What was searched step by step is what a search of all finds now.
    void expectTheSame(SpanSearch& search) {
        EXPECT_TRUE(search.goOn(SIZE_MAX));
        const SpanSearch anew(one, "x");
        EXPECT_EQ(search.totals(), anew.totals());
        EXPECT_EQ(walk(search, one), walk(anew, one));
    }

    LaneId lane = trace.addLane({"main", "", LaneKind::Worker, 1, 1, 0});
};

TEST_F(ASearchOfALiveTrace, FindsWhatCameSince) {
    SpanSearch search(one, "x");
    add("y", 0, 10);
    expectTheSame(search);
    add("x", 10, 20);
    expectTheSame(search);
    trace.growSpan(lane, microseconds(25));
    expectTheSame(search);
    add("an x", 30, 40);
    add("x", 32, 34);
    expectTheSame(search);
    lane = trace.addLane({"other", "", LaneKind::Worker, 1, 2, 0});
    add("x", 0, 1);
    expectTheSame(search);
    EXPECT_EQ(search.totals(), (SpanSearch::Totals{4, microseconds(15 + 10 + 2 + 1), 2}));
}

TEST_F(ASearchOfALiveTrace, FindsSpansThatMoveIntoOneWhichComesLater) {
    SpanSearch search(one, "x");
    for (std::int64_t i = 0; i < 50; ++i) {
        add(i % 3 == 0 ? "x" : "y", i * 10, i * 10 + 5);
    }
    expectTheSame(search);
    const auto last = search.last();
    ASSERT_TRUE(last && search.has(*last));
    add("x around", 200, 600);
    expectTheSame(search);
    EXPECT_FALSE(search.has(*last)) << "it is a row deeper now";
    add("y around", 100, 700);
    expectTheSame(search);
}

TEST_F(ASearchOfALiveTrace, PassesOverManyInWhichNothingIsFound) {
    for (std::int64_t i = 0; i < 30'000; ++i) {
        add(i % 10'000 == 1 ? "x" : "y", i * 10, i * 10 + 5);
    }
    SpanSearch search(one, "x", 5000);
    EXPECT_FALSE(search.isWhole());
    expectTheSame(search);
    EXPECT_THAT(walk(search, one), ElementsAre("x 10", "x 100010", "x 200010"));
    auto at = search.last();
    for (const auto* const expected : {"x 200010", "x 100010", "x 10"}) {
        ASSERT_TRUE(at);
        EXPECT_EQ(textOf(*at, one), expected);
        at = search.step(*at, -1);
    }
    EXPECT_FALSE(at);
}

} // namespace
} // namespace parascope
