// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Runner.h"

#include "tests/support/FakeLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using test::FakeLauncher;
using test::HandCrankedClock;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class CountingObserver final : public RunObserver {
public:
    Result<void> runStarted(RunFacts& /*facts*/) override {
        ++starts;
        return refuses ? Result<void>(failure("cannot watch")) : Result<void>();
    }
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& trace) override {
        ++looks;
        if (seesSomething) {
            trace.addLane({});
        }
    }
    void runEnded(RunFacts& facts, TraceBuilder& /*trace*/) override {
        ++ends;
        finishedAtEnd = facts.finished;
        facts.otherPrograms = 0.25;
    }

    bool refuses = false;
    bool seesSomething = false;
    int starts = 0;
    int looks = 0;
    int ends = 0;
    bool finishedAtEnd = false;
};

/// A demo that adds nothing to its runs but what the test wants.
class PlainDemoRun final : public DemoRun {
public:
    WorkReport work(WorkerId /*worker*/, TaskContext& /*context*/) override { return {}; }
    [[nodiscard]] WorkerProgram program(const WorkerSpec& /*spec*/) const override { return {}; }
    [[nodiscard]] Nanoseconds stopWithin() const override { return grace; }
    Result<void> marked(WorkerId /*worker*/, const TraceEvent& mark) override {
        marks.emplace_back(mark.name);
        return mark.name == "nonsense" ? failure("spoke nonsense, so it was ended") : Result<void>();
    }
    void order(std::string_view line, RunFacts& /*facts*/, Launcher& launcher) override {
        launcher.order(std::nullopt, line);
    }
    [[nodiscard]] std::optional<Error> verdict(const RunFacts& /*facts*/) override { return hopeless; }
    void addTo(RunUpdate& update) override { update.lines = std::exchange(lines, {}); }

    Nanoseconds grace{};
    std::vector<std::string> marks;
    std::vector<std::string> lines;
    std::optional<Error> hopeless;
};

/// A run whose workers the test plays.
class ARun : public testing::Test {
protected:
    void start(int workers, Backend backend = Backend::Processes) {
        facts.experiment.workers = workers;
        facts.experiment.backend = backend;
        runner.emplace(facts, demo, launcher, observer, clock, limits);
        runner->start();
    }
    void startAndAnnounce(int workers) {
        start(workers);
        for (int i = 0; i < workers; ++i) {
            launcher.announce(i, clock.now());
        }
    }
    [[nodiscard]] TimeSpan lately(int ms = 1) const { return {clock.now() - milliseconds(ms), clock.now()}; }
    void endAllThatAreStopped() {
        launcher.whenStopped = [this](int worker) {
            launcher.end(worker, {WorkerExit::Stopped, {}, {}, {}, clock.now()});
        };
    }
    void crash(int worker) {
        launcher.end(worker, {WorkerExit::Crashed, "crashed (SIGSEGV)", {}, {}, clock.now()});
    }
    [[nodiscard]] const WorkerRecord& worker(int number) const {
        return runner->facts().workers.at(static_cast<std::size_t>(number));
    }
    void take() { record.apply(runner->takeUpdate()); }
    /// The run as the other side has it.
    const RunRecord& seen() {
        while (runner->hasNews()) {
            record.apply(runner->takeUpdate());
        }
        return record;
    }

    FakeLauncher launcher;
    HandCrankedClock clock;
    CountingObserver observer;
    PlainDemoRun demo;
    RunLimits limits;
    RunFacts facts;
    RunRecord record;
    std::optional<Runner> runner;
};

TEST_F(ARun, LaunchesEveryWorkerWithItsExperiment) {
    facts.experiment.size = 77;
    start(3);
    ASSERT_EQ(launcher.orders.size(), 3U);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(launcher.orders[static_cast<std::size_t>(i)].id, WorkerId(i));
        EXPECT_EQ(launcher.orders[static_cast<std::size_t>(i)].experiment.size, 77U);
    }
    EXPECT_EQ(observer.starts, 1);
}

