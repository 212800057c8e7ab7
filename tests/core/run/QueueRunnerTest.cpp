// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QueueRunner.h"

#include "tests/support/FakeQueueLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = QueueEvent::Kind;

/// One producer (worker 0) and two consumers (workers 1 and 2), of whom the test tells.
class AQueueRunner : public testing::Test {
protected:
    AQueueRunner() { facts.experiment.consumers = 2; }

    void begin() {
        launcher.emplace(facts.experiment);
        runner.emplace(facts, *launcher, clock);
        runner->start();
        launcher->announceAll(clock.now());
        take();
    }
    void take() { record.apply(runner->takeUpdate()); }
    /// A moment so many milliseconds from the begin.
    static Nanoseconds at(int ms) { return seconds(1000) + milliseconds(ms); }
    static TimeSpan moment(int ms) { return {at(ms), at(ms)}; }
    void pollAt(int ms) {
        clock.crank(at(ms) - clock.now());
        runner->poll();
        take();
    }
    /// An item goes from the producer to a consumer.
    void pass(std::uint64_t item, int ms, int consumer) {
        launcher->tell(0, Kind::Generating, item, moment(ms));
        launcher->tell(0, Kind::Put, item, moment(ms + 1), 1);
        launcher->entries().wasPut(item, 1);
        launcher->tell(consumer, Kind::Took, item, moment(ms + 2), 0);
        launcher->entries().wasTaken(WorkerId(consumer), item);
    }
    void done(std::uint64_t item, int consumer) { launcher->entries().wasConsumed(WorkerId(consumer), item); }

    QueueFacts facts;
    test::HandCrankedClock clock;
    std::optional<test::FakeQueueLauncher> launcher;
    std::optional<QueueRunner> runner;
    QueueRecord record;
};

TEST_F(AQueueRunner, ReleasesAllAtOnceWhenTheLastIsThere) {
    begin();
    EXPECT_EQ(launcher->releases, 1);
    ASSERT_EQ(record.trace.lanes().size(), 3U);
    EXPECT_EQ(record.trace.lanes()[0].info.name, "producer 0");
    EXPECT_EQ(record.trace.lanes()[2].info.name, "consumer 1");
    EXPECT_EQ(record.trace.counters()[0].info.name, "queue depth");
}

TEST_F(AQueueRunner, NamesEachProcessWhereWorkersAreProcesses) {
    facts.experiment.backend = Backend::Processes;
    begin();
    EXPECT_EQ(record.trace.lanes()[0].info.group, "C++ processes: producer 0");
    EXPECT_EQ(record.trace.lanes()[2].info.group, "C++ processes: consumer 1");
    EXPECT_EQ(record.trace.counters()[0].info.group, "C++ processes: producer 0");
}

TEST_F(AQueueRunner, EndsTheOthersWhenOneIsGoneBeforeTheRelease) {
    launcher.emplace(facts.experiment);
    runner.emplace(facts, *launcher, clock);
    runner->start();
    launcher->end(1, at(10), WorkerExit::Exited, "ended before its work was done (exit code 3)");
    EXPECT_EQ(launcher->stops, 1) << "they would wait for a signal that never comes";
    EXPECT_EQ(launcher->releases, 0);
}

TEST_F(AQueueRunner, DoesNotBlameWhoWasEndedBecauseItDidNotStop) {
    begin();
    runner->stop();
    launcher->end(0, at(30), WorkerExit::Stopped);
    launcher->end(1, at(30), WorkerExit::Killed, "did not stop when it was asked to, so it was ended");
    launcher->end(2, at(30), WorkerExit::Stopped);
    pollAt(40);
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(record.facts.workers[1].exit, WorkerExit::Killed);
}

TEST_F(AQueueRunner, KeepsWhatAWorkerPrintsUpToABound) {
    begin();
    for (int i = 0; i < 3; ++i) {
        launcher->print(1, std::string(QueueRunner::kOutputBytes / 2, 'x'));
    }
    take();
    EXPECT_EQ(record.facts.workers[1].output.size(), QueueRunner::kOutputBytes);
}

TEST_F(AQueueRunner, DrawsAnArrowFromPutToTake) {
    begin();
    pass(3, 10, 2);
    pollAt(100);
    ASSERT_EQ(record.trace.arrows().size(), 1U);
    const auto& arrow = record.trace.arrows().arrows()[0];
    EXPECT_EQ(record.trace.name(arrow.name), "item-3");
    EXPECT_EQ(arrow.from, LaneId(0));
    EXPECT_EQ(arrow.to, LaneId(2));
    EXPECT_EQ(arrow.time(), (TimeSpan{at(11), at(12)}));
}

