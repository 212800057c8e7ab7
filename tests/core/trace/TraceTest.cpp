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

class ATraceWithNotes : public testing::Test {
protected:
    ATraceWithNotes() {
        lane = trace.addLane({"main", "program", LaneKind::Worker, 7, 8, 0});
        async = trace.addLane({"net", "program", LaneKind::Async, 7, 9, 0});
        trace.addSpan(lane, {Nanoseconds(100), Nanoseconds(200), trace.nameId("work"), -1, State::Other});
        for (const int at : {120, 150}) {
            trace.addMark({trace.nameId("mark"), Nanoseconds(at), TraceMark::Of::Lane, lane, 7, false});
        }
    }

    [[nodiscard]] std::vector<std::string> marks() const {
        std::vector<std::string> all;
        for (const auto& mark : trace.marks()) {
            all.push_back(std::to_string(mark.time.count()) + " " + std::string(trace.name(mark.name)) +
                          (mark.isNote ? " (note)" : ""));
        }
        return all;
    }

    Trace trace;
    LaneId lane;
    LaneId async;
};

TEST_F(ATraceWithNotes, KeepsThemAmongItsMarksInOrderOfTime) {
    trace.addNote({Nanoseconds(150), lane, "here"});
    trace.addNote({Nanoseconds(130), {}, "all at once"});
    EXPECT_EQ(marks(), (std::vector<std::string>{"120 mark", "130 all at once (note)", "150 mark",
                                                 "150 here (note)"}));
    EXPECT_EQ(trace.marks()[1].of, TraceMark::Of::All);
    EXPECT_EQ(trace.marks()[1].pid, 7) << "with a run of which it stays when the file has several";
    EXPECT_EQ(trace.noteOf(trace.marks()[3]), (TraceNote{Nanoseconds(150), lane, "here"}));
    EXPECT_EQ(trace.noteOf(trace.marks()[2]), std::nullopt);
}

TEST_F(ATraceWithNotes, LosesOnlyTheOneThatIsRemoved) {
    const TraceNote note{Nanoseconds(150), lane, "here"};
    trace.addNote(note);
    EXPECT_FALSE(trace.removeNote({Nanoseconds(150), lane, "there"}));
    EXPECT_FALSE(trace.removeNote({Nanoseconds(120), lane, "mark"})) << "the program's is not the user's";
    EXPECT_TRUE(trace.removeNote(note));
    EXPECT_EQ(marks(), (std::vector<std::string>{"120 mark", "150 mark"}));
}

TEST_F(ATraceWithNotes, PutsThemWhereTheyCanBeKept) {
    EXPECT_EQ(trace.keepable({Nanoseconds(900), lane, "late"}), (TraceNote{Nanoseconds(200), lane, "late"}))
        << "at the end of what there is";
    EXPECT_EQ(trace.keepable({Nanoseconds(150), async, "a"}), (TraceNote{Nanoseconds(150), {}, "a"}))
        << "such a lane is no thread's: it has no place in a file for a note";
    trace.addNote({Nanoseconds(0), async, "early"});
    EXPECT_EQ(marks().front(), "100 early (note)");
    EXPECT_EQ(trace.extent(), time(100, 200));
}

} // namespace
} // namespace parascope