TEST_F(ARun, OfRanksNamesTheHostOfEachWhereThereMayBeSeveral) {
    facts.experiment.hosts = {{"h1", 0}, {"h2", 0}};
    start(2, Backend::Mpi);
    WorkerPlace place;
    place.host = "h2";
    launcher.place(1, place);
    place.clockBound = milliseconds(1);
    launcher.place(1, place); // more is known of it
    EXPECT_EQ(worker(0).name, "rank 0");
    EXPECT_EQ(worker(1).name, "rank 1 on h2");
    EXPECT_EQ(worker(1).place, place);
    launcher.announce(0, clock.now());
    launcher.announce(1, clock.now());
    EXPECT_EQ(seen().trace.lane(worker(1).lane).info.group, "h2: Ranks (MPI): rank 1 on h2");
    crash(1);
    EXPECT_EQ(runner->facts().error, "rank 1 on h2 crashed (SIGSEGV)");
}

TEST_F(ARun, OfRanksHasThoseOfAHostStandTogether) {
    facts.experiment.hosts = {{"h1", 0}, {"h2", 0}};
    start(4, Backend::Mpi);
    for (int rank = 0; rank < 4; ++rank) {
        WorkerPlace place;
        place.host = rank % 2 == 0 ? "h1" : "h2"; // as mpirun may deal them out
        launcher.place(rank, place);
        launcher.announce(rank, clock.now());
    }
    std::vector<std::pair<int, std::string>> lanes;
    for (const auto& lane : seen().trace.lanes()) {
        lanes.emplace_back(lane.info.order, lane.info.name);
    }
    std::sort(lanes.begin(), lanes.end());
    ASSERT_EQ(lanes.size(), 4U);
    EXPECT_EQ(lanes[0].second, "rank 0 on h1");
    EXPECT_EQ(lanes[1].second, "rank 2 on h1");
    EXPECT_EQ(lanes[2].second, "rank 1 on h2");
    EXPECT_EQ(lanes[3].second, "rank 3 on h2");
}

TEST_F(ARun, WhoseWorkerEndedBeforeThatWasHeardEndsNoEarlierThanItsRelease) {
    start(1);
    const auto before = clock.now();
    clock.crank(milliseconds(2)); // both are heard of now
    launcher.announce(0, before);
    launcher.end(0, {WorkerExit::Failed, "could not be started", {}, {}, before + milliseconds(1)});
    EXPECT_EQ(runner->facts().released, clock.now());
    EXPECT_EQ(worker(0).ended, clock.now());
    EXPECT_EQ(runner->facts().ended, clock.now());
}

TEST_F(ARun, IsReleasedAtTheMomentThatItsLauncherNames) {
    launcher.lead = milliseconds(5);
    startAndAnnounce(2);
    EXPECT_EQ(launcher.releases, 1);
    EXPECT_EQ(runner->facts().released, clock.now() + milliseconds(5));
}

TEST_F(ARun, WhoseLauncherFindsNothingToLaunchIsNotObserved) {
    launcher.prepared = failure("there is no Python");
    start(2);
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(runner->facts().error, "there is no Python");
    EXPECT_EQ(observer.starts, 0);
    EXPECT_EQ(observer.ends, 0) << "it never began";
}

TEST_F(ARun, WhoseObserverCannotBeginDoesNotTellItOfTheEnd) {
    observer.refuses = true;
    start(2);
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(runner->facts().error, "cannot watch");
    EXPECT_EQ(observer.ends, 0);
}

TEST_F(ARun, HasNewsWhenOnlyItsObserverSawSomething) {
    startAndAnnounce(1);
    seen();
    runner->poll();
    EXPECT_FALSE(runner->hasNews());
    observer.seesSomething = true;
    runner->poll();
    EXPECT_TRUE(runner->hasNews()) << "its worker tells nothing of itself for long";
}

TEST_F(ARun, ThatIsSerialLaunchesOneWorkerWhateverTheNumberAskedFor) {
    start(8, Backend::Serial);
    EXPECT_EQ(launcher.orders.size(), 1U);
}

