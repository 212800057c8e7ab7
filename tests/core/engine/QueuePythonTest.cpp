// SPDX-License-Identifier: GPL-3.0-or-later
// Producers and consumers that are threads of a Python program, and fakes of it that break.
#include "tests/core/engine/AQueueRun.h"
#include "tests/support/FakePython.h"

#include <csignal>
#include <QProcess>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class AQueueInPython : public test::AQueueRun {
protected:
    AQueueInPython()
        : AQueueRun(Backend::CpythonThreads) {}

    [[nodiscard]] std::uint64_t items(int worker) const {
        return queueWorker(facts(), WorkerId(worker)).items;
    }
    void run() {
        open(realEngineParts());
        runOpened();
    }
};

class AQueueInARealPython : public AQueueInPython {
protected:
    void SetUp() override {
        if (const auto python = PythonFinder().find(Backend::CpythonThreads, ""); !python) {
            GTEST_SKIP() << python.error().text();
        }
    }
};

TEST_F(AQueueInARealPython, IsOneProcessOfThreadsAndSaysWhichPython) {
    run();
    EXPECT_EQ(record->facts.error, "");
    EXPECT_EQ(of(0).pid, of(1).pid);
    EXPECT_NE(of(0).tid, of(1).tid);
    EXPECT_NE(of(0).pid, getpid());
    EXPECT_THAT(record->facts.interpreter, StartsWith("CPython 3."));
    EXPECT_EQ(queue().account, (ItemAccount{5, 5, 0, 0, {}}));
}

TEST_F(AQueueInARealPython, CountsTheItemsThatItDoesNotTellOf) {
    experiment.producers = experiment.consumers = 3;
    experiment.items = kToldItems + 20'001;
    experiment.capacity = 16;
    run();
    EXPECT_EQ(queue().account, (ItemAccount{experiment.items, experiment.items, 0, 0, {}}));
    EXPECT_EQ(items(0) + items(1) + items(2), experiment.items);
    EXPECT_EQ(items(3) + items(4) + items(5), experiment.items);
    EXPECT_LE(queue().deepest, 16U);
    EXPECT_EQ(queue().put, queue().taken);
}

TEST_F(AQueueInARealPython, KeepsTheTracebackOfAConsumerThatFails) {
    experiment.produce = milliseconds(1);
    experiment.consume = hours(1);
    whenTaken(1, [this] { order(queue_order::fail(WorkerId(1))); });
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("consumer 0 failed: its thread raised an exception: "
                                               "RuntimeError('it was told to fail')"));
    EXPECT_THAT(record->facts.error, HasSubstr("item-0 is lost with it"));
    EXPECT_THAT(of(0).output, HasSubstr("Traceback")) << "whatever it prints is shown as the first one's";
    EXPECT_EQ(queue().lost, 5U) << "nobody is left to take the others";
}

TEST_F(AQueueInARealPython, WhoseProgramIsKilledKeepsWhatWasToldAndSaysWhatIsLost) {
    experiment.consume = hours(1);
    whenTaken(1, [this] { kill(static_cast<pid_t>(of(0).pid), SIGKILL); });
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("was killed (SIGKILL, Killed)"));
    EXPECT_THAT(queue().lostItems.at(0), HasSubstr("item-0, in the hands of consumer 0"));
    EXPECT_THAT(record->log, testing::Contains("Consumer: processing item-0"));
}

TEST_F(AQueueInARealPython, IsStoppedWhileAllWaitAtTheQueue) {
    experiment.producers = 2;
    experiment.consumers = 2;
    experiment.produce = hours(1);
    whenTaken(2, [this] { session->stop(); });
    run();
    EXPECT_TRUE(record->facts.stopped);
    for (const auto& worker : record->facts.workers) {
        EXPECT_EQ(worker.exit, WorkerExit::Stopped);
    }
}

