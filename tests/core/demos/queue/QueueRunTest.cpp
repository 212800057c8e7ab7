// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueRun.h"

#include "core/demos/queue/QueueDemo.h"
#include "core/demos/queue/QueueOrders.h"
#include "core/run/CompositeObserver.h"
#include "core/run/Runner.h"
#include "core/trace/EventParser.h"
#include "tests/support/FakeLauncher.h"
#include "tests/support/FakeQueuePlace.h"
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

/// A run of one producer (worker 0) and two consumers (workers 1 and 2), whose workers the test plays.
class AQueueOnARunner : public testing::Test {
protected:
    AQueueOnARunner() { parameters.consumers = 2; }

    void startOn(std::unique_ptr<QueuePlace> place) {
        RunFacts facts;
        facts.experiment = queueExperiment(parameters, backend);
        run.emplace(parameters, std::move(place), clock);
        runner.emplace(facts, *run, launcher, nobody, clock, limits);
        runner->start();
    }
    void announceAll() {
        for (int i = 0; i < parameters.workers(); ++i) {
            launcher.announce(i, clock.now());
        }
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
    void end(int worker, Nanoseconds time, WorkerExit exit = WorkerExit::Ok,
             const std::string& message = {}) {
        launcher.end(worker, {exit, message, {}, {}, time});
    }
    [[nodiscard]] const QueueFacts& facts() const { return queueFacts(record.facts); }

    QueueParameters parameters;
    Backend backend = Backend::Threads;
    RunLimits limits;
    test::HandCrankedClock clock;
    CompositeObserver nobody;
    test::FakeLauncher launcher;
    std::optional<QueueRun> run;
    std::optional<Runner> runner;
    RunRecord record;
};

/// The same, where the test says what workers tell and what the ledger holds.
class AQueueRunner : public AQueueOnARunner {
protected:
    void start() {
        auto made = std::make_unique<test::FakeQueuePlace>(parameters);
        place = made.get();
        startOn(std::move(made));
    }
    void begin() {
        start();
        announceAll();
        take();
    }
    /// An item goes from the producer to a consumer.
    void pass(std::uint64_t item, int ms, int consumer) {
        place->tell(0, Kind::Generating, item, moment(ms));
        place->tell(0, Kind::Put, item, moment(ms + 1), 1);
        place->entries().wasPut(item, 1);
        place->tell(consumer, Kind::Took, item, moment(ms + 2), 0);
        place->entries().wasTaken(WorkerId(consumer), item);
    }
    void done(std::uint64_t item, int consumer) { place->entries().wasConsumed(WorkerId(consumer), item); }

