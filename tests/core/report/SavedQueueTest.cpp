// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SavedQueue.h"

#include "core/report/QueueFile.h"
#include "core/report/QueueMetrics.h"
#include "core/report/QueueSnapshot.h"
#include "core/report/RunFile.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::SizeIs;
using Kind = QueueEvent::Kind;

/// A run of one producer and one consumer, of which the consumer failed with item-1 in its hand.
class ASavedQueue : public testing::Test {
protected:
    ASavedQueue() {
        auto& facts = record.facts;
        facts.experiment.items = 2;
        facts.experiment.capacity = 3;
        facts.experiment.produce = Nanoseconds(1'500'001);
        facts.experiment.jitter = 0.25;
        facts.experiment.sentinels = 1;
        facts.machine = {2, "Test processor", "6.1.0", 2};
        facts.startedAt = "2026-01-02T03:04:05Z";
        facts.launched = seconds(99);
        facts.released = at(0);
        facts.ended = at(500);
        facts.finished = true;
        facts.error = "consumer 0 threw an exception";
        facts.put = 3;
        facts.taken = 2;
        facts.deepest = 2;
        facts.account = {2, 1, 0, 1, {1}};
        facts.lost = 1;
        facts.lostItems = {"item-1, in the hands of consumer 0 when it failed"};
        addWorkers();
        addMoves();
        record.log = {"Producer: generating item 0", "Consumer: processing item-0"};
        record.toldUntil = facts.ended;
    }
    static Nanoseconds at(int ms) { return seconds(100) + milliseconds(ms); }
    void addWorkers() {
        for (int i = 0; i < 2; ++i) {
            QueueWorkerRecord worker;
            worker.id = WorkerId(i);
            worker.pid = 10;
            worker.tid = 20 + i;
            worker.announced = seconds(99);
            worker.ended = at(500 - i);
            worker.items = 1;
            worker.worked = milliseconds(7);
            worker.waited = milliseconds(8 + i);
            worker.activity = QueueActivity::Ended;
            worker.exit = i == 0 ? WorkerExit::Ok : WorkerExit::Failed;
            worker.message = i == 0 ? "" : "threw an exception";
            worker.inHand = i == 0 ? -1 : 1;
            worker.lane = record.trace.addLane({record.facts.experiment.nameOf(worker.id), "threads",
                                                LaneKind::Worker, worker.pid, worker.tid, i});
            record.trace.addSpan(worker.lane,
                                 {at(0), at(100), record.trace.nameId("wait"), -1, State::Queue});
            record.facts.workers.push_back(worker);
        }
    }
    void addMoves() {
        record.moves = {{at(1), 0, WorkerId(0), Kind::Generating}, {at(2), 0, WorkerId(0), Kind::Put},
                        {at(3), 0, WorkerId(1), Kind::Took},       {at(4), 0, WorkerId(1), Kind::Worked},
                        {at(5), 1, WorkerId(0), Kind::Put},        {at(6), 1, WorkerId(1), Kind::Took},
                        {at(7), 0, WorkerId(0), Kind::PutSentinel}};
    }
    [[nodiscard]] std::string savedText() const {
        const auto saved = saveQueueTrace(record, file);
        EXPECT_TRUE(saved) << (saved ? "" : saved.error().text());
        return test::textOf(file);
    }
    OpenedFile open() {
        auto opened = openRuns(file);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
        return opened ? std::move(*opened) : OpenedFile{};
    }
    /// Opens the file with something in it replaced.
    OpenedFile openWith(const std::string& what, const std::string& by) {
        auto text = savedText();
        const auto found = text.find(what);
        EXPECT_NE(found, std::string::npos) << what;
        text.replace(found, what.size(), by);
        static_cast<void>(dir.write("queue.trace.json", text));
        return open();
    }

    QueueRecord record;
    test::TempDir dir;
    std::filesystem::path file = dir.file("queue.trace.json");
};

TEST_F(ASavedQueue, IsOpenedWithTheSameFactsMovesAndLog) {
    static_cast<void>(savedText());
    const auto opened = open();
    ASSERT_TRUE(opened.queue);
    EXPECT_EQ(opened.queue->facts, record.facts);
    EXPECT_EQ(opened.queue->moves, record.moves);
    EXPECT_EQ(opened.queue->log, record.log);
    EXPECT_EQ(opened.queue->trace.spanCount(), record.trace.spanCount());
    EXPECT_THAT(opened.warnings, SizeIs(0));
    EXPECT_THAT(opened.runs, SizeIs(0));
}

TEST_F(ASavedQueue, HasTheSameFiguresAndTheSamePictureAtEveryMoment) {
    static_cast<void>(savedText());
    auto opened = open();
    ASSERT_TRUE(opened.queue);
    const auto before = queueMetrics(record.facts);
    const auto after = queueMetrics(opened.queue->facts);
    EXPECT_EQ(after.wall, before.wall);
    EXPECT_EQ(after.producersWaitShare, before.producersWaitShare);
    EXPECT_EQ(after.sentence, before.sentence);
    QueueMoments saved(record);
    QueueMoments again(*opened.queue);
    for (int ms = 0; ms <= 500; ++ms) {
        ASSERT_EQ(again.at(at(ms)), saved.at(at(ms))) << ms;
    }
}

TEST_F(ASavedQueue, OfAnUnknownBackendShowsItsLanesAndSaysWhy) {
    const auto opened = openWith("\"backend\":\"threads\"", "\"backend\":\"goblins\"");
    EXPECT_FALSE(opened.queue);
    ASSERT_THAT(opened.warnings, SizeIs(1));
    EXPECT_THAT(opened.warnings[0], HasSubstr("goblins"));
    EXPECT_EQ(opened.other.lanes().size(), 2U);
}

TEST_F(ASavedQueue, WithNumbersThatCannotBeShowsItsLanesAndSaysWhy) {
    EXPECT_THAT(openWith("\"producers\":1", "\"producers\":99999").warnings, SizeIs(1));
    EXPECT_THAT(openWith("\"producers\":1", "\"producers\":2").warnings, SizeIs(1))
        << "one of them is not there";
}

TEST_F(ASavedQueue, LeavesOutMovesThatCannotBe) {
    for (const std::string by :
         {"[\"flew\",1,0,", "[\"took\",7,0,", "[\"took\",-1,0,", "[\"took\",1,-5,", "[7,1,0,"}) {
        const auto opened = openWith("[\"took\",1,0,", by);
        ASSERT_TRUE(opened.queue) << by;
        EXPECT_THAT(opened.queue->moves, SizeIs(record.moves.size() - 1)) << by;
    }
}

TEST_F(ASavedQueue, FromBeforeQueuesWereSavedShowsItsLanes) {
    const auto opened = openWith("\"saved\":", "\"other\":");
    EXPECT_FALSE(opened.queue);
    EXPECT_EQ(opened.other.lanes().size(), 2U);
}

} // namespace
} // namespace parascope
