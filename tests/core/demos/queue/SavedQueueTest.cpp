// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/SavedQueue.h"

#include "core/demos/queue/QueueMetrics.h"
#include "core/demos/queue/QueueSnapshot.h"
#include "core/demos/RunFile.h"
#include "tests/support/TempDir.h"

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

/// A file in a folder of its own, in which the test may replace something.
class AFileOfAQueue : public testing::Test {
protected:
    OpenedFile open() {
        auto opened = openRuns(file);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
        return opened ? std::move(*opened) : OpenedFile{};
    }
    /// Opens the file with something in it replaced.
    OpenedFile openWith(std::string text, const std::string& what, const std::string& by) {
        const auto found = text.find(what);
        EXPECT_NE(found, std::string::npos) << what;
        text.replace(found, what.size(), by);
        static_cast<void>(dir.write("queue.trace.json", text));
        return open();
    }

    test::TempDir dir;
    std::filesystem::path file = dir.file("queue.trace.json");
};

/// A run of one producer and one consumer, of which the consumer failed with item-1 in its hand.
class ASavedQueue : public AFileOfAQueue {
protected:
    ASavedQueue() {
        QueueParameters parameters;
        parameters.items = 2;
        parameters.capacity = 3;
        parameters.produce = Nanoseconds(1'500'001);
        parameters.jitter = 0.25;
        parameters.endMarks = 1;
        auto& facts = record.facts;
        facts.experiment = queueExperiment(parameters, Backend::CpythonThreads);
        facts.experiment.python = "/opt/python/bin/python3";
        facts.interpreter = "CPython 3.11.7, /opt/python/bin/python3";
        facts.machine = {2, "Test processor", "6.1.0", 2};
        facts.startedAt = "2026-01-02T03:04:05Z";
        facts.launched = seconds(99);
        facts.released = at(0);
        facts.ended = at(500);
        facts.finished = true;
        facts.error = "consumer 0 threw an exception";
        facts.schedule = "exact";
        facts.otherPrograms = 0.125;
        addWorkers(parameters);
        facts.demo = std::make_shared<QueueFacts>(queue());
        addMarks();
        record.log = {"Producer: generating item 0", "Consumer: processing item-0"};
        record.toldUntil = facts.ended;
    }
    static Nanoseconds at(int ms) { return seconds(100) + milliseconds(ms); }
    static QueueFacts queue() {
        QueueFacts facts;
        facts.put = 3;
        facts.taken = 2;
        facts.deepest = 2;
        facts.account = {2, 1, 0, 1, {1}};
        facts.lost = 1;
        facts.lostItems = {"item-1, in the hands of consumer 0 when it failed"};
        facts.itemsNotTold = 4;
        facts.linesNotLogged = 5;
        for (int i = 0; i < 2; ++i) {
            facts.workers.push_back(
                {1, milliseconds(7), milliseconds(8 + i), QueueActivity::Ended, i == 0 ? -1 : 1});
        }
        return facts;
    }
    void addWorkers(const QueueParameters& parameters) {
        for (int i = 0; i < 2; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.name = parameters.nameOf(worker.id);
            worker.pid = 10;
            worker.tid = 20 + i;
            worker.launched = worker.announced = seconds(99);
            worker.ended = at(500 - i);
            worker.usage.cpu = milliseconds(3);
            worker.exit = i == 0 ? WorkerExit::Ok : WorkerExit::Failed;
            worker.message = i == 0 ? "" : "threw an exception";
            worker.output = i == 0 ? "Traceback\n" : "";
            worker.lane = record.trace.addLane(
                {worker.name, "CPython threads", LaneKind::Worker, worker.pid, worker.tid, i});
            record.trace.addSpan(worker.lane,
                                 {at(0), at(100), record.trace.nameId("wait"), -1, State::Queue});
            record.facts.workers.push_back(worker);
        }
        record.trace.addArrow({record.trace.nameId("item-0"), LaneId(0), LaneId(1), at(2), at(3)});
        const auto depth = record.trace.addCounter({"queue depth", "CPython threads", 10});
        record.trace.addSample(depth, {at(2), 1});
    }
    void addMarks() {
        const auto add = [this](int ms, std::uint64_t item, int worker, Kind kind) {
            record.marks.push_back({at(ms), item, WorkerId(worker), static_cast<std::uint8_t>(kind)});
        };
        add(1, 0, 0, Kind::Generating);
        add(2, 0, 0, Kind::Put);
        add(3, 0, 1, Kind::Took);
        add(4, 0, 1, Kind::Worked);
        add(5, 1, 0, Kind::Put);
        add(6, 1, 1, Kind::Took);
        add(7, 0, 0, Kind::PutEndMark);
    }
    [[nodiscard]] std::string savedText() const {
        const auto saved = saveRuns({&record}, file);
        EXPECT_TRUE(saved) << (saved ? "" : saved.error().text());
        return test::textOf(file);
    }