TEST_F(ARun, LaunchesNobodyBeforeItsLauncherIsPrepared) {
    launcher.prepared = false;
    start(2);
    runner->poll();
    EXPECT_THAT(launcher.orders, IsEmpty());
    EXPECT_EQ(observer.starts, 0);
    clock.crank(milliseconds(900));
    launcher.prepared = true;
    runner->poll();
    EXPECT_EQ(launcher.orders.size(), 2U);
    EXPECT_EQ(runner->facts().launched, clock.now()) << "what it waited for is no part of the run";
}

TEST_F(ARun, ThatIsStoppedBeforeItsLauncherIsPreparedEndsAtOnce) {
    launcher.prepared = false;
    start(2);
    runner->stop();
    EXPECT_TRUE(runner->isFinished());
    EXPECT_TRUE(runner->facts().stopped);
    EXPECT_EQ(runner->facts().error, "");
    EXPECT_THAT(launcher.orders, IsEmpty());
    EXPECT_EQ(worker(1).exit, WorkerExit::Stopped);
}

TEST_F(ARun, WhoseLauncherFindsNothingAfterAWhileFails) {
    launcher.prepared = false;
    start(2);
    launcher.prepared = failure("there is no Python");
    runner->poll();
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(runner->facts().error, "there is no Python");
    EXPECT_THAT(launcher.orders, IsEmpty());
}

TEST_F(ARun, ReleasesOnceWhenTheLastWorkerHasAnnouncedItself) {
    start(3);
    launcher.announce(2, clock.now());
    launcher.announce(0, clock.now());
    EXPECT_EQ(launcher.releases, 0);
    clock.crank(milliseconds(3));
    launcher.announce(1, clock.now());
    EXPECT_EQ(launcher.releases, 1);
    EXPECT_EQ(runner->facts().released, clock.now());
    runner->poll();
    EXPECT_EQ(launcher.releases, 1);
}

TEST_F(ARun, WhoseWorkersAnnounceThemselvesWhileTheyAreLaunchedReleasesAfterTheLastLaunch) {
    launcher.whenLaunched = [this](int worker) {
        EXPECT_EQ(launcher.releases, 0);
        launcher.announce(worker, clock.now());
    };
    start(4);
    EXPECT_EQ(launcher.orders.size(), 4U);
    EXPECT_EQ(launcher.releases, 1);
}

TEST_F(ARun, WhoseWorkersEndWellHasTheirResults) {
    startAndAnnounce(2);
    clock.crank(milliseconds(10));
    launcher.endWell(1, clock.now(), "two");
    EXPECT_FALSE(runner->isFinished());
    clock.crank(milliseconds(10));
    launcher.endWell(0, clock.now(), "one");
    EXPECT_TRUE(runner->isFinished());
    EXPECT_TRUE(seen().facts.succeeded());
    EXPECT_THAT(worker(0).results, ElementsAre("one"));
    EXPECT_THAT(worker(1).results, ElementsAre("two"));
    EXPECT_EQ(runner->facts().ended, clock.now()) << "the last worker's end";
    EXPECT_THAT(launcher.stopped, IsEmpty());
    EXPECT_THAT(launcher.killed, IsEmpty());
}

TEST_F(ARun, TellsItsObserverOnceBeforeItCountsAsFinished) {
    startAndAnnounce(1);
    runner->poll();
    launcher.endWell(0, clock.now());
    runner->poll();
    EXPECT_EQ(observer.ends, 1);
    EXPECT_FALSE(observer.finishedAtEnd);
    EXPECT_GE(observer.looks, 1);
    EXPECT_EQ(seen().facts.otherPrograms, 0.25);
}

TEST_F(ARun, HasItsLanesInTheOrderOfWorkersWhateverTheOrderOfAnnouncement) {
    start(3);
    for (const int number : {1, 2, 0}) {
        clock.crank(milliseconds(1));
        launcher.announce(number, clock.now());
    }
    const auto& lanes = seen().trace.lanes();
    ASSERT_EQ(lanes.size(), 3U);
    for (int i = 0; i < 3; ++i) {
        const auto index = static_cast<std::size_t>(i);
        EXPECT_EQ(lanes[index].info.name, "worker " + std::to_string(i));
        EXPECT_EQ(lanes[index].info.pid, 1000 + i);
        EXPECT_EQ(lanes[index].info.tid, 2000 + i);
        EXPECT_EQ(lanes[index].info.kind, LaneKind::Worker);
        EXPECT_EQ(worker(i).lane, LaneId(i));
    }
}