    test::FakeQueuePlace* place = nullptr;
};

TEST_F(AQueueRunner, ReleasesAllAtOnceWhenTheLastIsThere) {
    begin();
    EXPECT_EQ(launcher.releases, 1);
    pollAt(1);
    ASSERT_EQ(record.trace.lanes().size(), 3U);
    EXPECT_EQ(record.trace.lanes()[0].info.name, "producer 0");
    EXPECT_EQ(record.trace.lanes()[2].info.name, "consumer 1");
    EXPECT_EQ(record.trace.counters()[0].info.name, "queue depth");
}

TEST_F(AQueueRunner, NamesEachProcessWhereWorkersAreProcesses) {
    backend = Backend::Processes;
    begin();
    pollAt(1);
    EXPECT_EQ(record.trace.lanes()[0].info.group, "C++ processes: producer 0");
    EXPECT_EQ(record.trace.lanes()[2].info.group, "C++ processes: consumer 1");
    EXPECT_EQ(record.trace.counters()[0].info.group, "C++ processes: producer 0");
}

TEST_F(AQueueRunner, EndsTheOthersWhenOneIsGoneBeforeTheRelease) {
    start();
    end(1, at(10), WorkerExit::Exited, "ended before its work was done (exit code 3)");
    EXPECT_THAT(launcher.stopped, ElementsAre(0, 2)) << "they would wait for a signal that never comes";
    EXPECT_EQ(launcher.releases, 0);
}

TEST_F(AQueueRunner, DoesNotBlameWhoWasEndedBecauseItDidNotStop) {
    begin();
    runner->stop();
    end(0, at(30), WorkerExit::Stopped);
    end(2, at(30), WorkerExit::Stopped);
    pollAt(999);
    EXPECT_THAT(launcher.killed, IsEmpty()) << "a worker at a queue has a second to stop";
    pollAt(1000);
    EXPECT_THAT(launcher.killed, ElementsAre(1));
    end(1, at(1001), WorkerExit::Crashed, "was killed (SIGKILL, Killed)");
    take();
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(record.facts.workers[1].exit, WorkerExit::Killed);
}

TEST_F(AQueueRunner, KeepsWhatAWorkerPrintsUpToABound) {
    begin();
    for (int i = 0; i < 3; ++i) {
        launcher.print(1, std::string(limits.outputBytes / 2, 'x'));
    }
    take();
    EXPECT_EQ(record.facts.workers[1].output.size(), limits.outputBytes);
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
    place->tell(1, Kind::Took, 3, moment(10), 0);
    place->tell(0, Kind::Put, 3, moment(11), 1); // it was slower to write its moment down
    pollAt(100);
    EXPECT_EQ(record.trace.arrows().arrows()[0].time(), (TimeSpan{at(10), at(10)}));
}

TEST_F(AQueueRunner, TellsInTheOrderOfTimeWhoeverToldFirst) {
    begin();
    place->tell(1, Kind::Took, 0, moment(12), 0);
    place->tell(0, Kind::Generating, 0, moment(10));
    place->tell(0, Kind::Put, 0, moment(11), 1);
    pollAt(100);
    EXPECT_THAT(record.log, ElementsAre("Producer: generating item 0", "Consumer 0: processing item-0"));
    const auto samples = record.trace.counters()[0].track.samples();
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_EQ(samples[0], (CounterSample{at(11), 1}));
    EXPECT_EQ(samples[1], (CounterSample{at(12), 0}));
}

TEST_F(AQueueRunner, HoldsBackWhatAnotherMayStillComeBefore) {
    begin();
    place->tell(0, Kind::Generating, 0, moment(10));
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
        place->waits(worker, QueueActivity::WaitsForItem);
        place->entries().tally(WorkerId(worker)).waitsSince = at(since).count();
    }
    void waitsNoMore(int worker) {
        place->waits(worker, QueueActivity::Working);
        place->entries().tally(WorkerId(worker)).waitsSince = 0;
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
    place->tell(1, Kind::Worked, 0, {at(12), at(1012)});
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
    place->tell(1, Kind::Waited, 0, {at(5), at(310)});
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
    place->tell(1, Kind::Worked, 0, {at(12), at(205)});
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
    end(1, at(100), WorkerExit::Crashed, "crashed");
    pollAt(500);
    pollAt(900);
    EXPECT_THAT(spans(1), ElementsAre("12-100 consuming item-0"));
}

TEST_F(AQueueRunner, TellsWhatMovedInTheOrderOfTime) {
    const auto markOf = [](int ms, int worker, Kind kind) {
        return RunMark{at(ms), 3, WorkerId(worker), static_cast<std::uint8_t>(kind)};
    };
    begin();
    pass(3, 10, 2);
    place->tell(2, Kind::Worked, 3, {at(12), at(50)});
    pollAt(100);
    EXPECT_THAT(record.marks, ElementsAre(markOf(10, 0, Kind::Generating), markOf(11, 0, Kind::Put),
                                          markOf(12, 2, Kind::Took), markOf(50, 2, Kind::Worked)));
    EXPECT_EQ(record.toldUntil, at(100) - QueueTraceBuilder::kHeldBack);
    EXPECT_EQ(facts().workers[2].inHand, 3) << "the ledger knows nothing of its end";
}

TEST_F(AQueueRunner, NamesWorkAndWaits) {
    begin();
    place->tell(0, Kind::Waited, 0, {at(1), at(2)});
    place->tell(0, Kind::Worked, 0, {at(2), at(3)});
    place->tell(1, Kind::Waited, 0, {at(1), at(2)});
    place->tell(1, Kind::Worked, 5000, {at(2), at(3)});
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
    parameters.items = 3000;
    begin();
    for (std::uint64_t item = 0; item < 3000; ++item) {
        pass(item, static_cast<int>(item), 1);
        done(item, 1);
    }
    place->tell(1, Kind::NoMore, 0, moment(4000));
    end(0, at(4000));
    end(1, at(4001));
    end(2, at(4002));
    pollAt(5000);
    EXPECT_EQ(record.log.size(), QueueTraceBuilder::kMostItemLines + 6);
    EXPECT_THAT(record.log, testing::Contains(HasSubstr("keeps the first 2000")));
    EXPECT_EQ(record.log.back(), "Main thread: all done.");
    EXPECT_EQ(facts().linesNotLogged, 4000U);
}

TEST_F(AQueueRunner, SeesThatAnEndMarkIsMissing) {
    parameters.endMarks = 1;
    begin();
    end(0, at(10));
    end(1, at(11));
    place->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error,
              "consumer 1 waits for an item that will never come: the producers have ended and there was one "
              "end mark for two consumers; put one end mark per consumer");
    EXPECT_THAT(launcher.stopped, ElementsAre(2));
    end(2, at(21), WorkerExit::Stopped);
    pollAt(22);
    EXPECT_TRUE(record.facts.finished);
    EXPECT_THAT(record.log,
                ElementsAre("Producer: done", "Consumer 0: done", "Consumer 1: waits for ever: queue empty"));
}