    RunRecord record;
};

TEST_F(ASavedQueue, IsOpenedWithTheSameFactsMarksAndLog) {
    static_cast<void>(savedText());
    const auto opened = open();
    EXPECT_THAT(opened.warnings, IsEmpty());
    EXPECT_TRUE(opened.other.isEmpty());
    ASSERT_THAT(opened.runs, SizeIs(1));
    const auto& again = opened.runs[0];
    EXPECT_TRUE(isQueue(again.facts));
    EXPECT_EQ(queueParameters(again.facts.experiment), queueParameters(record.facts.experiment));
    EXPECT_EQ(queueFacts(again.facts), queueFacts(record.facts));
    EXPECT_EQ(again.facts.experiment, record.facts.experiment);
    EXPECT_EQ(again.facts, record.facts);
    EXPECT_EQ(again.marks, record.marks);
    EXPECT_EQ(again.log, record.log);
    EXPECT_EQ(again.toldUntil, record.toldUntil);
    EXPECT_EQ(again.trace.spanCount(), record.trace.spanCount());
    EXPECT_EQ(again.trace.arrows().size(), 1U);
    ASSERT_EQ(again.trace.counters().size(), 1U);
    EXPECT_THAT(again.trace.counters()[0].track.samples(), ElementsAre(CounterSample{at(2), 1}));
}

TEST_F(ASavedQueue, KeepsItsInterpreterItsPythonAndWhatItsWorkersPrinted) {
    static_cast<void>(savedText());
    const auto opened = open();
    ASSERT_THAT(opened.runs, SizeIs(1));
    EXPECT_EQ(opened.runs[0].facts.interpreter, "CPython 3.11.7, /opt/python/bin/python3");
    EXPECT_EQ(opened.runs[0].facts.experiment.python, "/opt/python/bin/python3");
    EXPECT_EQ(opened.runs[0].facts.workers.at(0).output, "Traceback\n");
}

TEST_F(ASavedQueue, HasTheSameFiguresAndTheSamePictureAtEveryMoment) {
    static_cast<void>(savedText());
    auto opened = open();
    ASSERT_THAT(opened.runs, SizeIs(1));
    const auto before = queueMetrics(record.facts);
    const auto after = queueMetrics(opened.runs[0].facts);
    EXPECT_EQ(after.wall, before.wall);
    EXPECT_EQ(after.producersWaitShare, before.producersWaitShare);
    EXPECT_EQ(after.sentence, before.sentence);
    QueueMoments saved(record);
    QueueMoments again(opened.runs[0]);
    for (int ms = 0; ms <= 500; ++ms) {
        ASSERT_EQ(again.at(at(ms)), saved.at(at(ms))) << ms;
    }
}

TEST_F(ASavedQueue, SaysInTheFileWhatTheQueueSays) {
    const auto sentence = queueMetrics(record.facts).sentence;
    EXPECT_EQ(sentence, "consumer 0 threw an exception.");
    EXPECT_THAT(savedText(), HasSubstr("\"sentence\":\"" + sentence + "\""));
    EXPECT_EQ(reportedRuns({&record}).front().metrics.sentence, sentence);
}

TEST_F(ASavedQueue, OfAnUnknownBackendShowsItsLanesAndSaysWhy) {
    const auto opened = openWith(savedText(), "\"backend\":\"cpython-threads\"", "\"backend\":\"goblins\"");
    EXPECT_THAT(opened.runs, IsEmpty());
    ASSERT_THAT(opened.warnings, SizeIs(1));
    EXPECT_THAT(opened.warnings[0], HasSubstr("goblins"));
    EXPECT_EQ(opened.other.lanes().size(), 2U);
}

TEST_F(ASavedQueue, WithParametersThatCannotBeShowsItsLanesAndSaysWhy) {
    const auto opened = openWith(savedText(), "\"producers\":\"1\"", "\"producers\":\"99999\"");
    EXPECT_THAT(opened.runs, IsEmpty());
    ASSERT_THAT(opened.warnings, SizeIs(1));
    EXPECT_THAT(opened.warnings[0], HasSubstr("producers"));
    EXPECT_THAT(openWith(savedText(), "\"producers\":\"1\"", "\"goblins\":\"1\"").warnings, SizeIs(1));
}

