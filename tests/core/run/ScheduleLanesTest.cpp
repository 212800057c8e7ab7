// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleLanes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;

/// Two workers, of threads 500 and 501, launched at 100 ms.
class TheLanesOfASchedule : public testing::Test {
protected:
    TheLanesOfASchedule() {
        for (int i = 0; i < 2; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.name = "worker " + std::to_string(i);
            worker.pid = 500;
            worker.tid = 500 + i;
            worker.launched = milliseconds(100);
            facts.workers.push_back(worker);
        }
        lanes.prepare(facts, builder);
    }

    void add(int tid, PieceKind kind, int begin, int end, int core = 0,
             const std::optional<WaitReason>& why = std::nullopt) {
        SchedSlice piece;
        piece.thread = {500, tid};
        piece.kind = kind;
        piece.core = CoreId(core);
        piece.span = {milliseconds(begin), milliseconds(end)};
        lanes.add(piece, why, builder);
    }
    /// The spans of a lane: "NAME STATE BEGIN-END".
    std::vector<std::string> spans(std::string_view name) {
        trace.append(builder.take());
        std::vector<std::string> texts;
        for (const auto& lane : trace.lanes()) {
            if (lane.info.name != name || lane.index.isEmpty()) {
                continue;
            }
            EXPECT_EQ(lane.index.rows().size(), 1U);
            for (const auto& span : lane.index.rows()[0].spans()) {
                texts.push_back(std::string(trace.name(span.name)) + " " + std::string(stateKey(span.state)) +
                                " " + std::to_string(span.begin / milliseconds(1)) + "-" +
                                std::to_string(span.end / milliseconds(1)));
            }
        }
        EXPECT_EQ(trace.refused(), 0U);
        return texts;
    }

    RunFacts facts;
    ScheduleLanes lanes;
    TraceBuilder builder;
    Trace trace;
};

TEST_F(TheLanesOfASchedule, ShowAWorkerOnItsLaneAndOnItsCores) {
    add(500, PieceKind::OnCore, 110, 120, 0);
    add(500, PieceKind::WaitingForCore, 120, 130, 0);
    add(500, PieceKind::OnCore, 130, 140, 1);
    EXPECT_THAT(spans("worker 0, kernel"),
                ElementsAre("on a core running 110-120", "waiting for a core ready 120-130",
                            "on a core running 130-140"));
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 110-120"));
    EXPECT_THAT(spans("core 1"), ElementsAre("worker 0 running 130-140"));
}

TEST_F(TheLanesOfASchedule, LeaveAWorkerOnAnotherHostToItsOwnKernel) {
    WorkerRecord far;
    far.id = WorkerId(2);
    far.name = "rank 2 on h2";
    far.tid = 502; // some other thread has that number here
    far.launched = milliseconds(100);
    far.place.host = "h2";
    far.place.isElsewhere = true;
    facts.workers.push_back(far);
    lanes.prepare(facts, builder);
    add(502, PieceKind::OnCore, 110, 120);
    EXPECT_FALSE(facts.workers[2].scheduleLane.isValid());
    EXPECT_THAT(spans("core 0"), IsEmpty());

    lanes = ScheduleLanes("h2", 1);
    lanes.prepare(facts, builder);
    add(502, PieceKind::OnCore, 130, 140);
    add(500, PieceKind::OnCore, 130, 140); // of no worker there
    EXPECT_TRUE(facts.workers[2].scheduleLane.isValid());
    EXPECT_THAT(spans("rank 2 on h2, kernel"), ElementsAre("on a core running 130-140"));
    EXPECT_THAT(spans("h2: core 0"), ElementsAre("rank 2 on h2 running 130-140"));
    EXPECT_THAT(spans("core 0"), IsEmpty());
}

TEST_F(TheLanesOfASchedule, LetASpanGrowWhilePiecesGoOn) {
    for (int end = 111; end <= 150; ++end) {
        add(500, PieceKind::OnCore, 110, end);
        if (end % 7 == 0) {
            spans("core 0");
        }
    }
    EXPECT_THAT(spans("worker 0, kernel"), ElementsAre("on a core running 110-150"));
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 110-150"));
}

TEST_F(TheLanesOfASchedule, LeaveAGapWhereAWorkerGaveItsCoreUp) {
    add(500, PieceKind::OnCore, 110, 120);
    add(500, PieceKind::OffCore, 120, 130);
    add(500, PieceKind::Unknown, 130, 135);
    add(500, PieceKind::OnCore, 140, 150);
    EXPECT_THAT(spans("worker 0, kernel"),
                ElementsAre("on a core running 110-120", "on a core running 140-150"));
}

TEST_F(TheLanesOfASchedule, SayWhyAWorkerWaitsOnceItIsAtWork) {
    facts.released = milliseconds(105);
    lanes.prepare(facts, builder);
    const WaitReason pipe{WaitKind::Pipe, 0};
    add(500, PieceKind::OffCore, 101, 106, 0, pipe); // for the release
    add(500, PieceKind::OnCore, 106, 110);
    add(500, PieceKind::OffCore, 110, 120, 0, pipe);
    add(500, PieceKind::OffCore, 110, 130, 0, pipe);
    add(500, PieceKind::OnCore, 130, 140);
    add(500, PieceKind::OffCore, 140, 150, 0, WaitReason{WaitKind::Lock, 0x1000});
    add(500, PieceKind::OffCore, 150, 160, 0, WaitReason{WaitKind::Sleep, 0});
    add(500, PieceKind::OffCore, 160, 170, 0, WaitReason{WaitKind::Other, 0});
    EXPECT_THAT(spans("worker 0, kernel"),
                ElementsAre("on a core running 106-110", "waiting for a pipe io 110-130",
                            "on a core running 130-140", "waiting for a lock lock 140-150",
                            "sleeping sleep 150-160"));
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 106-110", "worker 0 running 130-140"));
}