TEST_F(AQueueRunner, WaitsForAConsumerThatStillWorks) {
    parameters.endMarks = 0;
    begin();
    end(0, at(10));
    place->waits(1, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error, "");
    place->waits(2, QueueActivity::WaitsForItem);
    pollAt(30);
    EXPECT_THAT(record.facts.error, HasSubstr("consumer 0 and one other wait"));
    EXPECT_THAT(record.facts.error, HasSubstr("there were no end marks for two consumers"));
}

TEST_F(AQueueRunner, DoesNotTakeAnItemInTheQueueForAHang) {
    begin();
    place->entries().wasPut(0, 1);
    end(0, at(10));
    place->waits(1, QueueActivity::WaitsForItem);
    place->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_EQ(record.facts.error, "");
}

TEST_F(AQueueRunner, SeesThatAFailedProducerPutNoEndMarks) {
    begin();
    end(0, at(10), WorkerExit::Failed, "threw an exception");
    place->waits(1, QueueActivity::WaitsForItem);
    place->waits(2, QueueActivity::WaitsForItem);
    pollAt(20);
    EXPECT_THAT(record.facts.error, HasSubstr("producer 0 threw an exception"));
    EXPECT_THAT(launcher.stopped, ElementsAre(1, 2));
    end(1, at(21), WorkerExit::Stopped);
    end(2, at(21), WorkerExit::Stopped);
    pollAt(22);
    EXPECT_THAT(record.log, ElementsAre("Producer: failed", "Consumer 0: waits for ever: queue empty",
                                        "Consumer 1: waits for ever: queue empty"));
}

TEST_F(AQueueRunner, SeesThatNobodyIsLeftToTake) {
    begin();
    end(1, at(10));
    end(2, at(10));
    place->waits(0, QueueActivity::WaitsForRoom);
    pollAt(20);
    EXPECT_THAT(record.facts.error, HasSubstr("producer 0 waits for room that will never come"));
}

