// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceBuilder.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

constexpr TimeSpan time(std::int64_t begin, std::int64_t end) {
    return {Nanoseconds(begin), Nanoseconds(end)};
}

TEST(ATableOfNames, GivesEveryTextOneNumber) {
    NameTable names;
    EXPECT_EQ(names.idOf("a"), NameId(0));
    EXPECT_EQ(names.idOf("b"), NameId(1));
    EXPECT_EQ(names.idOf("a"), NameId(0));
    EXPECT_EQ(names.text(NameId(1)), "b");
    EXPECT_EQ(names.text(NameId(2)), "");
    EXPECT_EQ(names.text(NameId()), "");
}

TEST(ATableOfNames, KeepsItsTextsWhenItGrowsAndMoves) {
    NameTable names;
    for (int i = 0; i < 1000; ++i) {
        names.idOf("name " + std::to_string(i));
    }
    const NameTable moved(std::move(names));
    for (int i = 0; i < 1000; ++i) {
        ASSERT_EQ(moved.text(NameId(i)), "name " + std::to_string(i));
    }
}

TEST(ATrace, IsWhatItsBuilderCollectedInWhateverBatches) {
    TraceBuilder builder;
    Trace trace;
    std::vector<LaneId> lanes;
    std::size_t added = 0;
    for (int frame = 0; frame < 10; ++frame) {
        if (frame % 3 == 0) {
            lanes.push_back(builder.addLane(
                {"worker " + std::to_string(frame), "group", LaneKind::Worker, frame, frame, frame}));
        }
        for (const auto lane : lanes) {
            builder.addSpan(lane, "name " + std::to_string(frame % 4), time(frame * 10, frame * 10 + 5),
                            State::Running, frame % 2);
            ++added;
        }
        trace.append(builder.take());
        EXPECT_TRUE(builder.take().isEmpty());
        EXPECT_EQ(trace.spanCount(), added);
    }
    ASSERT_EQ(trace.lanes().size(), 4U);
    EXPECT_EQ(trace.lanes()[1].info.name, "worker 3");
    const auto spans = trace.lane(LaneId(0)).index.rows()[0].spans();
    for (std::size_t frame = 0; frame < spans.size(); ++frame) {
        EXPECT_EQ(trace.name(spans[frame].name), "name " + std::to_string(frame % 4));
        EXPECT_EQ(spans[frame].core, static_cast<int>(frame % 2));
    }
    EXPECT_EQ(trace.extent(), time(0, 95));
    EXPECT_EQ(builder.spanCount(), added);
}

TEST(ATrace, CountsSpansThatDoNotFitOnTheirLane) {
    Trace trace;
    const auto lane = trace.addLane({});
    Span span;
    span.begin = Nanoseconds(0);
    span.end = Nanoseconds(10);
    EXPECT_TRUE(trace.addSpan(lane, span));
    span.begin = Nanoseconds(5);
    span.end = Nanoseconds(15);
    EXPECT_FALSE(trace.addSpan(lane, span));
    EXPECT_EQ(trace.refused(), 1U);
    EXPECT_EQ(trace.spanCount(), 1U);
    EXPECT_EQ(trace.extent(), time(0, 10));
}

TEST(ATrace, OfNothingIsEmpty) {
    const Trace trace;
    EXPECT_TRUE(trace.isEmpty());
    EXPECT_TRUE(trace.extent().isEmpty());
}

TEST(AState, IsNamedByItsKeyAndByNoOther) {
    for (const auto state : kAllStates) {
        EXPECT_EQ(stateFromKey(stateKey(state)), state);
        EXPECT_FALSE(stateLabel(state).empty());
    }
    EXPECT_FALSE(stateFromKey("toplevel,viz"));
    EXPECT_FALSE(stateFromKey(""));
}

TEST(ATrace, HasTheArrowsAndCountersThatItsBuilderCollected) {
    TraceBuilder builder;
    Trace trace;
    const auto from = builder.addLane({"producer", "group", LaneKind::Worker, 1, 1, 0});
    const auto to = builder.addLane({"consumer", "group", LaneKind::Worker, 1, 2, 1});
    const auto depth = builder.addCounter({"depth", "group", 1});
    builder.addArrow("item", from, to, time(1, 2));
    builder.addSample(depth, {Nanoseconds(1), 3});
    trace.append(builder.take());
    builder.addArrow("item", from, to, time(3, 4));
    builder.addSample(depth, {Nanoseconds(3), 4});
    trace.append(builder.take());
    EXPECT_TRUE(builder.take().isEmpty());
    ASSERT_EQ(trace.arrows().size(), 2U);
    EXPECT_EQ(trace.arrows().arrows()[1], (Arrow{NameId(0), from, to, Nanoseconds(3), Nanoseconds(4)}));
    EXPECT_EQ(trace.name(NameId(0)), "item");
    ASSERT_EQ(trace.counters().size(), 1U);
    EXPECT_EQ(trace.counters()[0].track.samples().size(), 2U);
}

TEST(ATrace, RefusesArrowsThatRunBackwardsOrToNoLane) {
    Trace trace;
    const auto lane = trace.addLane({});
    EXPECT_FALSE(trace.addArrow({NameId(), lane, lane, Nanoseconds(2), Nanoseconds(1)}));
    EXPECT_FALSE(trace.addArrow({NameId(), lane, LaneId(1), Nanoseconds(1), Nanoseconds(2)}));
    EXPECT_FALSE(trace.addArrow({NameId(), LaneId(), lane, Nanoseconds(1), Nanoseconds(2)}));
    EXPECT_EQ(trace.refused(), 3U);
    EXPECT_EQ(trace.arrows().size(), 0U);
}

} // namespace
} // namespace parascope
