// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of real threads and real processes, on an engine in its own thread.
#include "core/base/PrivateFolder.h"
#include "core/engine/ProcessLauncher.h"
#include "core/engine/PythonFinder.h"
#include "core/engine/ThreadLauncher.h"
#include "core/report/Metrics.h"
#include "core/report/Waits.h"

#include "tests/core/engine/ARealRun.h"
#include "tests/core/engine/RanksHere.h"
#include "tests/support/Fork.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <QSignalSpy>
#include <set>
#include <thread>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using test::ARealRun;
using test::kPatience;
using test::ownChildren;
using testing::AnyOf;
using testing::Each;

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kSumOfTenMillion = "333333283333335000000";

class ARunOfEachBackend : public ARealRun, public testing::WithParamInterface<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::Mpi) {
            if (const auto why = test::whyNoRanks(); !why.empty()) {
                GTEST_SKIP() << why;
            }
        }
        if (!isPython(GetParam())) {
            return;
        }
        if (const auto python = PythonFinder().find(GetParam(), ""); !python) {
            GTEST_SKIP() << python.error().text();
        }
    }
    /// How long the kernel has been seen to have a worker wait.
    static Nanoseconds waited(const RunRecord& record, const WorkerRecord& worker) {
        return worker.scheduleLane.isValid()
                   ? sumOfWaits(record.trace.lane(worker.scheduleLane).index.totals(record.trace.extent()))
                   : Nanoseconds{};
    }
    /// Takes updates until that is so of all workers.
    void updatesUntilAll(const RunRecord& record, const std::function<bool(const WorkerRecord&)>& isSo) {
        QSignalSpy changed(&*session, &RunSession::runChanged);
        const auto& workers = record.facts.workers;
        while (workers.empty() || !std::all_of(workers.begin(), workers.end(), isSo)) {
            if (!changed.wait(kPatience)) {
                ADD_FAILURE() << "no more is told of it";
                return;
            }
        }
    }
};

TEST_P(ARunOfEachBackend, ComputesExactly) {
    const auto& record = run(experiment(GetParam(), 2, 10'000'000));
    EXPECT_EQ(record.facts.error, "");
    ASSERT_TRUE(record.facts.succeeded());
    std::vector<std::string> results;
    for (const auto& worker : record.facts.workers) {
        results.insert(results.end(), worker.results.begin(), worker.results.end());
        EXPECT_EQ(worker.exit, WorkerExit::Ok);
        EXPECT_GT(worker.usage.cpu, Nanoseconds(0));
        EXPECT_GT(worker.usage.peakRssBytes, 0U);
    }
    EXPECT_THAT(results, testing::ElementsAre(kSumOfTenMillion, kSumOfTenMillion));
}

TEST_P(ARunOfEachBackend, HasItsMomentsInOrder) {
    const auto& facts = run(experiment(GetParam(), 2, 1'000'000)).facts;
    for (const auto& worker : facts.workers) {
        EXPECT_LE(facts.launched, worker.launched);
        EXPECT_LE(worker.launched, worker.announced);
        EXPECT_LE(worker.announced, facts.released);
        EXPECT_LT(facts.released, worker.ended);
        EXPECT_LE(worker.ended, facts.ended);
    }
}

TEST_P(ARunOfEachBackend, HasOnlySpansBetweenReleaseAndEndAfterTheStart) {
    const auto& record = run(experiment(GetParam(), 2, 10'000'000));
    EXPECT_EQ(record.trace.refused(), 0U);
    for (std::size_t i = 0; i < record.facts.workers.size(); ++i) {
        EXPECT_EQ(spansOf(record, i, State::Starting), 1U);
        EXPECT_GE(spansOf(record, i), 2U);
        const auto& worker = record.facts.workers[i];
        for (const auto& span : record.trace.lane(worker.lane).index.rows()[0].spans()) {
            if (span.state == State::Running) {
                EXPECT_GE(span.begin, worker.announced);
                EXPECT_LE(span.end, worker.ended);
            }
        }
    }
}