TEST_F(ASavedQueue, WithMoreProducersThanThereAreWorkersIsNoQueue) {
    const auto opened = openWith(savedText(), "\"producers\":\"1\"", "\"producers\":\"2\"");
    EXPECT_THAT(opened.warnings, SizeIs(1)) << "one of them is not there";
}

TEST_F(ASavedQueue, LeavesOutMarksThatCannotBe) {
    const auto mark = "[3,1,0," + std::to_string(at(3).count()) + "]";
    for (const std::string by :
         {"[3,7,0,5]", "[3,-1,0,5]", "[3,1,-5,5]", "[999,1,0,5]", "[\"x\",1,0,5]", "5"}) {
        const auto opened = openWith(savedText(), mark, by);
        ASSERT_THAT(opened.runs, SizeIs(1)) << by;
        EXPECT_THAT(opened.runs[0].marks, SizeIs(record.marks.size() - 1)) << by;
    }
}

/// Files that version 0.1 wrote.
class AFormerQueue : public AFileOfAQueue {
protected:
    static std::string textOf(const std::string& name) {
        return test::textOf(std::string(PARASCOPE_FIXTURES "/former/") + name);
    }
    /// Opens one as it is; a run of nothing when that fails.
    static RunRecord opened(const std::string& name) {
        auto found = openRuns(std::string(PARASCOPE_FIXTURES "/former/") + name);
        EXPECT_TRUE(found) << (found ? "" : found.error().text());
        if (!found || found->runs.size() != 1) {
            ADD_FAILURE() << "no run in " << name;
            return {};
        }
        EXPECT_THAT(found->warnings, IsEmpty());
        EXPECT_TRUE(found->other.isEmpty());
        return std::move(found->runs.front());
    }
};

