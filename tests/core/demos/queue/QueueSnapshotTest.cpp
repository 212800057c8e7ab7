// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueSnapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = QueueEvent::Kind;

/// A run of one producer (worker 0) and two consumers (workers 1 and 2) that began at second 100.
class AMomentOfAQueue : public testing::Test {
protected:
    AMomentOfAQueue() {
        auto& facts = record.facts;
        parameters.consumers = 2;
        queue.workers.resize(3);
        queue.deepest = 2;
        know();
        facts.released = at(0);
        facts.workers.resize(3);
        for (int i = 0; i < 3; ++i) {
            auto& worker = facts.workers[static_cast<std::size_t>(i)];
            worker.id = WorkerId(i);
            worker.lane = record.trace.addLane({parameters.nameOf(worker.id), {}, LaneKind::Worker, 1, i, i});
        }
        record.toldUntil = at(10'000);
    }
    /// Enters what the test says of the queue into the record.
    void know() {
        record.facts.experiment = queueExperiment(parameters, Backend::Threads);
        record.facts.demo = std::make_shared<QueueFacts>(queue);
    }
    static Nanoseconds at(int ms) { return seconds(100) + milliseconds(ms); }
    void move(int ms, int worker, Kind kind, std::uint64_t item = 0) {
        record.marks.push_back({at(ms), item, WorkerId(worker), static_cast<std::uint8_t>(kind)});
    }
    void span(int worker, int begin, int end, State state) {
        record.trace.addSpan(LaneId(worker), {at(begin), at(end), record.trace.nameId("a"), -1, state});
    }
    const QueueSnapshot& look(int ms, int recentMs = 0) { return moments.at(at(ms), milliseconds(recentMs)); }
    const QueueWorkerMoment& worker(int ms, int number) {
        return look(ms).workers.at(static_cast<std::size_t>(number));
    }
    std::string doing(int ms, int number) { return doingInWords(parameters, worker(ms, number)); }

    QueueParameters parameters;
    QueueFacts queue;
    RunRecord record;
    QueueMoments moments{record};
};

TEST_F(AMomentOfAQueue, HoldsWhatWasPutAndNotTakenNextFirst) {
    move(10, 0, Kind::Put, 0);
    move(20, 0, Kind::Put, 1);
    move(30, 1, Kind::Took, 0);
    EXPECT_THAT(look(5).queue, IsEmpty());
    EXPECT_THAT(look(20).queue, ElementsAre(0, 1));
    EXPECT_THAT(look(30).queue, ElementsAre(1));
    EXPECT_EQ(look(30).put, 2U);
    EXPECT_EQ(look(30).taken, 1U);
    EXPECT_EQ(look(30).deepest, 2U);
}

TEST_F(AMomentOfAQueue, IsTheSameWhenItIsLookedAtAgainFromBehind) {
    move(10, 0, Kind::Put, 0);
    move(20, 0, Kind::Put, 1);
    move(30, 1, Kind::Took, 0);
    const auto before = look(20);
    EXPECT_THAT(look(100).queue, ElementsAre(1));
    EXPECT_EQ(look(20), before);
}

TEST_F(AMomentOfAQueue, GrowsWithItsRun) {
    EXPECT_THAT(look(10).queue, IsEmpty());
    move(20, 0, Kind::Put, 7);
    EXPECT_THAT(look(30).queue, ElementsAre(7));
}

TEST_F(AMomentOfAQueue, TakesATakeThatIsToldBeforeItsPutForWhatItIs) {
    move(10, 1, Kind::Took, 0);
    move(11, 0, Kind::Put, 0);
    move(12, 0, Kind::Put, 1);
    EXPECT_THAT(look(10).queue, IsEmpty());
    EXPECT_THAT(look(12).queue, ElementsAre(1));
}

TEST_F(AMomentOfAQueue, WasNeverDeeperThanTheQueueItself) {
    queue.deepest = 1;
    know();
    move(10, 0, Kind::Put, 0);
    move(11, 0, Kind::Put, 1); // there was room: who took the first was slower to write it down
    move(12, 1, Kind::Took, 0);
    EXPECT_EQ(look(20).deepest, 1U);
}

TEST_F(AMomentOfAQueue, HoldsEndMarksToo) {
    move(10, 0, Kind::Put, 0);
    move(20, 0, Kind::PutEndMark);
    move(30, 1, Kind::Took, 0);
    move(40, 2, Kind::NoMore);
    EXPECT_THAT(look(20).queue, ElementsAre(0, QueueItem::kEndMark));
    EXPECT_THAT(look(40).queue, IsEmpty());
}

TEST_F(AMomentOfAQueue, SaysWhatAProducerDoesAndWaitsWith) {
    move(0, 0, Kind::Generating, 3);
    span(0, 0, 500, State::Queue);
    move(500, 0, Kind::Put, 3);
    span(0, 500, 900, State::Sleeping);
    EXPECT_EQ(doing(200, 0), "waiting: queue full");
    EXPECT_EQ(worker(200, 0).inHand, 3U);
    EXPECT_EQ(doing(700, 0), "producing");
    EXPECT_EQ(worker(700, 0).inHand, std::nullopt) << "it is in the queue";
    EXPECT_EQ(worker(700, 0).lastPut, 3U);
    EXPECT_EQ(doing(900, 0), "producing") << "at the very end of what is told the span goes on";
    EXPECT_EQ(doing(950, 0), "");
}

TEST_F(AMomentOfAQueue, SaysWhatAConsumerDoesAndHolds) {
    span(1, 0, 100, State::Queue);
    move(100, 1, Kind::Took, 2);
    span(1, 100, 300, State::Sleeping);
    move(300, 1, Kind::Worked, 2);
    EXPECT_EQ(doing(50, 1), "waiting: queue empty");
    EXPECT_EQ(doing(200, 1), "consuming item-2");
    EXPECT_EQ(worker(200, 1).inHand, 2U);
    EXPECT_EQ(worker(300, 1).inHand, std::nullopt);
    EXPECT_EQ(worker(200, 1).items, 0U);
    EXPECT_EQ(worker(300, 1).items, 1U);
}

TEST_F(AMomentOfAQueue, BeforeItsBeginHasWorkersThatStart) {
    EXPECT_EQ(doing(-10, 0), "starting");
}

TEST_F(AMomentOfAQueue, KnowsHowEveryoneEndedFromThenOn) {
    record.facts.workers[0].ended = at(100);
    record.facts.workers[0].exit = WorkerExit::Ok;
    record.facts.workers[1].ended = at(100);
    record.facts.workers[1].exit = WorkerExit::Failed;
    queue.workers[1].inHand = 4;
    know();
    record.facts.workers[2].ended = at(100);
    record.facts.workers[2].exit = WorkerExit::Stopped;
    EXPECT_EQ(doing(50, 0), "");
    EXPECT_EQ(doing(150, 0), "ended");
    EXPECT_EQ(doing(150, 1), "failed: item-4 is lost");
    EXPECT_TRUE(worker(150, 1).isLost);
    EXPECT_EQ(doing(150, 2), "stopped");
}

TEST_F(AMomentOfAQueue, KnowsWhoWaitedForWhatNeverCame) {
    span(1, 0, 100, State::Queue);
    record.facts.workers[1].ended = at(100);
    record.facts.workers[1].exit = WorkerExit::Stopped;
    EXPECT_EQ(doing(150, 1), "waits for ever: queue empty") << "nobody but the run itself ended it";
    record.facts.stopped = true;
    EXPECT_EQ(doing(150, 1), "stopped");
}

TEST_F(AMomentOfAQueue, BehindWhatIsToldIsTheNewestOne) {
    record.toldUntil = at(100);
    move(150, 0, Kind::Put, 0);
    EXPECT_THAT(look(1000).queue, IsEmpty());
    EXPECT_EQ(look(1000).time, at(100));
}

TEST_F(AMomentOfAQueue, ListsTheMovesOfTheLastMoment) {
    move(10, 0, Kind::Put, 0);
    move(200, 0, Kind::Generating, 1);
    move(210, 0, Kind::Put, 1);
    move(220, 1, Kind::Took, 0);
    const auto& recent = look(250, 100).recent;
    ASSERT_THAT(recent, SizeIs(2));
    EXPECT_EQ(kindOf(recent[0]), Kind::Put);
    EXPECT_EQ(kindOf(recent[1]), Kind::Took);
    EXPECT_THAT(look(250).recent, IsEmpty());
    EXPECT_EQ(moments.movesIn({at(0), at(211)}), 3U);
}

TEST_F(AMomentOfAQueue, BehindTheItemsThatAreToldOfHasTheCountsOfTheRun) {
    parameters.items = kToldItems + 10;
    queue.put = kToldItems + 5;
    queue.taken = kToldItems;
    queue.deepest = 99;
    know();
    move(10, 0, Kind::Put, 0);
    move(20, 1, Kind::Took, 0);
    EXPECT_TRUE(look(10).isTold);
    EXPECT_FALSE(look(500).isTold);
    EXPECT_EQ(look(500).put, kToldItems + 5);
    EXPECT_EQ(look(500).deepest, 99U);
}

TEST_F(AMomentOfAQueue, CanBeReadOut) {
    move(10, 0, Kind::Put, 0);
    move(20, 0, Kind::PutEndMark);
    span(1, 0, 100, State::Queue);
    const auto words = momentInWords(parameters, look(50));
    EXPECT_THAT(words, HasSubstr("2 items in the queue: item-0, an end mark."));
    EXPECT_THAT(words, HasSubstr("consumer 0 – waiting: queue empty."));
}

TEST(TheEye, FollowsAFewMovesASecondOfEachWorker) {
    EXPECT_FALSE(isTooFastToSee(15, milliseconds(250), 2));
    EXPECT_TRUE(isTooFastToSee(16, milliseconds(250), 2));
    EXPECT_FALSE(isTooFastToSee(100, milliseconds(250), 128)) << "many workers, each of them slow";
    EXPECT_FALSE(isTooFastToSee(1000, Nanoseconds{}, 2)) << "what stands still can be looked at";
}

} // namespace
} // namespace parascope
