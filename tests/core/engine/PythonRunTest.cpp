// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the CPython that this machine has, and of fakes that break in the middle.
#include "core/engine/PythonFinder.h"
#include "core/engine/WorkerPrograms.h"

#include "tests/core/engine/ARealRun.h"
#include "tests/support/FakePython.h"

#include <csignal>
#include <QTest>

namespace parascope {
namespace {

using test::kPatience;
using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class APythonRun : public test::ARealRun {
protected:
    void SetUp() override {
        if (const auto python = PythonFinder().find(Backend::CpythonProcesses, ""); !python) {
            GTEST_SKIP() << python.error().text();
        }
    }
    /// Starts a run that ends only when it is made to, and waits until it works.
    const RunRecord& startEndless(Backend backend) {
        startEngine();
        session->submit({experiment(backend, 3, 1'000'000'000'000)});
        waitForSpans(3 + 3);
        return *session->runs().front();
    }
    static std::vector<int> pidsOf(const RunRecord& run) {
        std::vector<int> pids;
        for (const auto& worker : run.facts.workers) {
            pids.push_back(static_cast<int>(worker.pid));
        }
        return pids;
    }
    static void waitUntilGone(const std::vector<int>& pids) {
        const auto lives = [&] {
            const auto all = test::allProcesses();
            return std::any_of(all.begin(), all.end(), [&](const auto& process) {
                return process.state != 'Z' && std::find(pids.begin(), pids.end(), process.pid) != pids.end();
            });
        };
        while (lives()) {
            QTest::qWait(1); // the test's time limit is the limit
        }
    }
};

TEST_F(APythonRun, OfThreadsIsOneProcessAndSaysWhichPython) {
    const auto& facts = run(experiment(Backend::CpythonThreads, 3, 1000)).facts;
    ASSERT_EQ(facts.error, "");
    EXPECT_EQ(facts.workers[0].pid, facts.workers[2].pid);
    EXPECT_NE(facts.workers[0].tid, facts.workers[2].tid);
    EXPECT_NE(facts.workers[0].pid, getpid());
    EXPECT_THAT(facts.interpreter, StartsWith("CPython 3."));
}

TEST_F(APythonRun, WaitsForTheGilWhereThreadsShareIt) {
    const auto& record = run(experiment(Backend::CpythonThreads, 2, 5'000'000));
    ASSERT_EQ(record.facts.error, "");
    EXPECT_GE(spansOf(record, 0, State::Gil) + spansOf(record, 1, State::Gil), 2U);
    const auto& serial = run(experiment(Backend::CpythonSerial, 1, 5'000'000));
    EXPECT_EQ(spansOf(serial, 0, State::Gil), 0U);
}

TEST_F(APythonRun, OfOneAfterAnotherDoesTheWorkOfAll) {
    const auto& facts = run(experiment(Backend::CpythonSerial, 3, 1000)).facts;
    ASSERT_EQ(facts.workers.size(), 1U);
    EXPECT_THAT(facts.workers[0].results, ElementsAre("332833500", "332833500", "332833500"));
}

TEST_F(APythonRun, StartsProcessesByEveryMethodThatThereIs) {
    startEngine();
    for (const auto method : {StartMethod::Fork, StartMethod::Spawn, StartMethod::Forkserver}) {
        auto of = experiment(Backend::CpythonProcesses, 2, 1000);
        of.startMethod = method;
        const auto& facts = run(of).facts;
        EXPECT_EQ(facts.error, "") << startMethodKey(method);
        EXPECT_EQ(facts.experiment.startMethod, method);
        EXPECT_NE(facts.workers.at(0).pid, facts.workers.at(1).pid);
        EXPECT_THAT(facts.workers[1].results, ElementsAre("332833500"));
    }
    EXPECT_NE(run(experiment(Backend::CpythonProcesses, 2, 1000)).facts.experiment.startMethod,
              StartMethod::Default)
        << "which one it was is said";
}

TEST_F(APythonRun, WhoseProgramIsKilledHalfWaySaysSo) {
    const auto& record = startEndless(Backend::CpythonThreads);
    kill(pidsOf(record).front(), SIGKILL);
    waitUntilFinished();
    EXPECT_THAT(record.facts.error, HasSubstr("was killed (SIGKILL, Killed)"));
    EXPECT_GE(record.trace.spanCount(), 6U) << "what came before is kept";
}

TEST_F(APythonRun, OfWhichAProcessIsKilledSaysWhichAndEndsTheOthers) {
    const auto& record = startEndless(Backend::CpythonProcesses);
    kill(pidsOf(record).at(1), SIGKILL);
    waitUntilFinished();
    EXPECT_THAT(record.facts.error,
                HasSubstr("worker 1 failed: its process ended before its work was done: signal 9"));
    EXPECT_THAT(record.facts.workers[0].exit, AnyOf(WorkerExit::Stopped, WorkerExit::Killed));
    waitUntilGone(pidsOf(record));
}

TEST_F(APythonRun, WhoseProgramIsKilledLeavesNoneOfItsProcessesBehind) {
    const auto& record = startEndless(Backend::CpythonProcesses);
    const auto workers = pidsOf(record);
    int program = 0;
    for (const auto& process : test::allProcesses()) {
        program = process.pid == workers.front() ? process.parent : program;
    }
    ASSERT_NE(program, 0);
    kill(program, SIGKILL);
    waitUntilFinished();
    waitUntilGone(workers);
    EXPECT_THAT(record.facts.error, HasSubstr("was killed"));
}

TEST_F(APythonRun, IsStoppedThoughOneOfItsProcessesHearsNothing) {
    const auto& record = startEndless(Backend::CpythonProcesses);
    const auto workers = pidsOf(record);
    kill(workers.at(1), SIGSTOP); // it does not even hear that its program has ended
    session->stop();
    waitUntilFinished();
    waitUntilGone(workers);
    EXPECT_TRUE(record.facts.stopped);
}

TEST_F(APythonRun, IsGoneWithTheEngine) {
    for (const auto backend : {Backend::CpythonThreads, Backend::CpythonProcesses}) {
        const auto workers = pidsOf(startEndless(backend));
        session.reset();
        host.reset();
        waitUntilGone(workers);
    }
}

TEST_F(APythonRun, WhoseSpawnedProcessesCannotImportSaysSo) {
    const test::TempDir dir;
    // In the program itself it gives way to the real one.
    dir.write("socket.py", "import sys\n"
                           "if '--multiprocessing-fork' in sys.argv:\n"
                           "    raise ImportError('there is no socket here')\n"
                           "sys.path.remove('" +
                               dir.path().string() +
                               "')\n"
                               "del sys.modules['socket']\n"
                               "import socket\n");
    qputenv("PYTHONPATH", QByteArray::fromStdString(dir.path().string()));
    auto of = experiment(Backend::CpythonProcesses, 2, 1000);
    of.startMethod = StartMethod::Spawn;
    const auto& facts = run(of).facts;
    qunsetenv("PYTHONPATH");
    EXPECT_THAT(facts.error, HasSubstr("failed: its process ended before its work was done: exit code 1"));
    EXPECT_THAT(facts.workers[0].output, HasSubstr("there is no socket here")) << "what they printed is kept";
}

class ARunOfAFakePython : public test::ARealRun {
protected:
    /// Runs threads of a Python that answers well, and then does this.
    const RunFacts& runOf(const std::string& commands) {
        auto of = experiment(Backend::CpythonThreads, 2, 1000);
        of.python = test::writeScript(dir, "python3",
                                      "case \"$*\" in *PARASCOPE*) " + test::answers("3.11.2", 3, 11) +
                                          "; exit;; esac\n" + commands);
        return run(of).facts;
    }