TEST_P(ARunOfEachBackend, OfOneWorkerIsARun) {
    EXPECT_TRUE(run(experiment(GetParam(), 1, 1)).facts.succeeded());
}

TEST_P(ARunOfEachBackend, WithSixtyFourWorkersEndsWell) {
    const auto& record = run(experiment(GetParam(), kMostWorkers, 10'000));
    EXPECT_EQ(record.facts.error, "");
    ASSERT_TRUE(record.facts.succeeded());
    std::size_t results = 0;
    std::set<std::int64_t> threads;
    for (const auto& worker : record.facts.workers) {
        results += worker.results.size();
        EXPECT_THAT(worker.results, Each("333283335000"));
        threads.insert(worker.tid);
    }
    EXPECT_EQ(results, 64U);
    EXPECT_EQ(threads.size(), record.facts.workers.size()) << "every worker is a thread of its own";
}

TEST_P(ARunOfEachBackend, ShowsItsSpansWhileItGoesOnAndStopsAtOnce) {
    startEngine();
    session->submit({experiment(GetParam(), 2, 1'000'000'000'000)});
    waitForSpans(10);
    EXPECT_TRUE(session->isBusy());
    const auto before = monotonicNow();
    session->stop();
    waitUntilFinished();
    EXPECT_LT(monotonicNow() - before, milliseconds(1000)) << "100 ms, on a machine that others use too";
    const auto& record = *session->runs().front();
    EXPECT_TRUE(record.facts.stopped);
    EXPECT_EQ(record.facts.error, "");
    EXPECT_GE(record.trace.spanCount(), 10U);
    for (const auto& worker : record.facts.workers) {
        EXPECT_THAT(worker.exit, AnyOf(WorkerExit::Stopped, WorkerExit::Killed));
    }
}

TEST_P(ARunOfEachBackend, OfSleepersStopsAtOnceToo) {
    auto parts = realEngineParts();
    parts.limits.stopWithin = std::chrono::minutes(10); // longer than anybody waits here
    startEngine(std::move(parts));
    session->submit({experiment(GetParam(), 2, 10'000'000, "sleep")});
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (session->runs().front()->facts.released == Nanoseconds{}) {
        ASSERT_TRUE(changed.wait(kPatience));
    }
    session->stop();
    waitUntilFinished();
    EXPECT_TRUE(session->runs().front()->facts.stopped);
    EXPECT_THAT(session->runs().front()->facts.workers,
                Each(testing::Field(&WorkerRecord::exit, WorkerExit::Stopped)));
}

TEST_P(ARunOfEachBackend, OfSleepersIsDrawnWhileTheySleepAndStopsThemBeforeItKillsThem) {
    auto parts = realEngineParts();
    parts.limits.stopWithin = std::chrono::minutes(1);
    startEngine(std::move(parts));
    session->submit({experiment(GetParam(), 2, 10'000'000, "sleep")});
    const auto& record = *session->runs().front();
    for (int growth = 0; growth < 4; ++growth) { // what goes on grows bit by bit
        std::map<WorkerId, Nanoseconds> known;
        for (const auto& worker : record.facts.workers) {
            known[worker.id] = waited(record, worker);
        }
        updatesUntilAll(record, [&](const WorkerRecord& worker) {
            return waited(record, worker) > std::max(known[worker.id], Nanoseconds(milliseconds(100)));
        });
    }
    session->stop();
    waitUntilFinished();
    for (const auto& worker : record.facts.workers) {
        EXPECT_EQ(worker.exit, WorkerExit::Stopped);
    }
    EXPECT_GT((*computeMetrics(record, std::nullopt).shares)[indexOf(State::Sleeping)], 0.5);
}

TEST_P(ARunOfEachBackend, MayBeStoppedAtAnyMoment) {
    startEngine();
    for (int attempt = 0; attempt < 10; ++attempt) {
        session->submit({experiment(GetParam(), 4, 1'000'000'000'000)});
        for (int i = 0; i < attempt; ++i) {
            QCoreApplication::processEvents();
            std::this_thread::yield();
        }
        session->stop();
        waitUntilFinished();
        for (const auto* run : session->runs()) { // those that had begun by then
            EXPECT_TRUE(run->facts.stopped);
            EXPECT_EQ(run->facts.error, "");
        }
    }
}

TEST_P(ARunOfEachBackend, LeavesNobodyBehindWhenTheEngineIsDestroyedInTheMiddle) {
    startEngine();
    session->submit(
        {experiment(GetParam(), 4, 1'000'000'000'000), experiment(GetParam(), 4, 1'000'000'000'000)});
    waitForSpans(8);
    session.reset();
    host.reset();
    EXPECT_THAT(ownChildren(), IsEmpty());
}

TEST_P(ARunOfEachBackend, KeepsToItsCores) {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    sched_getaffinity(0, sizeof(allowed), &allowed);
    int core = CPU_SETSIZE - 1;
    while (!CPU_ISSET(static_cast<std::size_t>(core), &allowed)) {
        --core;
    }
    auto pinned = experiment(GetParam(), 2, 5'000'000);
    pinned.cores = {CoreId(core)};
    const auto& record = run(pinned);
    ASSERT_TRUE(record.facts.succeeded()) << record.facts.error;
    for (const auto& worker : record.facts.workers) {
        for (const auto& span : record.trace.lane(worker.lane).index.rows()[0].spans()) {
            EXPECT_TRUE(span.state == State::Starting || span.core == core || span.core < 0) << span.core;
        }
    }
}

TEST_P(ARunOfEachBackend, OnACoreThatDoesNotExistFailsWithWords) {
    auto pinned = experiment(GetParam(), 2, 1000);
    pinned.cores = {CoreId(4095)};
    EXPECT_THAT(run(pinned).facts.error, HasSubstr("core 4095"));
}

TEST_P(ARunOfEachBackend, OfATaskThatDoesNotExistFailsWithWords) {
    EXPECT_NE(run(experiment(GetParam(), 2, 1000, "knitting")).facts.error, "");
}

/// "cpython-threads" -> "CpythonThreads".
std::string nameOfBackend(const testing::TestParamInfo<Backend>& info) {
    std::string name;
    bool begins = true;
    for (const char c : infoOf(info.param).key) {
        if (c != '-') {
            name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        }
        begins = c == '-';
    }
    return name;
}
INSTANTIATE_TEST_SUITE_P(Of, ARunOfEachBackend,
                         testing::Values(Backend::Serial, Backend::Threads, Backend::Gil, Backend::Processes,
                                         Backend::Mpi, Backend::CpythonSerial, Backend::CpythonThreads,
                                         Backend::CpythonProcesses, Backend::CpythonFree),
                         nameOfBackend);

TEST_F(ARealRun, OfThreadsIsOfThisProcessAndOfProcessesIsNot) {
    startEngine();
    const auto& threads = run(experiment(Backend::Threads, 2, 1000)).facts;
    EXPECT_EQ(threads.workers[0].pid, getpid());
    EXPECT_EQ(threads.workers[1].pid, getpid());
    const auto& processes = run(experiment(Backend::Processes, 2, 1000)).facts;
    EXPECT_NE(processes.workers[0].pid, getpid());
    EXPECT_NE(processes.workers[0].pid, processes.workers[1].pid);
}

TEST_F(ARealRun, FollowsAnotherOnTheSameEngine) {
    startEngine();
    const auto ids =
        session->submit({experiment(Backend::Serial, 2, 1000), experiment(Backend::Threads, 2, 1000),
                         experiment(Backend::Processes, 2, 1000), experiment(Backend::Threads, 2, 1000)});
    waitUntilFinished();
    Nanoseconds ended{};
    for (const auto id : ids) {
        EXPECT_TRUE(session->run(id)->facts.succeeded()) << session->run(id)->facts.error;
        EXPECT_GE(session->run(id)->facts.launched, ended) << "one at a time";
        ended = session->run(id)->facts.ended;
    }
}

/// The program that workers of a run are to be is not where it should be.
class ARunWithoutItsProgram : public ARealRun {
protected:
    ~ARunWithoutItsProgram() override { qunsetenv("PARASCOPE_WORKER_DIR"); }

    test::TempDir dir;
};

TEST_F(ARunWithoutItsProgram, SaysWhereItLooked) {
    qputenv("PARASCOPE_WORKER_DIR", QByteArray::fromStdString(dir.path().string()));
    const auto& facts = run(experiment(Backend::Processes, 2, 1000)).facts;
    EXPECT_TRUE(facts.finished);
    EXPECT_THAT(facts.error, HasSubstr("compute_worker is missing: looked in " + dir.path().string()));
    EXPECT_THAT(facts.error, HasSubstr("PARASCOPE_WORKER_DIR"));
}

TEST_F(ARunWithoutItsProgram, FailsWithWordsWhenWhatIsThereIsNoProgram) {
    dir.write("compute_worker", "\x7f"
                                "ELF but not really");
    std::filesystem::permissions(dir.file("compute_worker"), std::filesystem::perms::all);
    qputenv("PARASCOPE_WORKER_DIR", QByteArray::fromStdString(dir.path().string()));
    const auto& facts = run(experiment(Backend::Processes, 2, 1000)).facts;
    EXPECT_TRUE(facts.finished);
    EXPECT_NE(facts.error, "");
}

/// Workers are processes that misbehave, each in its way.
class AProcessThat : public ARealRun {
protected:
    /// Runs one worker for each way; the run ends by itself.
    const RunRecord& runWays(const std::vector<std::string>& ways, bool keepGoing = false) {
        start(ways, keepGoing);
        waitUntilFinished();
        return *session->runs().back();
    }
    void start(const std::vector<std::string>& ways, bool keepGoing = false) {
        auto parts = realEngineParts();
        parts.limits = limits;
        parts.makeLauncher = [ways](Backend /*backend*/, DemoRun& /*run*/) {
            return std::make_unique<ProcessLauncher>(
                [ways](const WorkerSpec& order) -> Result<ProcessCommand> {
                    return ProcessCommand{QStringLiteral(PARASCOPE_WORKLOADS "/misbehaving_worker"),
                                          {QString::fromStdString(ways.at(order.id.index()))}};
                });
        };
        startEngine(std::move(parts));
        auto of = experiment(Backend::Processes, static_cast<int>(ways.size()), 1);
        of.keepGoing = keepGoing;
        session->submit({of});
    }
    static WorkerExit exitOf(const RunRecord& record, std::size_t worker) {
        return record.facts.workers.at(worker).exit;
    }

    RunLimits limits;
};

TEST_F(AProcessThat, BehavesIsARun) {
    const auto& record = runWays({"well", "well"});
    EXPECT_TRUE(record.facts.succeeded()) << record.facts.error;
    EXPECT_EQ(spansOf(record, 0), 3U);
    EXPECT_EQ(spansOf(record, 1), 3U);
}

TEST_F(AProcessThat, CrashesEndsTheRunWithWordsAndKeepsAllSpans) {
    const auto& record = runWays({"go-on", "crash"});
    EXPECT_EQ(record.facts.error, "worker 1 crashed (SIGSEGV, Segmentation fault)");
    EXPECT_EQ(exitOf(record, 1), WorkerExit::Crashed);
    EXPECT_THAT(exitOf(record, 0), AnyOf(WorkerExit::Stopped, WorkerExit::Killed));
    EXPECT_EQ(spansOf(record, 1), 3U);
    EXPECT_EQ(spansOf(record, 0, State::Starting), 1U);
    EXPECT_FALSE(record.facts.stopped) << "nobody asked for it";
}

TEST_F(AProcessThat, CrashesDoesNotKeepOthersFromGoingOnWhenTheUserChoseSo) {
    const auto& record = runWays({"well", "crash", "well"}, true);
    EXPECT_EQ(record.facts.error, "worker 1 crashed (SIGSEGV, Segmentation fault)");
    EXPECT_EQ(exitOf(record, 0), WorkerExit::Ok);
    EXPECT_EQ(exitOf(record, 2), WorkerExit::Ok);
}

TEST_F(AProcessThat, IsKilledEndsTheRunWithWords) {
    const auto& record = runWays({"killed", "go-on"});
    EXPECT_EQ(record.facts.error, "worker 0 was killed (SIGKILL, Killed)");
    EXPECT_EQ(spansOf(record, 0), 3U);
}

TEST_F(AProcessThat, IsKilledFromOutsideEndsTheRunWithWords) {
    start({"go-on", "go-on"});
    waitForSpans(4);
    kill(static_cast<pid_t>(session->runs().front()->facts.workers.at(1).pid), SIGKILL);
    waitUntilFinished();
    EXPECT_EQ(session->runs().front()->facts.error, "worker 1 was killed (SIGKILL, Killed)");
}

/// Worker processes put files for a while where TMPDIR says.
TEST_F(AProcessThat, IsKilledLeavesNoPrivateFolderBehind) {
    const test::TempDir temporary;
    setenv("TMPDIR", temporary.path().c_str(), 1);
    startEngine();
    session->submit({experiment(Backend::Processes, 2, 1'000'000'000'000)});
    waitForSpans(2 + 2);
    test::Forked([&] {
        const auto folder = PrivateFolder::create(temporary.path());
        raise(SIGKILL); // as a worker that is killed, which takes nothing away
    }).join();
    EXPECT_THAT(temporary.names(), testing::SizeIs(1));
    kill(static_cast<pid_t>(session->runs().front()->facts.workers.at(1).pid), SIGKILL);
    waitUntilFinished();
    unsetenv("TMPDIR");
    EXPECT_THAT(temporary.names(), IsEmpty());
}

TEST_F(AProcessThat, ExitsEarlyEndsTheRunWithWords) {
    const auto& record = runWays({"exit", "go-on"});
    EXPECT_EQ(record.facts.error, "worker 0 ended before its work was done (exit code 3)");
    EXPECT_EQ(exitOf(record, 0), WorkerExit::Exited);
    EXPECT_EQ(spansOf(record, 0), 3U);
}

TEST_F(AProcessThat, ExitsBeforeItAnnouncedItselfEndsTheRunWithWords) {
    const auto& record = runWays({"go-on", "exit-at-once"});
    EXPECT_EQ(record.facts.error, "worker 1 ended before its work was done (exit code 3)");
}

TEST_F(AProcessThat, NeverAnnouncesItselfIsEndedAfterTheLimit) {
    limits.announceWithin = milliseconds(300);
    const auto& record = runWays({"go-on", "silent"});
    EXPECT_EQ(record.facts.error, "worker 1 did not announce itself within 300 ms");
    EXPECT_EQ(exitOf(record, 1), WorkerExit::Silent);
}

TEST_F(AProcessThat, NeverAnnouncesItselfMayBeStoppedBefore) {
    start({"silent", "go-on"});
    session->stop();
    waitUntilFinished();
    EXPECT_THAT(session->runs(), IsEmpty()) << "it never ran";
}

TEST_F(AProcessThat, FloodsItsTraceIsEndedAndWhatItWroteIsKept) {
    limits.eventsPerWorker = 20'000;
    const auto& record = runWays({"go-on", "flood-trace"});
    EXPECT_THAT(record.facts.error, HasSubstr("worker 1 wrote more than 20000 events"));
    EXPECT_EQ(exitOf(record, 1), WorkerExit::Flooded);
    EXPECT_EQ(spansOf(record, 1), 20'000U);
}

TEST_F(AProcessThat, FloodsItsStdoutHarmsNobodyAndABoundOfItIsKept) {
    const auto& record = runWays({"flood-stdout", "well"});
    EXPECT_TRUE(record.facts.succeeded()) << record.facts.error;
    EXPECT_EQ(record.facts.workers[0].output.size(), limits.outputBytes);
}

TEST_F(AProcessThat, WritesRubbishEndsTheRunWithWords) {
    const auto& record = runWays({"go-on", "rubbish"});
    EXPECT_EQ(record.facts.error, "worker 1 wrote what is no trace event: 'Hello, this is no event'");
    EXPECT_EQ(exitOf(record, 1), WorkerExit::Rubbish);
}

TEST_F(AProcessThat, EndsWithHalfALineEndsTheRunWithWords) {
    const auto& record = runWays({"half-line", "go-on"});
    EXPECT_EQ(record.facts.error, "worker 0 ended in the middle of a line: '{\"ph\":\"X\",\"na'");
    EXPECT_EQ(exitOf(record, 0), WorkerExit::Rubbish);
}

TEST_F(AProcessThat, IsKilledInTheMiddleOfALineIsSaidToBeKilled) {
    EXPECT_EQ(runWays({"half-line-killed", "go-on"}).facts.error, "worker 0 was killed (SIGKILL, Killed)");
}

TEST_F(AProcessThat, WritesALineWithoutEndIsEnded) {
    EXPECT_THAT(runWays({"endless-line", "go-on"}).facts.error, HasSubstr("wrote a line of more than 1 MiB"));
}

TEST_F(AProcessThat, PrintsIsHeard) {
    const auto& record = runWays({"print"});
    EXPECT_TRUE(record.facts.succeeded()) << record.facts.error;
    EXPECT_THAT(record.facts.workers[0].output,
                testing::AllOf(HasSubstr("to stdout\n"), HasSubstr("to stderr")));
}

TEST_F(AProcessThat, IgnoresTheStopIsKilled) {
    start({"ignore-stop", "go-on"});
    waitForSpans(6);
    const auto before = monotonicNow();
    session->stop();
    waitUntilFinished();
    EXPECT_LT(monotonicNow() - before, milliseconds(1000));
    const auto& record = *session->runs().front();
    EXPECT_EQ(exitOf(record, 0), WorkerExit::Killed);
    EXPECT_EQ(exitOf(record, 1), WorkerExit::Stopped);
    EXPECT_TRUE(record.facts.stopped);
    EXPECT_EQ(record.facts.error, "");
}

TEST_F(AProcessThat, LeavesAChildOfItsOwnDoesNotHoldUpTheRun) {
    const auto& record = runWays({"leave-a-child"});
    EXPECT_TRUE(record.facts.succeeded()) << record.facts.error;
}

TEST_F(AProcessThat, MisbehavesDoesNotHarmTheNextRun) {
    runWays({"crash", "rubbish", "half-line"});
    session.reset();
    host.reset();
    startEngine();
    EXPECT_TRUE(run(experiment(Backend::Processes, 2, 1000)).facts.succeeded());
}

std::vector<std::string> ownThreads() {
    std::vector<std::string> names;
    for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task")) {
        names.push_back(test::textOf(thread.path() / "comm"));
    }
    return names;
}

TEST(AnEngineThatHasGone, HasNoThreadAnyMore) {
    for (int i = 0; i < 100; ++i) {
        std::make_unique<EngineHost>(realEngineParts(), EngineHost::Cores::Ignore).reset();
        EXPECT_THAT(ownThreads(), Not(testing::Contains(HasSubstr("engine\n"))))
            << "libraries may be at work in it";
    }
}

} // namespace
} // namespace parascope