TEST_F(AQueueRunner, NeverDrawsAnArrowBackwards) {
    begin();
    launcher->tell(1, Kind::Took, 3, moment(10), 0);
    launcher->tell(0, Kind::Put, 3, moment(11), 1); // it was slower to write its moment down
    pollAt(100);
    EXPECT_EQ(record.trace.arrows().arrows()[0].time(), (TimeSpan{at(10), at(10)}));
}

TEST_F(AQueueRunner, TellsInTheOrderOfTimeWhoeverToldFirst) {
    begin();
    launcher->tell(1, Kind::Took, 0, moment(12), 0);
    launcher->tell(0, Kind::Generating, 0, moment(10));
    launcher->tell(0, Kind::Put, 0, moment(11), 1);
    pollAt(100);
    EXPECT_THAT(record.log, ElementsAre("Producer: generating item 0", "Consumer 0: processing item-0"));
    const auto samples = record.trace.counters()[0].track.samples();
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_EQ(samples[0], (CounterSample{at(11), 1}));
    EXPECT_EQ(samples[1], (CounterSample{at(12), 0}));
}

TEST_F(AQueueRunner, HoldsBackWhatAnotherMayStillComeBefore) {
    begin();
    launcher->tell(0, Kind::Generating, 0, moment(10));
    pollAt(12);
    EXPECT_THAT(record.log, IsEmpty());
    pollAt(100);
    EXPECT_EQ(record.log.size(), 1U);
}

/// The spans of a worker: from, to and name, in milliseconds since the begin.
class GrowingLanes : public AQueueRunner {
protected:
    std::vector<std::string> spans(std::size_t lane) const {
        std::vector<std::string> found;
        const auto& index = record.trace.lanes()[lane].index;
        if (index.isEmpty()) {
            return found;
        }
        for (const auto& span : index.rows()[0].spans()) {
            const auto ms = [](Nanoseconds time) { return std::to_string((time - at(0)) / milliseconds(1)); };
            found.push_back(ms(span.begin) + "-" + ms(span.end) + " " +
                            std::string(record.trace.name(span.name)));
        }
        return found;
    }
    void waits(int worker, int since) {
        launcher->waits(worker, QueueActivity::WaitsForItem);
        launcher->entries().tally(WorkerId(worker)).waitsSince = at(since).count();
    }
    void waitsNoMore(int worker) {
        launcher->waits(worker, QueueActivity::Working);
        launcher->entries().tally(WorkerId(worker)).waitsSince = 0;
    }
};

TEST_F(GrowingLanes, ShowWorkWhileItGoesOn) {
    begin();
    pass(0, 10, 1);
    pollAt(500);
    EXPECT_THAT(spans(0), ElementsAre("11-480 producing item-0"));
    EXPECT_THAT(spans(1), ElementsAre("12-480 consuming item-0"));
    pollAt(1000);
    EXPECT_THAT(spans(1), ElementsAre("12-980 consuming item-0"));
    launcher->tell(1, Kind::Worked, 0, {at(12), at(1012)});
    pollAt(1500);
    EXPECT_THAT(spans(1), ElementsAre("12-1012 consuming item-0"));
    EXPECT_EQ(record.trace.refused(), 0U);
}

TEST_F(GrowingLanes, ShowAWaitWhileItGoesOn) {
    begin();
    waits(1, 5);
    pollAt(300);
    EXPECT_THAT(spans(1), ElementsAre("5-280 waiting: queue empty"));
    waitsNoMore(1);
    launcher->tell(1, Kind::Waited, 0, {at(5), at(310)});
    pollAt(600);
    EXPECT_THAT(spans(1), ElementsAre("5-310 waiting: queue empty"));
}

TEST_F(GrowingLanes, LeaveAWaitThatNobodyTellsTheEndOfWhereItWasLastSeen) {
    begin();
    waits(1, 5);
    pollAt(300);
    waitsNoMore(1);
    pollAt(900);
    EXPECT_THAT(spans(1), ElementsAre("5-300 waiting: queue empty"));
}