TEST_F(TheLanesOfASchedule, CallAPauseOfOurOwnProgramsAPauseThoughTheKernelSeesALock) {
    facts.released = milliseconds(105);
    const WaitReason pause{WaitKind::TimedLock, 0x1000};
    facts.experiment.backend = Backend::Threads;
    lanes.prepare(facts, builder);
    add(500, PieceKind::OffCore, 110, 120, 0, pause);
    facts.experiment.backend = Backend::CpythonThreads; // whose GIL is such a lock
    lanes.prepare(facts, builder);
    add(500, PieceKind::OnCore, 120, 130);
    add(500, PieceKind::OffCore, 130, 140, 0, pause);
    EXPECT_THAT(spans("worker 0, kernel"), ElementsAre("sleeping sleep 110-120", "on a core running 120-130",
                                                       "waiting for a lock, with a time limit lock 130-140"));
}

TEST_F(TheLanesOfASchedule, LetWorkersTakeTurnsOnACore) {
    add(500, PieceKind::OnCore, 110, 115);
    add(500, PieceKind::OnCore, 110, 120);
    add(501, PieceKind::OnCore, 120, 125);
    add(501, PieceKind::OnCore, 120, 130);
    add(500, PieceKind::OnCore, 130, 140);
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 110-120", "worker 1 running 120-130",
                                             "worker 0 running 130-140"));
}

TEST_F(TheLanesOfASchedule, NeverPutTwoWorkersOnACoreAtOnceWhateverTheSamplesSay) {
    add(500, PieceKind::OnCore, 110, 130);
    add(501, PieceKind::OnCore, 120, 140);
    add(500, PieceKind::OnCore, 110, 150);
    add(501, PieceKind::OnCore, 120, 160);
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 110-130", "worker 1 running 130-140",
                                             "worker 0 running 140-150", "worker 1 running 150-160"));
    EXPECT_THAT(spans("worker 0, kernel"), ElementsAre("on a core running 110-150"));
    EXPECT_THAT(spans("worker 1, kernel"), ElementsAre("on a core running 120-160"));
}

TEST_F(TheLanesOfASchedule, ShowWhatAWorkerMadeAsItsHelperOnTheCores) {
    const auto made = [&](int tid, int maker, int begin, int end) {
        SchedSlice piece;
        piece.thread = {tid, tid};
        piece.maker = {500, maker};
        piece.kind = PieceKind::OnCore;
        piece.core = CoreId(1);
        piece.span = {milliseconds(begin), milliseconds(end)};
        lanes.add(piece, std::nullopt, builder);
    };
    made(700, 501, 110, 120);
    made(700, 501, 110, 130);
    made(701, 700, 130, 140); // its child
    made(702, 600, 140, 150); // a stranger's
    EXPECT_THAT(spans("core 1"),
                ElementsAre("worker 1's helper running 110-130", "worker 1's helper running 130-140"));
    EXPECT_THAT(spans("worker 1, kernel"), IsEmpty()) << "what its helpers do, it does not do itself";
}

TEST_F(TheLanesOfASchedule, ShowNothingOfOtherThreads) {
    add(999, PieceKind::OnCore, 110, 120);
    EXPECT_THAT(spans("core 0"), IsEmpty());
}

TEST_F(TheLanesOfASchedule, ShowNothingFromBeforeTheLaunchOrAfterTheEnd) {
    facts.workers[0].ended = milliseconds(150);
    lanes.prepare(facts, builder);
    add(500, PieceKind::OnCore, 50, 90);
    add(500, PieceKind::OnCore, 90, 110);
    add(500, PieceKind::OnCore, 140, 200);
    add(500, PieceKind::OnCore, 210, 220);
    EXPECT_THAT(spans("worker 0, kernel"),
                ElementsAre("on a core running 100-110", "on a core running 140-150"));
    EXPECT_THAT(spans("core 0"), ElementsAre("worker 0 running 100-110", "worker 0 running 140-150"));
}

TEST_F(TheLanesOfASchedule, CutAPieceThatTurnsOutToHaveBegunEarlier) {
    add(500, PieceKind::OnCore, 110, 120);
    add(500, PieceKind::WaitingForCore, 115, 130);
    EXPECT_THAT(spans("worker 0, kernel"),
                ElementsAre("on a core running 110-120", "waiting for a core ready 120-130"));
}

TEST_F(TheLanesOfASchedule, AreMadeOnceForEachWorkerThatIsKnown) {
    lanes.prepare(facts, builder);
    trace.append(builder.take());
    ASSERT_EQ(trace.lanes().size(), 2U);
    for (const auto& worker : facts.workers) {
        EXPECT_EQ(trace.lane(worker.scheduleLane).info.kind, LaneKind::Schedule);
        EXPECT_EQ(trace.lane(worker.scheduleLane).info.tid, worker.tid);
    }
}

TEST_F(TheLanesOfASchedule, BearTheNamesOfTheirWorkers) {
    facts.workers[1].name = "consumer 0";
    facts.workers[1].scheduleLane = {};
    ScheduleLanes others;
    TraceBuilder built;
    others.prepare(facts, built);
    const auto made = built.take().lanes;
    EXPECT_EQ(made.back().name, "consumer 0, kernel");
}

} // namespace
} // namespace parascope