    test::TempDir dir;
};

TEST_F(ARunOfAFakePython, ThatEndsAtOnceSaysSo) {
    const auto& facts = runOf("echo 'no module named threading' >&2; exit 3");
    EXPECT_THAT(facts.error,
                HasSubstr("ended before its work was done (exit code 3): no module named threading"));
    EXPECT_EQ(facts.workers[0].output, "no module named threading\n");
    EXPECT_EQ(facts.released, Nanoseconds{});
}

TEST_F(ARunOfAFakePython, ThatWritesRubbishSaysSo) {
    EXPECT_THAT(runOf("echo rubbish >/proc/self/fd/$PARASCOPE_TRACE_FD; exec /bin/sleep 1000").error,
                HasSubstr("wrote what is no trace event: 'rubbish'"));
}

class ARunOfAPythonThatDoesNotAnswer : public test::ARealRun {
protected:
    /// Waits for the answer for longer than any test does.
    void start() {
        auto parts = realEngineParts();
        parts.makeLauncher = [finder = std::make_shared<PythonFinder>(std::chrono::hours(1))](
                                 Backend, DemoRun& run) { return makePythonLauncher(run, finder); };
        startEngine(std::move(parts));
        auto of = experiment(Backend::CpythonThreads, 2, 1000);
        of.python = test::writeScript(dir, "python3", "echo > " + asked.string() + "; exec /bin/sleep 1000");
        session->submit({of, of});
        while (!std::filesystem::exists(asked)) {
            QTest::qWait(1); // the test's time limit is the limit
        }
    }

    test::TempDir dir;
    std::filesystem::path asked = dir.file("asked");
};

TEST_F(ARunOfAPythonThatDoesNotAnswer, IsStoppedAtOnce) {
    start();
    session->stop();
    waitUntilFinished();
    EXPECT_THAT(session->runs(), testing::IsEmpty()) << "none of them ran";
}

TEST_F(ARunOfAPythonThatDoesNotAnswer, DoesNotHoldUpTheEndOfTheEngine) {
    start();
    session.reset();
    host.reset();
    EXPECT_THAT(test::ownChildren(), testing::IsEmpty());
}

TEST_F(ARunOfAFakePython, ThatIsNotThereFailsBeforeAnythingIsLaunched) {
    auto of = experiment(Backend::CpythonProcesses, 2, 1000);
    of.python = dir.file("nowhere").string();
    const auto& facts = run(of).facts;
    EXPECT_THAT(facts.error, HasSubstr("there is no Python '" + of.python + "'"));
    EXPECT_TRUE(facts.finished);
    for (const auto& worker : facts.workers) {
        EXPECT_EQ(worker.launched, Nanoseconds{});
    }
}

} // namespace
} // namespace parascope
