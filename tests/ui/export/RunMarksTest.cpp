// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunMarks.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

class MarksOfARun : public testing::Test {
protected:
    RunRecord run = test::parallelRun();
};

TEST_F(MarksOfARun, AreNoneWhereAllWentWell) {
    EXPECT_TRUE(laneMarks(run).empty());
}

TEST_F(MarksOfARun, CrossOutTheEndOfAWorkerThatFailed) {
    run.facts.workers[1].exit = WorkerExit::Crashed;
    run.facts.workers[1].message = "signal 11";
    const auto marks = laneMarks(run);
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks[0].kind, LaneMark::Kind::Failed);
    EXPECT_EQ(marks[0].lane, run.facts.workers[1].lane);
    EXPECT_EQ(marks[0].time, run.facts.workers[1].ended);
    EXPECT_EQ(marks[0].text, QStringLiteral("signal 11"));
}

TEST_F(MarksOfARun, ShowWhoWaitedForEverUntilTheRunWasEnded) {
    auto& worker = run.facts.workers[0];
    const auto end = worker.ended;
    ASSERT_TRUE(run.trace.addSpan(worker.lane, {end, end + std::chrono::milliseconds(1),
                                                run.trace.nameId("waiting"), -1, State::Queue}));
    worker.exit = WorkerExit::Stopped;
    const auto marks = laneMarks(run);
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks[0].kind, LaneMark::Kind::WaitsForEver);
    run.facts.stopped = true;
    EXPECT_TRUE(laneMarks(run).empty()) << "the user stopped it: it may have gone on";
}

} // namespace
} // namespace parascope