TEST_F(ARun, ShowsTheStartOfEachWorkerAsASpan) {
    start(1);
    const auto launched = clock.now();
    clock.crank(milliseconds(2));
    launcher.announce(0, clock.now());
    const auto& lane = seen().trace.lanes().at(0).index;
    ASSERT_EQ(lane.size(), 1U);
    const auto& span = lane.rows()[0].spans()[0];
    EXPECT_EQ(span.state, State::Starting);
    EXPECT_EQ(span.time(), (TimeSpan{launched, clock.now()}));
}

TEST_F(ARun, WhoseWorkerClaimsToHaveAnnouncedItselfBeforeItsLaunchIsNotBelieved) {
    start(1);
    launcher.announce(0, Nanoseconds{5});
    EXPECT_EQ(worker(0).announced, worker(0).launched);
}

TEST_F(ARun, HandsOnEverySpanExactlyOnceInWhateverBatches) {
    startAndAnnounce(2);
    seen();
    std::size_t sent = 0;
    for (int frame = 0; frame < 20; ++frame) {
        for (int i = 0; i < frame; ++i) {
            clock.crank(milliseconds(1));
            launcher.span(frame % 2, lately());
            ++sent;
        }
        seen();
        EXPECT_EQ(record.trace.spanCount(), sent);
        EXPECT_FALSE(runner->hasNews());
    }
    EXPECT_EQ(record.trace.refused(), 0U);
    EXPECT_TRUE(runner->takeUpdate().trace.isEmpty());
}

TEST_F(ARun, HasNewsOnlyWhenSomethingChanged) {
    startAndAnnounce(1);
    seen();
    runner->poll();
    EXPECT_FALSE(runner->hasNews());
    launcher.print(0, "hello");
    EXPECT_TRUE(runner->hasNews());
    EXPECT_EQ(seen().facts.workers[0].output, "hello");
}

TEST_F(ARun, WhoseWorkerNeverAnnouncesItselfEndsWithWordsAfterTheLimit) {
    start(2);
    endAllThatAreStopped();
    launcher.whenKilled = [this](int number) {
        launcher.end(number, {WorkerExit::Crashed, "was killed", {}, {}, clock.now()});
    };
    launcher.announce(0, clock.now());
    clock.crank(limits.announceWithin - milliseconds(1));
    runner->poll();
    EXPECT_FALSE(runner->isFinished());
    clock.crank(milliseconds(1));
    runner->poll();
    EXPECT_TRUE(runner->isFinished());
    EXPECT_THAT(launcher.killed, ElementsAre(1));
    EXPECT_THAT(launcher.stopped, ElementsAre(0));
    EXPECT_EQ(launcher.releases, 0);
    EXPECT_EQ(worker(1).exit, WorkerExit::Silent);
    EXPECT_EQ(worker(0).exit, WorkerExit::Stopped);
    EXPECT_THAT(runner->facts().error, HasSubstr("worker 1 did not announce itself within 10.0 s"));
    EXPECT_EQ(seen().trace.lanes().size(), 2U) << "what was recorded is shown";
}

TEST_F(ARun, IsEndedByAWorkerThatCrashesButKeepsWhatTheOthersRecorded) {
    startAndAnnounce(2);
    endAllThatAreStopped();
    clock.crank(milliseconds(10));
    launcher.span(0, lately());
    launcher.span(1, lately());
    crash(1);
    EXPECT_TRUE(runner->isFinished());
    EXPECT_THAT(launcher.stopped, ElementsAre(0));
    EXPECT_EQ(worker(0).exit, WorkerExit::Stopped);
    EXPECT_EQ(worker(1).exit, WorkerExit::Crashed);
    EXPECT_EQ(runner->facts().error, "worker 1 crashed (SIGSEGV)");
    EXPECT_EQ(worker(1).message, "worker 1 crashed (SIGSEGV)");
    EXPECT_EQ(seen().trace.spanCount(), 2U);
    EXPECT_FALSE(runner->facts().stopped) << "the user did not stop it";
}