TEST_F(AQueueInARealPython, HasTheSameJitterAsTheOthers) {
    QProcess python;
    python.setWorkingDirectory(QCoreApplication::applicationDirPath());
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-B"), QStringLiteral("-c"),
                  QStringLiteral("from queue_worker import jitter_factor as f\n"
                                 "for i in (0, 1, 7, 49999, 9999999):\n"
                                 "    print(repr(f(0.25, 'produce', i)), repr(f(0.25, 'consume', i)))")});
    ASSERT_TRUE(python.waitForFinished());
    experiment.jitter = 0.25;
    for (const std::uint64_t item : {0, 1, 7, 49999, 9999999}) {
        const auto factors = python.readLine().trimmed().split(' ');
        ASSERT_EQ(factors.size(), 2) << python.readAllStandardError().toStdString();
        EXPECT_EQ(factors[0].toDouble(), experiment.jitterFactor(QueueSide::Producer, item));
        EXPECT_EQ(factors[1].toDouble(), experiment.jitterFactor(QueueSide::Consumer, item));
    }
}

class AQueueInAFakePython : public AQueueInPython {
protected:
    /// A Python that answers well, and then does this.
    const RunFacts& runOf(const std::string& commands) {
        asked.python = test::writeScript(dir, "python3",
                                         "case \"$*\" in *PARASCOPE*) " + test::answers("3.11.2", 3, 11) +
                                             "; exit;; esac\n" + commands);
        run();
        return facts();
    }
    /// Tells that on the trace descriptor.
    static std::string tell(const std::string& line) {
        return "echo '" + line + "' >/proc/self/fd/$PARASCOPE_TRACE_FD\n";
    }
    static std::string ready(int worker) {
        return tell(R"({"ph":"i","cat":"parascope","name":"ready","ts":1,"pid":1,"tid":)" +
                    std::to_string(worker + 1) + R"(,"args":{"worker":)" + std::to_string(worker) + "}}");
    }

    test::TempDir dir;
};

TEST_F(AQueueInAFakePython, ThatEndsAtOnceSaysSo) {
    const auto& facts = runOf("echo 'no module named queue' >&2; exit 3");
    EXPECT_THAT(facts.error,
                HasSubstr("producer 0 ended before its work was done (exit code 3): no module named queue"));
    EXPECT_EQ(of(0).output, "no module named queue\n");
    EXPECT_EQ(facts.released, Nanoseconds{});
}

TEST_F(AQueueInAFakePython, ThatWritesRubbishSaysSo) {
    EXPECT_THAT(runOf(tell("rubbish") + "exec /bin/sleep 1000").error,
                HasSubstr("wrote what is no trace event: 'rubbish'"));
}

TEST_F(AQueueInAFakePython, ThatTellsOfAnItemThatThereIsNotIsEnded) {
    EXPECT_THAT(
        runOf(ready(0) + ready(1) +
              tell(R"({"ph":"i","cat":"queue","name":"put","ts":2,"pid":1,"tid":1,"args":{"item":99}})") +
              "exec /bin/sleep 1000")
            .error,
        HasSubstr("producer 0 told of an item that there is not"));
}

TEST_F(AQueueInAFakePython, ThatSaysItIsDoneWithoutHavingDoneAnythingIsNotBelieved) {
    const auto done = [](int worker) {
        return tell(R"({"ph":"i","cat":"parascope","name":"done","ts":2,"pid":1,"tid":)" +
                    std::to_string(worker + 1) + "}");
    };
    static_cast<void>(runOf(
        ready(0) + ready(1) +
        tell(R"({"ph":"i","cat":"queue","name":"put","ts":2,"pid":1,"tid":1,"args":{"item":3,"depth":1}})") +
        done(0) + done(1)));
    EXPECT_EQ(queue().account.produced, 1U);
    EXPECT_EQ(queue().account.consumed, 0U);
    EXPECT_EQ(queue().lost, 1U);
}

TEST_F(AQueueInAFakePython, ThatIsNotThereFailsBeforeAnythingIsLaunched) {
    asked.python = dir.file("nowhere").string();
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("there is no Python '" + asked.python + "'"));
    EXPECT_TRUE(record->facts.finished);
}

TEST_F(AQueueInAFakePython, ThatHangsIsEndedWhenItIsStopped) {
    whenUpdated = [this] {
        if (record->facts.released != Nanoseconds{} && !record->facts.stopped) {
            session->stop();
        }
    };
    runOf(ready(0) + ready(1) + "exec /bin/sleep 1000");
    EXPECT_TRUE(record->facts.stopped);
    EXPECT_EQ(record->facts.error, "");
}

} // namespace
} // namespace parascope
