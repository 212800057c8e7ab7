// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/TraceSave.h"

#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>

namespace parascope {
namespace {

class SavingATrace : public testing::Test {
protected:
    test::TempDir folder;
};

TEST_F(SavingATrace, GivesAFileThatOpensWithTheSameRuns) {
    const auto serial = test::serialRun();
    const auto parallel = test::parallelRun();
    const auto file = folder.file("runs.trace.json");
    ASSERT_TRUE(saveTrace({&serial, &parallel}, file));
    const auto opened = openRuns(file);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->runs.size(), 2U);
    EXPECT_EQ(opened->runs[1].facts.experiment, parallel.facts.experiment);
    EXPECT_EQ(opened->runs[1].facts.workers.size(), parallel.facts.workers.size());
}

TEST_F(SavingATrace, OfNothingOrOfARunThatGoesOnSaysSoAndLeavesNoFile) {
    const auto file = folder.file("runs.trace.json");
    const auto nothing = saveTrace({}, file);
    ASSERT_FALSE(nothing);
    EXPECT_THAT(nothing.error().text(), testing::HasSubstr("press Run"));
    auto running = test::serialRun();
    running.facts.finished = false;
    EXPECT_FALSE(saveTrace({&running}, file));
    EXPECT_TRUE(folder.names().empty());
}

TEST_F(SavingATrace, ProposesANameInTheFolder) {
    EXPECT_THAT(proposedTrace(QStringLiteral("/data"), QStringLiteral("queue")).toStdString(),
                testing::MatchesRegex("/data/parascope-queue-[0-9]+-[0-9]+\\.trace\\.json"));
}

TEST_F(SavingATrace, GivesANameThatHasNoneTheEndingOfTraces) {
    EXPECT_EQ(withTraceEnding(QStringLiteral("/a/b")), QStringLiteral("/a/b.trace.json"));
    EXPECT_EQ(withTraceEnding(QStringLiteral("/a/b.JSON")), QStringLiteral("/a/b.JSON"));
    EXPECT_EQ(withTraceEnding(QStringLiteral("/a.json/b")), QStringLiteral("/a.json/b.trace.json"));
}

} // namespace
} // namespace parascope