TEST_F(ARun, GoesOnWithoutAWorkerThatCrashesWhenTheUserChoseSo) {
    facts.experiment.keepGoing = true;
    startAndAnnounce(3);
    crash(1);
    EXPECT_THAT(launcher.stopped, IsEmpty());
    launcher.endWell(0, clock.now());
    launcher.endWell(2, clock.now());
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(worker(0).exit, WorkerExit::Ok);
    EXPECT_EQ(runner->facts().error, "worker 1 crashed (SIGSEGV)");
}

TEST_F(ARun, CannotGoOnWithoutAWorkerThatNeverBegan) {
    facts.experiment.keepGoing = true;
    start(2);
    endAllThatAreStopped();
    launcher.announce(0, clock.now());
    crash(1);
    EXPECT_TRUE(runner->isFinished()) << "there is nobody left to wait for before the release";
    EXPECT_THAT(launcher.stopped, ElementsAre(0));
}

TEST_F(ARun, DoesNotWaitForAWorkerThatAnotherProgramStoppedBeforeAllWereThere) {
    facts.experiment.keepGoing = true;
    endAllThatAreStopped();
    start(2);
    launcher.announce(0, clock.now());
    launcher.end(0, {WorkerExit::Stopped, {}, {}, {}, clock.now()}); // it heard a SIGTERM that was not ours
    runner->poll();
    EXPECT_TRUE(runner->facts().finished) << "the other one would never be released";
    EXPECT_EQ(runner->facts().error, "worker 0 was stopped by another program before all were there");
    EXPECT_EQ(runner->facts().workers[0].exit, WorkerExit::Exited);
}

TEST_F(ARun, TellsTheFirstOfSeveralErrors) {
    startAndAnnounce(2);
    crash(0);
    launcher.end(1, {WorkerExit::Failed, "failed: second", {}, {}, clock.now()});
    EXPECT_EQ(runner->facts().error, "worker 0 crashed (SIGSEGV)");
}

TEST_F(ARun, StoppedBeforeTheReleaseAsksEveryWorkerOnce) {
    start(2);
    launcher.announce(0, clock.now());
    runner->stop();
    runner->stop();
    EXPECT_THAT(launcher.stopped, UnorderedElementsAre(0, 1));
    launcher.end(0, {WorkerExit::Stopped, {}, {}, {}, clock.now()});
    launcher.end(1, {WorkerExit::Stopped, {}, {}, {}, clock.now()});
    EXPECT_TRUE(runner->isFinished());
    EXPECT_TRUE(runner->facts().stopped);
    EXPECT_EQ(runner->facts().error, "");
    EXPECT_EQ(launcher.releases, 0);
}

TEST_F(ARun, IsNotReleasedByAnAnnouncementThatComesAfterTheStop) {
    start(2);
    launcher.announce(0, clock.now());
    runner->stop();
    launcher.announce(1, clock.now());
    EXPECT_EQ(launcher.releases, 0);
}

TEST_F(ARun, StoppedWhileItWorksKeepsWhatWasRecorded) {
    startAndAnnounce(2);
    clock.crank(milliseconds(10));
    launcher.span(0, lately());
    endAllThatAreStopped();
    runner->stop();
    EXPECT_TRUE(runner->isFinished());
    EXPECT_TRUE(seen().facts.stopped);
    EXPECT_FALSE(record.facts.succeeded());
    EXPECT_EQ(record.facts.error, "");
    EXPECT_GE(record.trace.spanCount(), 1U);
    EXPECT_EQ(worker(0).exit, WorkerExit::Stopped);
}

TEST_F(ARun, StoppedJustWhenAWorkerIsDoneKeepsItsResult) {
    startAndAnnounce(1);
    launcher.whenStopped = [this](int number) { launcher.endWell(number, clock.now(), "done"); };
    runner->stop();
    EXPECT_EQ(worker(0).exit, WorkerExit::Ok);
    EXPECT_THAT(worker(0).results, ElementsAre("done"));
}

