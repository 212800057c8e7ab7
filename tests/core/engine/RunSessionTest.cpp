// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunSession.h"

#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"
#include "tests/ui/pages/ScriptedWorkers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QSignalSpy>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int kLongest = 20'000;

/// A session whose workers only pretend.
class ASession : public testing::Test {
protected:
    static Experiment experiment(Backend backend) {
        Experiment made;
        made.backend = backend;
        return made;
    }
    [[nodiscard]] std::vector<RunId> known() const {
        std::vector<RunId> ids;
        for (const auto* run : session.runs()) {
            ids.push_back(run->facts.id);
        }
        return ids;
    }
    void waitUntilFinished() {
        QSignalSpy finished(&session, &RunSession::finished);
        while (session.isBusy()) {
            ASSERT_TRUE(finished.wait(kLongest));
        }
    }
    void waitForRelease(RunId id) {
        QSignalSpy changed(&session, &RunSession::runChanged);
        while (session.run(id)->facts.released == Nanoseconds{}) {
            ASSERT_TRUE(changed.wait(kLongest));
        }
    }
    /// Three runs of one batch, the first of them serial.
    std::vector<RunId> runThree() {
        const auto ids = session.submit(
            {experiment(Backend::Serial), experiment(Backend::Threads), experiment(Backend::Processes)});
        waitUntilFinished();
        return ids;
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    QSignalSpy added{&session, &RunSession::runAdded};
    QSignalSpy finishedOnes{&session, &RunSession::runFinished};
    QSignalSpy removedOnes{&session, &RunSession::runRemoved};
    QSignalSpy baseline{&session, &RunSession::baselineChanged};
};

TEST_F(ASession, KeepsNothingOfRunsThatWereStoppedBeforeTheyRan) {
    workers.hold();
    const auto ids = session.submit(
        {experiment(Backend::Serial), experiment(Backend::Threads), experiment(Backend::Processes)});
    waitForRelease(ids[0]);
    session.stop();
    waitUntilFinished();
    EXPECT_THAT(known(), ElementsAre(ids[0])) << "what ran is kept, as far as it came";
    EXPECT_TRUE(session.run(ids[0])->facts.stopped);
    EXPECT_EQ(session.run(ids[2]), nullptr);
    EXPECT_THAT(removedOnes, SizeIs(2));
    EXPECT_THAT(finishedOnes, SizeIs(1)) << "what is gone is told once";
}

TEST_F(ASession, KeepsRunsThatFailedBeforeTheyRan) {
    workers.refuse(Backend::Processes);
    const auto id = session.submit({experiment(Backend::Processes)}).front();
    waitUntilFinished();
    ASSERT_NE(session.run(id), nullptr);
    EXPECT_NE(session.run(id)->facts.error, "");
}

TEST_F(ASession, PutsBackWhatWasRemovedAsItWas) {
    const auto ids = runThree();
    const auto before = session.run(ids[1])->facts;
    auto removed = session.remove({ids[1], ids[2]});
    EXPECT_THAT(removed, SizeIs(2));
    EXPECT_THAT(known(), ElementsAre(ids[0]));
    EXPECT_EQ(session.run(ids[1]), nullptr);
    EXPECT_THAT(removedOnes, SizeIs(2));
    EXPECT_THAT(baseline, SizeIs(1)) << "another run's speed-up may be gone";
    session.restore(std::move(removed));
    EXPECT_THAT(known(), ElementsAre(ids[0], ids[1], ids[2]));
    EXPECT_EQ(session.run(ids[1])->facts, before);
    EXPECT_THAT(added, SizeIs(5));
    EXPECT_THAT(baseline, SizeIs(2));
}

TEST_F(ASession, RemovesNoRunThatGoesOnOrThatThereIsNot) {
    workers.hold();
    const auto id = session.submit({experiment(Backend::Threads)}).front();
    EXPECT_THAT(session.remove({id, RunId(77)}), IsEmpty());
    EXPECT_NE(session.run(id), nullptr);
    EXPECT_THAT(baseline, IsEmpty());
    session.stop();
    waitUntilFinished();
}

TEST_F(ASession, HasOnePinnedBaselineWhenTheOneBeforeIsRestored) {
    const auto first = runThree();
    session.pin(first[0], true);
    auto removed = session.remove({first[0]});
    const auto second = runThree();
    session.pin(second[0], true);
    session.restore(std::move(removed));
    EXPECT_TRUE(session.run(first[0])->facts.pinned);
    EXPECT_FALSE(session.run(second[0])->facts.pinned);
}

TEST_F(ASession, CallsARunByTheUsersNameUntilItIsTakenBack) {
    workers.hold();
    const auto id = session.submit({experiment(Backend::Threads)}).front();
    QSignalSpy renamed(&session, &RunSession::runRenamed);
    session.rename(id, "ours");
    EXPECT_THAT(renamed, SizeIs(1));
    workers.letGo();
    waitUntilFinished();
    EXPECT_EQ(session.run(id)->facts.name, "ours") << "what comes of the run takes nothing of it";
    session.rename(id, "");
    EXPECT_EQ(session.run(id)->facts.name, "");
    session.rename(RunId(77), "nobody's");
    EXPECT_THAT(renamed, SizeIs(2));
}

TEST_F(ASession, KeepsNotesOnItsRunsAndTakesThemBack) {
    const auto id = runThree().front();
    QSignalSpy changes(&session, &RunSession::noteChanged);
    const auto& trace = session.run(id)->trace;
    const auto note = trace.keepable({trace.extent().begin, LaneId(0), "here it begins"});
    const TraceNote better{note.time, note.lane, "it begins"};
    session.changeNote(id, std::nullopt, note);
    ASSERT_EQ(trace.marks().size(), 1U);
    EXPECT_EQ(trace.noteOf(trace.marks()[0]), note);
    session.changeNote(id, note, better);
    ASSERT_EQ(trace.marks().size(), 1U);
    EXPECT_EQ(trace.noteOf(trace.marks()[0]), better);
    session.changeNote(id, better, std::nullopt);
    EXPECT_TRUE(trace.marks().empty());
    EXPECT_EQ(changes.count(), 3);
    session.changeNote(RunId(99), std::nullopt, note);
    EXPECT_EQ(changes.count(), 3) << "there is no such run";
}

TEST_F(ASession, ReadsMoreOfARunFromTheFileThatItWasSavedOver) {
    const test::TempDir dir;
    const auto file = dir.write(
        "other.json", R"([{"ph":"X","pid":1,"tid":2,"ts":10,"dur":5,"name":"a","args":{"page":7}}])");
    auto opened = openRuns(file);
    ASSERT_TRUE(opened);
    const auto id = session.adopt(takeRuns(*opened, "other.json")).front();
    QSignalSpy changed(&session, &RunSession::fileChanged);
    for (const auto* const note : {"first", "second", "third"}) {
        session.changeNote(id, std::nullopt, TraceNote{std::chrono::microseconds(12), LaneId(0), note});
        ASSERT_TRUE(saveRuns({session.run(id)}, file));
        session.saved({id}, file);
        EXPECT_TRUE(session.run(id)->file->check());
        EXPECT_THAT(test::textOf(file), testing::HasSubstr(R"("args":{"page":7})")) << note;
        EXPECT_THAT(test::textOf(file), testing::HasSubstr(note));
    }
    EXPECT_EQ(changed.count(), 3);
    const auto elsewhere = dir.file("elsewhere.json");
    ASSERT_TRUE(saveRuns({session.run(id)}, elsewhere));
    session.saved({id}, elsewhere);
    EXPECT_EQ(session.run(id)->file->path, file) << "it is still the file that was opened";
    EXPECT_EQ(changed.count(), 3);
}

} // namespace
} // namespace parascope