TEST_F(GrowingLanes, ShowAWaitBehindWorkThatIsToldLater) {
    begin();
    pass(0, 10, 1);
    pollAt(200);
    launcher->tell(1, Kind::Worked, 0, {at(12), at(205)});
    waits(1, 205);
    pollAt(210);
    EXPECT_THAT(spans(1), ElementsAre("12-190 consuming item-0"));
    pollAt(400);
    EXPECT_THAT(spans(1), ElementsAre("12-205 consuming item-0", "205-380 waiting: queue empty"));
    EXPECT_EQ(record.trace.refused(), 0U);
}

TEST_F(GrowingLanes, EndWithTheirWorker) {
    begin();
    pass(0, 10, 1);
    launcher->end(1, at(100), WorkerExit::Crashed, "crashed");
    pollAt(500);
    pollAt(900);
    EXPECT_THAT(spans(1), ElementsAre("12-100 consuming item-0"));
}

TEST_F(AQueueRunner, TellsWhatMovedInTheOrderOfTime) {
    begin();
    pass(3, 10, 2);
    launcher->tell(2, Kind::Worked, 3, {at(12), at(50)});
    pollAt(100);
    EXPECT_THAT(record.moves, ElementsAre(QueueMove{at(10), 3, WorkerId(0), Kind::Generating},
                                          QueueMove{at(11), 3, WorkerId(0), Kind::Put},
                                          QueueMove{at(12), 3, WorkerId(2), Kind::Took},
                                          QueueMove{at(50), 3, WorkerId(2), Kind::Worked}));
    EXPECT_EQ(record.toldUntil, at(100) - QueueTraceBuilder::kHeldBack);
    EXPECT_EQ(record.facts.workers[2].inHand, 3) << "the ledger knows nothing of its end";
}

TEST_F(AQueueRunner, NamesWorkAndWaits) {
    begin();
    launcher->tell(0, Kind::Waited, 0, {at(1), at(2)});
    launcher->tell(0, Kind::Worked, 0, {at(2), at(3)});
    launcher->tell(1, Kind::Waited, 0, {at(1), at(2)});
    launcher->tell(1, Kind::Worked, 5000, {at(2), at(3)});
    pollAt(100);
    const auto name = [this](std::size_t lane, std::size_t span) {
        const auto& of = record.trace.lanes()[lane].index.rows()[0].spans()[span];
        return std::string(record.trace.name(of.name)) + ", " + std::string(stateKey(of.state));
    };
    EXPECT_EQ(name(0, 0), "waiting: queue full, queue");
    EXPECT_EQ(name(0, 1), "producing item-0, sleep");
    EXPECT_EQ(name(1, 0), "waiting: queue empty, queue");
    EXPECT_EQ(name(1, 1), "consuming, sleep") << "names of so many items would fill the memory";
}

TEST_F(AQueueRunner, KeepsALogOfBoundedLengthAndSaysWhatItLeftOut) {
    facts.experiment.items = 3000;
    begin();
    for (std::uint64_t item = 0; item < 3000; ++item) {
        pass(item, static_cast<int>(item), 1);
        done(item, 1);
    }
    launcher->tell(1, Kind::NoMore, 0, moment(4000));
    launcher->end(0, at(4000));
    launcher->end(1, at(4001));
    launcher->end(2, at(4002));
    pollAt(5000);
    EXPECT_EQ(record.log.size(), QueueTraceBuilder::kMostItemLines + 3);
    EXPECT_THAT(record.log, testing::Contains(HasSubstr("keeps the first 2000")));
    EXPECT_EQ(record.log.back(), "Main thread: all done.");
    EXPECT_EQ(record.facts.linesNotLogged, 4000U);
}

TEST_F(AQueueRunner, SeesThatASentinelIsMissing) {
    facts.experiment.sentinels = 1;
    begin();
    launcher->end(0, at(10));
    launcher->end(1, at(11));
    launcher->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error,
              "consumer 1 waits for an item that will never come: the producers have ended and there was one "
              "sentinel for two consumers; put one sentinel per consumer");
    EXPECT_EQ(launcher->stops, 1);
    launcher->end(2, at(21), WorkerExit::Stopped);
    pollAt(22);
    EXPECT_TRUE(record.facts.finished);
    EXPECT_THAT(record.log, testing::Not(testing::Contains("Main thread: all done.")));
}

TEST_F(AQueueRunner, WaitsForAConsumerThatStillWorks) {
    facts.experiment.sentinels = 0;
    begin();
    launcher->end(0, at(10));
    launcher->waits(1, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error, "");
    launcher->waits(2, QueueActivity::WaitsForItem);
    pollAt(30);
    EXPECT_THAT(record.facts.error, HasSubstr("consumer 0 and one other wait"));
    EXPECT_THAT(record.facts.error, HasSubstr("there were no sentinels for two consumers"));
}