TEST_F(AQueueRunner, NamesTheItemThatWasLostWithItsConsumer) {
    begin();
    pass(3, 10, 1);
    end(1, at(20), WorkerExit::Failed, "threw an exception: no memory");
    EXPECT_FALSE(runner->isFinished()) << "the others go on";
    EXPECT_THAT(launcher.stopped, IsEmpty());
    end(0, at(30));
    end(2, at(30));
    pollAt(40);
    EXPECT_EQ(record.facts.error, "consumer 0 threw an exception: no memory; item-3 is lost with it");
    EXPECT_THAT(facts().lostItems, ElementsAre("item-3, in the hands of consumer 0 when it failed"));
    EXPECT_THAT(record.log, testing::Contains("Consumer 0: failed: item-3 is lost"));
    EXPECT_EQ(facts().lost, 1U);
}

TEST_F(AQueueRunner, LosesNothingByBeingStopped) {
    begin();
    pass(3, 10, 1);
    runner->stop();
    EXPECT_THAT(launcher.stopped, ElementsAre(0, 1, 2));
    for (int worker = 0; worker < 3; ++worker) {
        end(worker, at(30), WorkerExit::Stopped);
    }
    pollAt(40);
    EXPECT_TRUE(record.facts.finished);
    EXPECT_EQ(facts().lost, 0U);
    EXPECT_EQ(facts().account.missing, 1U);
}

TEST_F(AQueueRunner, FailsWhenWorkersCannotBeStarted) {
    launcher.refused[2] = Error{"cannot start consumer 1", "no more threads", "use fewer"};
    start();
    EXPECT_THAT(launcher.stopped, ElementsAre(0, 1));
    end(0, at(1), WorkerExit::Stopped);
    end(1, at(1), WorkerExit::Stopped);
    take();
    EXPECT_TRUE(record.facts.finished);
    EXPECT_THAT(record.facts.error, HasSubstr("no more threads"));
}

TEST_F(AQueueRunner, WithoutWhatItsWorkersNeedEndsBeforeItBegins) {
    launcher.prepared = failure("there is no Python");
    start();
    take();
    EXPECT_TRUE(record.facts.finished);
    EXPECT_EQ(record.facts.error, "there is no Python");
    EXPECT_THAT(launcher.orders, IsEmpty());
    EXPECT_TRUE(QueueDemo().check(record.facts)) << "a file may hold it";
}

TEST_F(AQueueRunner, FailsWhenAWorkerIsSilent) {
    start();
    clock.crank(limits.announceWithin + milliseconds(1));
    runner->poll();
    EXPECT_THAT(runner->facts().error, HasSubstr("producer 0 did not announce itself"));
    EXPECT_THAT(launcher.killed, ElementsAre(0, 1, 2));
}

TEST_F(AQueueRunner, CountsTheWaitThatStillGoesOn) {
    begin();
    place->entries().tally(WorkerId(1)).waited = Nanoseconds(milliseconds(5)).count();
    place->entries().tally(WorkerId(1)).waitsSince = at(10).count();
    pollAt(30);
    EXPECT_EQ(facts().workers[1].waited, milliseconds(25));
}

TEST_F(AQueueRunner, PassesOnWhatIsChangedMeanwhile) {
    begin();
    runner->order(queue_order::delay(QueueSide::Consumer, milliseconds(7)));
    EXPECT_EQ(queueParameters(runner->facts().experiment).consume, milliseconds(7));
    runner->order(queue_order::kPause);
    EXPECT_TRUE(runner->facts().paused);
    runner->order(queue_order::kStep);
    EXPECT_TRUE(runner->facts().paused);
    runner->order(queue_order::kResume);
    EXPECT_FALSE(runner->facts().paused);
    runner->order(queue_order::fail(WorkerId(2)));
    EXPECT_THAT(place->orders, ElementsAre("delay consume 7000000", "pause", "step", "resume", "fail 2"));
}

TEST_F(AQueueRunner, TakesNoDelayLongerThanThereMayBe) {
    begin();
    runner->order(queue_order::delay(QueueSide::Producer, 10 * kLongestDelay));
    EXPECT_EQ(queueParameters(runner->facts().experiment).produce, kLongestDelay);
}