TEST_F(ARun, KillsAWorkerThatIgnoresTheStopAfterItsGrace) {
    startAndAnnounce(1);
    runner->stop();
    clock.crank(limits.stopWithin - milliseconds(1));
    runner->poll();
    EXPECT_THAT(launcher.killed, IsEmpty());
    clock.crank(milliseconds(1));
    runner->poll();
    runner->poll();
    EXPECT_THAT(launcher.killed, ElementsAre(0));
    launcher.end(0, {WorkerExit::Crashed, "was killed (SIGKILL)", {}, {}, clock.now()});
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(worker(0).exit, WorkerExit::Killed);
    EXPECT_EQ(worker(0).message, "worker 0 did not stop when it was asked to, so it was ended");
    EXPECT_EQ(runner->facts().error, "") << "the user wanted it to end";
}

TEST_F(ARun, StoppedAfterItsEndIsStillAsItWas) {
    startAndAnnounce(1);
    launcher.endWell(0, clock.now());
    runner->stop();
    EXPECT_FALSE(runner->facts().stopped);
    EXPECT_TRUE(runner->facts().succeeded());
}

TEST_F(ARun, EndsAWorkerThatFloodsAndKeepsNoMoreThanTheLimit) {
    limits.eventsPerWorker = 10;
    startAndAnnounce(2);
    endAllThatAreStopped();
    launcher.whenKilled = [this](int number) {
        launcher.end(number, {WorkerExit::Crashed, "was killed", {}, {}, clock.now()});
    };
    for (int i = 0; i < 100; ++i) {
        clock.crank(milliseconds(1));
        launcher.span(0, lately());
    }
    EXPECT_EQ(worker(0).exit, WorkerExit::Flooded);
    EXPECT_THAT(runner->facts().error, HasSubstr("worker 0 wrote more than 10 events"));
    EXPECT_THAT(launcher.killed, ElementsAre(0));
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(seen().trace.spanCount(), 10U);
}

TEST_F(ARun, KeepsABoundOfWhatAWorkerPrints) {
    limits.outputBytes = 8;
    startAndAnnounce(1);
    launcher.print(0, "12345");
    launcher.print(0, "6789");
    launcher.print(0, "more");
    EXPECT_EQ(worker(0).output, "12345678");
}

TEST_F(ARun, OfWhichTheSecondWorkerCannotBeStartedStopsTheFirstAndStartsNoThird) {
    launcher.refused[1] = {"cannot make a pipe", "too many open files", ""};
    start(3);
    EXPECT_EQ(launcher.orders.size(), 1U);
    EXPECT_THAT(launcher.stopped, ElementsAre(0));
    EXPECT_FALSE(runner->isFinished());
    launcher.end(0, {WorkerExit::Stopped, {}, {}, {}, clock.now()});
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(runner->facts().error, "cannot make a pipe: too many open files");
    EXPECT_EQ(worker(1).exit, WorkerExit::Failed);
    EXPECT_EQ(launcher.releases, 0);
}

TEST_F(ARun, OfWhichNoWorkerCanBeStartedIsFinishedAtOnce) {
    launcher.refused[0] = {"compute_worker is missing", "", ""};
    start(2);
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(seen().facts.error, "compute_worker is missing");
}

TEST_F(ARun, WhoseWorkerFailsWhileItIsLaunchedFinishesAfterTheLaunches) {
    launcher.whenLaunched = [this](int number) {
        launcher.end(number, {WorkerExit::Exited, "could not be started", {}, {}, clock.now()});
    };
    start(2);
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(runner->facts().error, "worker 0 could not be started");
    EXPECT_EQ(launcher.orders.size(), 1U);
}

TEST_F(ARun, TakesNoSpansOfAWorkerThatHasEnded) {
    startAndAnnounce(2);
    launcher.endWell(0, clock.now());
    clock.crank(milliseconds(5));
    launcher.span(0, lately());
    EXPECT_EQ(seen().trace.spanCount(), 0U);
    EXPECT_EQ(worker(0).exit, WorkerExit::Ok);
}

TEST_F(ARun, WhoseWorkerIsDoneEndsThatWorkThen) {
    startAndAnnounce(1);
    clock.crank(milliseconds(5));
    const auto done = clock.now();
    launcher.done(0, done);
    EXPECT_EQ(worker(0).ended, done);
    EXPECT_FALSE(runner->facts().finished) << "its program lives";
    clock.crank(milliseconds(90));
    launcher.endWell(0, done);
    EXPECT_TRUE(runner->facts().finished);
    EXPECT_EQ(runner->facts().ended, done);
}