TEST_F(AQueueRunner, DoesNotTakeAnItemInTheQueueForAHang) {
    begin();
    launcher->entries().wasPut(0, 1);
    launcher->end(0, at(10));
    launcher->waits(1, QueueActivity::WaitsForItem);
    launcher->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error, "");
}

TEST_F(AQueueRunner, SeesThatAFailedProducerPutNoSentinels) {
    begin();
    launcher->end(0, at(10), WorkerExit::Failed, "threw an exception");
    launcher->waits(1, QueueActivity::WaitsForItem);
    launcher->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_THAT(record.facts.error, HasSubstr("producer 0 threw an exception"));
    EXPECT_EQ(launcher->stops, 1);
}

TEST_F(AQueueRunner, SeesThatNobodyIsLeftToTake) {
    begin();
    launcher->end(1, at(10));
    launcher->end(2, at(10));
    launcher->waits(0, QueueActivity::WaitsForRoom);
    pollAt(20);
    EXPECT_THAT(record.facts.error, HasSubstr("producer 0 waits for room that will never come"));
}

TEST_F(AQueueRunner, NamesTheItemThatWasLostWithItsConsumer) {
    begin();
    pass(3, 10, 1);
    launcher->end(1, at(20), WorkerExit::Failed, "threw an exception: no memory");
    EXPECT_FALSE(runner->isFinished()) << "the others go on";
    EXPECT_EQ(launcher->stops, 0);
    launcher->end(0, at(30));
    launcher->end(2, at(30));
    pollAt(40);
    EXPECT_EQ(record.facts.error, "consumer 0 threw an exception: no memory; item-3 is lost with it");
    EXPECT_THAT(record.facts.lostItems, ElementsAre("item-3, in the hands of consumer 0 when it failed"));
    EXPECT_EQ(record.facts.lost, 1U);
}

TEST_F(AQueueRunner, LosesNothingByBeingStopped) {
    begin();
    pass(3, 10, 1);
    runner->stop();
    EXPECT_EQ(launcher->stops, 1);
    for (int worker = 0; worker < 3; ++worker) {
        launcher->end(worker, at(30), WorkerExit::Stopped);
    }
    pollAt(40);
    EXPECT_TRUE(record.facts.finished);
    EXPECT_EQ(record.facts.lost, 0U);
    EXPECT_EQ(record.facts.account.missing, 1U);
}

TEST_F(AQueueRunner, FailsWhenWorkersCannotBeStarted) {
    launcher.emplace(facts.experiment);
    launcher->refusal = Error{"cannot start consumer 1", "no more threads", "use fewer"};
    runner.emplace(facts, *launcher, clock);
    runner->start();
    take();
    EXPECT_TRUE(record.facts.finished);
    EXPECT_THAT(record.facts.error, HasSubstr("no more threads"));
}

TEST_F(AQueueRunner, FailsWhenAWorkerIsSilent) {
    launcher.emplace(facts.experiment);
    runner.emplace(facts, *launcher, clock);
    runner->start();
    clock.crank(QueueRunner::kAnnounceWithin + milliseconds(1));
    runner->poll();
    EXPECT_THAT(runner->facts().error, HasSubstr("did not announce itself"));
    EXPECT_EQ(launcher->stops, 1);
}

TEST_F(AQueueRunner, CountsTheWaitThatStillGoesOn) {
    begin();
    launcher->entries().tally(WorkerId(1)).waited = Nanoseconds(milliseconds(5)).count();
    launcher->entries().tally(WorkerId(1)).waitsSince = at(10).count();
    pollAt(30);
    EXPECT_EQ(record.facts.workers[1].waited, milliseconds(25));
}

TEST_F(AQueueRunner, PassesOnWhatIsChangedMeanwhile) {
    begin();
    runner->setDelay(QueueSide::Consumer, milliseconds(7));
    runner->pause();
    EXPECT_TRUE(launcher->pace().isPaused());
    EXPECT_TRUE(runner->facts().paused);
    runner->step();
    runner->resume();
    EXPECT_FALSE(launcher->pace().isPaused());
    EXPECT_EQ(runner->facts().experiment.consume, milliseconds(7));
    runner->fail(WorkerId(2));
    EXPECT_THAT(launcher->failed, ElementsAre(2));
}

} // namespace
} // namespace parascope