TEST_F(AFormerQueue, OpensWithAllThatItHolds) {
    const auto run = opened("queue-threads.trace.json");
    const auto& facts = run.facts;
    QueueParameters asked;
    asked.items = 3;
    asked.produce = asked.consume = milliseconds(1);
    EXPECT_TRUE(isQueue(facts));
    EXPECT_EQ(facts.experiment, queueExperiment(asked, Backend::Threads));
    EXPECT_EQ(facts.machine.cores, 2);
    EXPECT_EQ(facts.startedAt, "2026-11-26T02:05:32Z");
    EXPECT_TRUE(facts.succeeded());
    EXPECT_EQ(queueFacts(facts).account, (ItemAccount{3, 3, 0, 0, {}}));
    EXPECT_EQ(queueFacts(facts).put, 4U);
    EXPECT_EQ(queueFacts(facts).taken, 4U);
    EXPECT_EQ(queueFacts(facts).deepest, 1U);
    EXPECT_EQ(queueWorker(facts, WorkerId(1)).waited, Nanoseconds(521'504));
    EXPECT_EQ(queueWorker(facts, WorkerId(0)).items, 3U);
    EXPECT_THAT(run.log, ElementsAre("Producer: generating item 0", "Consumer: processing item-0",
                                     "Producer: generating item 1", "Consumer: processing item-1",
                                     "Producer: generating item 2", "Consumer: processing item-2",
                                     "Consumer: no more items", "Main thread: all done."));
    EXPECT_THAT(run.marks, SizeIs(17));
    EXPECT_EQ(kindOf(run.marks.back()), Kind::NoMore);
    EXPECT_EQ(run.toldUntil, facts.ended);
    EXPECT_EQ(facts.workers.at(1).name, "consumer 0");
    EXPECT_EQ(facts.workers.at(1).exit, WorkerExit::Ok);
    EXPECT_EQ(run.trace.lanes().size(), 2U);
    EXPECT_EQ(run.trace.arrows().size(), 3U);
    EXPECT_EQ(run.trace.counters().size(), 1U);
    EXPECT_NEAR(queueMetrics(facts).wall, 0.008093756, 1e-12);
}

TEST_F(AFormerQueue, HasThePictureOfEachMoment) {
    const auto run = opened("queue-threads.trace.json");
    QueueMoments moments(run);
    const auto& end = moments.at(run.facts.ended);
    EXPECT_THAT(end.queue, IsEmpty());
    EXPECT_EQ(end.put, 4U);
    EXPECT_EQ(end.workers.at(1).items, 3U);
}

TEST_F(AFormerQueue, InPythonStillSaysWhichOne) {
    const auto run = opened("queue-python.trace.json");
    EXPECT_EQ(run.facts.experiment.backend, Backend::CpythonThreads);
    EXPECT_EQ(run.facts.interpreter, "CPython 3.11.7, /usr/bin/python3");
}

TEST_F(AFormerQueue, ThatHungStillSaysWhy) {
    const auto run = opened("queue-hung.trace.json");
    const auto& parameters = queueParameters(run.facts.experiment);
    EXPECT_EQ(parameters.endMarks, 1);
    EXPECT_EQ(parameters.consumers, 2);
    EXPECT_EQ(parameters.capacity, 3U);
    EXPECT_EQ(parameters.jitter, 0.25);
    EXPECT_EQ(parameters.consume, Nanoseconds(2'000'001));
    EXPECT_EQ(run.facts.error,
              "consumer 1 waits for an item that will never come: the producers have ended and there was one "
              "sentinel for two consumers; put one sentinel per consumer");
    EXPECT_EQ(run.facts.workers.at(2).exit, WorkerExit::Stopped);
    EXPECT_EQ(run.trace.lanes().size(), 3U) << "a process each";
    EXPECT_EQ(run.trace.counters().size(), 1U);
}

TEST_F(AFormerQueue, KeepsWhatBecameOfAWorkerAndWhatItPrinted) {
    auto text = textOf("queue-hung.trace.json");
    const std::string end = R"("in_hand":-1,"exit":"stopped","message":"")";
    ASSERT_NE(text.find(end), std::string::npos);
    text.replace(text.find(end), end.size(), R"("in_hand":2,"exit":"failed","message":"threw an exception")");
    const auto opened = openWith(text, R"("exit":"stopped"})", R"("exit":"failed","output":"printed\n"})");
    ASSERT_THAT(opened.runs, SizeIs(1));
    const auto& facts = opened.runs[0].facts;
    EXPECT_EQ(facts.workers.at(2).exit, WorkerExit::Failed);
    EXPECT_EQ(facts.workers.at(2).message, "threw an exception");
    EXPECT_EQ(facts.workers.at(2).output, "printed\n");
    EXPECT_EQ(queueWorker(facts, WorkerId(2)).inHand, 2);
}

TEST_F(AFormerQueue, SavedAgainIsTheSame) {
    const auto run = opened("queue-threads.trace.json");
    ASSERT_TRUE(saveRuns({&run}, file));
    const auto again = open();
    ASSERT_THAT(again.runs, SizeIs(1));
    EXPECT_EQ(again.runs[0].facts, run.facts);
    EXPECT_EQ(again.runs[0].marks, run.marks);
    EXPECT_EQ(again.runs[0].log, run.log);
}

TEST_F(AFormerQueue, OfAnUnknownBackendShowsItsLanesAndSaysWhy) {
    const auto opened =
        openWith(textOf("queue-threads.trace.json"), "\"backend\":\"threads\"", "\"backend\":\"goblins\"");
    EXPECT_THAT(opened.runs, IsEmpty());
    ASSERT_THAT(opened.warnings, SizeIs(1));
    EXPECT_THAT(opened.warnings[0], HasSubstr("goblins"));
    EXPECT_EQ(opened.other.lanes().size(), 2U);
}

TEST_F(AFormerQueue, WithNumbersThatCannotBeShowsItsLanesAndSaysWhy) {
    const auto text = textOf("queue-threads.trace.json");
    EXPECT_THAT(openWith(text, "\"producers\":1", "\"producers\":99999").warnings, SizeIs(1));
    EXPECT_THAT(openWith(text, "\"producers\":1", "\"producers\":2").warnings, SizeIs(1))
        << "one of them is not there";
}

TEST_F(AFormerQueue, LeavesOutMovesThatCannotBe) {
    for (const std::string by :
         {"[\"flew\",1,0,", "[\"took\",7,0,", "[\"took\",-1,0,", "[\"took\",1,-5,", "[7,1,0,"}) {
        const auto opened = openWith(textOf("queue-threads.trace.json"), "[\"took\",1,0,", by);
        ASSERT_THAT(opened.runs, SizeIs(1)) << by;
        EXPECT_THAT(opened.runs[0].marks, SizeIs(16)) << by;
    }
}

TEST_F(AFormerQueue, FromBeforeQueuesWereSavedShowsItsLanes) {
    const auto opened = openWith(textOf("queue-threads.trace.json"), "\"saved\":", "\"other\":");
    EXPECT_THAT(opened.runs, IsEmpty());
    EXPECT_EQ(opened.other.lanes().size(), 2U);
}

} // namespace
} // namespace parascope