/// A Python program that cannot make all of its processes gives up for the first, which may still say that it
/// is there.
TEST_F(ARun, IsNotToldOfAWorkerThatHadEnded) {
    start(2);
    clock.crank(milliseconds(1));
    launcher.end(0, {WorkerExit::Failed, "there is no room", {}, {}, clock.now()});
    clock.crank(milliseconds(1));
    launcher.announce(0, clock.now());
    EXPECT_EQ(worker(0).announced, Nanoseconds{});
    EXPECT_NE(worker(0).ended, Nanoseconds{});
}

TEST_F(ARun, PollsItsLauncherOnlyUntilItIsFinished) {
    startAndAnnounce(1);
    runner->poll();
    EXPECT_EQ(launcher.polls, 1);
    launcher.endWell(0, clock.now());
    runner->poll();
    EXPECT_EQ(launcher.polls, 1);
}

TEST_F(ARun, WhoseLastWorkerEndsDuringAPollIsFinishedAfterIt) {
    startAndAnnounce(1);
    launcher.whenPolled = [this] { launcher.endWell(0, clock.now()); };
    runner->poll();
    EXPECT_TRUE(runner->isFinished());
    EXPECT_EQ(observer.looks, 0);
}

TEST_F(ARun, HandsItsDemoTheLinesThatLeadItUntilItIsFinished) {
    startAndAnnounce(1);
    runner->order("pause");
    EXPECT_TRUE(runner->hasNews());
    launcher.endWell(0, clock.now());
    runner->order("resume");
    EXPECT_THAT(launcher.lines, ElementsAre("pause"));
}

TEST_F(ARun, HandsItsDemoTheMarksOfWorkersThatLive) {
    TraceEvent mark;
    mark.name = "put";
    start(2);
    launcher.mark(0, mark);
    EXPECT_THAT(demo.marks, IsEmpty()) << "nobody has been released";
    launcher.announce(0, clock.now());
    launcher.announce(1, clock.now());
    launcher.mark(0, mark);
    launcher.endWell(0, clock.now());
    launcher.mark(0, mark);
    EXPECT_THAT(demo.marks, ElementsAre("put"));
}

TEST_F(ARun, EndsAWorkerWhoseMarkItsDemoDoesNotBelieve) {
    startAndAnnounce(2);
    TraceEvent mark;
    mark.name = "nonsense";
    launcher.mark(1, mark);
    EXPECT_THAT(launcher.killed, ElementsAre(1));
    EXPECT_EQ(worker(1).exit, WorkerExit::Rubbish);
    EXPECT_EQ(runner->facts().error, "worker 1 spoke nonsense, so it was ended");
}

TEST_F(ARun, ThatItsDemoCallsHopelessIsEndedWithItsWords) {
    startAndAnnounce(2);
    demo.hopeless = Error{"both wait for ever", "each waits for the other", "let one go first"};
    runner->poll();
    runner->poll();
    EXPECT_THAT(launcher.stopped, ElementsAre(0, 1));
    EXPECT_EQ(runner->facts().error, "both wait for ever: each waits for the other; let one go first");
    EXPECT_FALSE(runner->facts().stopped) << "the user did not stop it";
}

TEST_F(ARun, GivesItsWorkersTheTimeToStopThatItsDemoNeeds) {
    demo.grace = 10 * limits.stopWithin;
    startAndAnnounce(1);
    runner->stop();
    clock.crank(demo.grace - milliseconds(1));
    runner->poll();
    EXPECT_THAT(launcher.killed, IsEmpty());
    clock.crank(milliseconds(1));
    runner->poll();
    EXPECT_THAT(launcher.killed, ElementsAre(0));
}

TEST_F(ARun, TellsTheLinesOfItsDemo) {
    startAndAnnounce(1);
    demo.lines = {"one"};
    take();
    demo.lines = {"two"};
    take();
    EXPECT_THAT(record.log, ElementsAre("one", "two"));
}

} // namespace
} // namespace parascope