TEST_F(AQueueRunner, SaysWhenEachIsDone) {
    begin();
    pass(0, 10, 1);
    done(0, 1);
    end(0, at(20));
    end(2, at(21));
    end(1, at(22), WorkerExit::Failed, "threw an exception");
    take();
    EXPECT_THAT(record.log, ElementsAre("Producer: generating item 0", "Consumer 0: processing item-0",
                                        "Producer: done", "Consumer 1: done", "Consumer 0: failed"));
}

TEST_F(AQueueRunner, HasNoNewsWhileNothingMoves) {
    begin();
    pollAt(200);
    for (int ms = 210; ms < 1000; ms += 10) {
        clock.crank(at(ms) - clock.now());
        runner->poll();
        EXPECT_FALSE(runner->hasNews()) << ms;
    }
    pass(0, 1000, 1);
    clock.crank(at(1100) - clock.now());
    runner->poll();
    EXPECT_TRUE(runner->hasNews());
}

/// The queue of a Python program, whose marks the test writes.
class AQueueInAProgram : public AQueueOnARunner {
protected:
    void begin() {
        backend = Backend::CpythonThreads;
        startOn(makeQueuePlace(backend, parameters));
        announceAll();
        take();
    }
    void mark(int worker, const QueueEvent& event) {
        std::string line;
        appendQueueMark(line, {1, worker + 1}, event);
        line.pop_back();
        const auto size = line.size();
        line.append(EventParser::kPadding, ' ');
        TraceEvent mark;
        ASSERT_TRUE(parser.parse(std::string_view(line).substr(0, size), mark));
        launcher.mark(worker, mark);
    }
    EventParser parser;
};

TEST_F(AQueueInAProgram, IsToldOfByMarks) {
    begin();
    mark(0, {Kind::Generating, 0, 3, moment(10)});
    mark(0, {Kind::Put, 1, 3, moment(11)});
    mark(1, {Kind::Took, 0, 3, moment(12)});
    mark(1, {Kind::Worked, 0, 3, {at(12), at(15)}});
    pollAt(100);
    EXPECT_THAT(record.log, ElementsAre("Producer: generating item 3", "Consumer 0: processing item-3"));
    EXPECT_EQ(facts().put, 1U);
    EXPECT_EQ(facts().taken, 1U);
    EXPECT_EQ(facts().workers[1].items, 1U);
    EXPECT_EQ(record.trace.arrows().size(), 1U);
}

TEST_F(AQueueInAProgram, ThatTellsOfAnItemThatThereIsNotIsEnded) {
    begin();
    mark(0, {Kind::Put, 1, parameters.items, moment(10)});
    EXPECT_THAT(launcher.killed, ElementsAre(0));
    EXPECT_EQ(runner->facts().error, "producer 0 told of an item that there is not, so it was ended");
    EXPECT_EQ(runner->facts().workers[0].exit, WorkerExit::Rubbish);
}

TEST_F(AQueueInAProgram, IsLedByLinesToTheWholeProgram) {
    begin();
    runner->order(queue_order::kPause);
    runner->order(queue_order::fail(WorkerId(2)));
    EXPECT_THAT(launcher.lines, ElementsAre("pause", "fail 2"));
}

/// The queue of processes: each has lines of its own.
class AQueueInProcesses : public AQueueOnARunner {
protected:
    void begin() {
        backend = Backend::Processes;
        startOn(makeQueuePlace(backend, parameters));
        announceAll();
        take();
    }
};

TEST_F(AQueueInProcesses, IsLedByLinesToAllOrToWhomTheyConcern) {
    begin();
    runner->order(queue_order::kPause);
    runner->order(queue_order::fail(WorkerId(2)));
    EXPECT_THAT(launcher.lines, ElementsAre("pause", "2: fail 2"));
}

TEST_F(AQueueInProcesses, StepsOneOfEachSideInTurn) {
    begin();
    runner->order(queue_order::kStep);
    runner->order(queue_order::kStep);
    EXPECT_THAT(launcher.lines, ElementsAre("0: step", "2: step", "0: step", "1: step"));
}

} // namespace
} // namespace parascope
