// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusText.h"

#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::Not;

class TheStatusLine : public testing::Test {
protected:
    [[nodiscard]] std::string text() const { return statusText(machine, {&serial, &parallel}).toStdString(); }

    Machine machine{2, "Test CPU", "6.1.0", 2};
    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
};

TEST_F(TheStatusLine, NamesTheMachine) {
    EXPECT_EQ(statusText(machine, {}), QStringLiteral("Test CPU, 2 cores"));
    machine.cores = 1;
    EXPECT_EQ(statusText(machine, {}), QStringLiteral("Test CPU, 1 core"));
    machine.cores = 2;
    machine.coresAllowed = {CoreId(1)};
    EXPECT_EQ(statusText(machine, {}), QStringLiteral("Test CPU, 1 of 2 cores"));
}

TEST_F(TheStatusLine, SaysHowTheScheduleOfTheLastRunIsKnown) {
    EXPECT_THAT(text(), Not(HasSubstr("schedule")));
    parallel.facts.schedule = "exact";
    EXPECT_THAT(text(), HasSubstr("exact schedule · "));
    parallel.facts.lostSwitches = 5;
    EXPECT_THAT(text(), HasSubstr("exact schedule, but the kernel had no room for 5 records"));
    parallel.facts.lostSwitches = 0;
    parallel.facts.schedule = "sampled";
    parallel.facts.scheduleNote = "sampled every 4 ms";
    EXPECT_THAT(text(), HasSubstr("sampled every 4 ms"));
}

TEST_F(TheStatusLine, SaysWhatOtherProgramsTookDuringTheLastRunThatEnded) {
    serial.facts.otherPrograms = 0.25;
    parallel.facts.otherPrograms = 0.03;
    EXPECT_THAT(text(), HasSubstr("other programs took 3 %"));
    parallel.facts.finished = false;
    EXPECT_THAT(text(), HasSubstr("other programs took 25 %"));
}

TEST_F(TheStatusLine, SaysThatTheCoresAreThoseOfThisMachineWhereARunHadOthers) {
    parallel.facts.otherPrograms = 0.03;
    EXPECT_THAT(text(), Not(HasSubstr("this machine")));
    parallel.facts.workers.back().place.isElsewhere = true;
    EXPECT_EQ(text(), "cores of this machine only: Test CPU, 2 cores · other programs took 3 % of its cores "
                      "during the last run");
}

TEST(AForeignRun, HasTheFilesNameAndTheTracesTimes) {
    Trace trace;
    const auto lane = trace.addLane({});
    trace.addSpan(lane, {std::chrono::milliseconds(5), std::chrono::milliseconds(9), trace.nameId("main"), 0,
                         State::Other});
    const auto run = foreignRun("other.json", std::move(trace));
    EXPECT_EQ(run.facts.title, "other.json");
    EXPECT_TRUE(run.facts.finished);
    EXPECT_EQ(run.zero(), std::chrono::milliseconds(5));
    EXPECT_EQ(run.facts.ended, std::chrono::milliseconds(9));
}

} // namespace
} // namespace parascope
