// SPDX-License-Identifier: GPL-3.0-or-later
// Programs of known shape that are watched, really.
#include "core/base/TsanAnnotations.h"
#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/classify/ClassifyReport.h"
#include "core/run/KeptCommand.h"
#include "core/run/TreeEvidence.h"
#include "core/run/TreeLanes.h"
#include "tests/core/engine/ARealRun.h"
#include "tests/support/TempDir.h"

#include <QProcess>
#include <QTimer>

namespace parascope {
namespace {

using test::ARealRun;
using test::kPatience;
using testing::HasSubstr;
using testing::IsEmpty;

/// The thread sanitizer gives its keeper's copy, which becomes the program, a thread of its own.
#ifdef PARASCOPE_THREAD_SANITIZER
constexpr std::size_t kOfSanitizer = 1;
#else
constexpr std::size_t kOfSanitizer = 0;
#endif

class AWatchedProgram : public ARealRun {
protected:
    /// Runs "shape WORDS" to its end, watched.
    const RunRecord& watch(std::vector<std::string> words) {
        words.insert(words.begin(), PARASCOPE_WORKLOADS "/shape");
        asked.command = std::move(words);
        return watchAsked();
    }
    const RunRecord& watchAsked() { return run(ClassifyDemo().plan(asked).front()); }

    /// What it would be judged with a machine of its own: other programs may leave it hardly a core.
    static Verdict judged(const RunRecord& record) {
        auto input = verdictInput(record.facts);
        for (auto& slot : input.evidence.path.slots) {
            slot[PathPart::Ready] = 0;
        }
        input.wall = input.evidence.path.sum().sum() / 1e9;
        return judge(input);
    }
    static VerdictKind kindOf(const RunRecord& record) { return judged(record).kind; }
    static std::string sentenceOf(const RunRecord& record) { return classified(record).sentence(); }
    static CommandEnd endOf(const RunRecord& record) {
        return CommandEnd::fromTexts(record.facts.workers.front().results);
    }
    static bool isExact(const RunRecord& record) { return record.facts.schedule == "exact"; }
    /// What its threads said of themselves, and where that is drawn.
    static std::vector<std::string> wordsOf(const RunRecord& record) {
        std::vector<std::string> words;
        for (const auto& lane : record.trace.lanes()) {
            if (lane.info.kind != LaneKind::Other) {
                continue;
            }
            for (const auto& span : lane.index.rows().front().spans()) {
                EXPECT_EQ(span.state, State::Other) << "that it runs is for the kernel to say";
                words.push_back(lane.info.name + ": " + std::string(record.trace.name(span.name)));
            }
        }
        return words;
    }
    /// Programs of that name that run now, whoever started them.
    /// Those of this build: another one may be tested at the same time.
    static int shapesLeft() {
        const auto ours = std::filesystem::canonical(PARASCOPE_WORKLOADS "/shape");
        int count = 0;
        for (const auto& process : test::allProcesses()) {
            std::error_code gone;
            const auto program =
                std::filesystem::read_symlink("/proc/" + std::to_string(process.pid) + "/exe", gone);
            count += !gone && program == ours ? 1 : 0;
        }
        return count;
    }

    ClassifyQuestion asked;
};

TEST_F(AWatchedProgram, ThatComputesHasItsTimeOnACore) {
    const auto& record = watch({"spin", "400"});
    EXPECT_EQ(record.facts.error, "");
    const auto& evidence = treeEvidence(record.facts);
    const auto sum = evidence.path.sum();
    EXPECT_GT(sum[PathPart::Running] + sum[PathPart::Ready], 0.8 * sum.sum()) << sentenceOf(record);
    EXPECT_GT(toSeconds(evidence.use.user + evidence.use.system), 0);
    EXPECT_EQ(evidence.processes, 1U);
}

TEST_F(AWatchedProgram, TellsWhichOfItsThreadsLiveSoThatTheCoresOfOthersAreToldApart) {
    startEngine();
    asked.command = {PARASCOPE_WORKLOADS "/shape", "threads", "60000", "4"};
    const auto id = session->submit(ClassifyDemo().plan(asked)).front();
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (session->run(id)->facts.treeThreads.size() < 5) { // the main one waits for the four
        ASSERT_TRUE(changed.wait(kPatience));
    }
    session->stop();
    waitUntilFinished();
    EXPECT_THAT(session->run(id)->facts.treeThreads, IsEmpty()) << "all have ended";
}

TEST_F(AWatchedProgram, WhoseFirstProcessEndsAtOnceIsJudgedByWhatItLeft) {
    asked.command = {"sh", "-c", "\"$0\" spin 500 & exit 5", PARASCOPE_WORKLOADS "/shape"};
    for (const auto mode : {ScheduleMode::Auto, ScheduleMode::Sampled}) {
        startEngine(realEngineParts(mode));
        const auto& record = watchAsked();
        const auto sum = treeEvidence(record.facts).path.sum();
        EXPECT_GT(sum[PathPart::Running] + sum[PathPart::Ready], 0.8 * sum.sum()) << sentenceOf(record);
        EXPECT_GE(treeEvidence(record.facts).threads, 1U);
        EXPECT_EQ(endOf(record).exitCode, 5);
    }
}

TEST_F(AWatchedProgram, ThatSleepsIsSleeping) {
    const auto& record = watch({"sleep", "500"});
    EXPECT_EQ(kindOf(record), VerdictKind::Sleeping) << sentenceOf(record);
}

TEST_F(AWatchedProgram, WhoseThreadsStandInLineIsLockBound) {
    const auto& record = watch({"convoy", "600", "4"});
    if (!isExact(record)) {
        GTEST_SKIP() << "hand-overs are seen in an exact schedule only";
    }
    EXPECT_EQ(kindOf(record), VerdictKind::LockBound) << sentenceOf(record);
    EXPECT_EQ(treeEvidence(record.facts).threads, 5U + kOfSanitizer) << "its main thread joins them";
}

TEST_F(AWatchedProgram, ThatComputesAndThenSleepsIsMixed) {
    const auto& record = watch({"phases", "500"});
    const auto& slots = treeEvidence(record.facts).path.slots;
    ASSERT_GE(slots.size(), 2U);
    EXPECT_EQ(classified(record).verdict.phases.back().part, PathPart::Sleep) << sentenceOf(record);
    EXPECT_EQ(slots.front()[PathPart::Sleep], 0) << "it computes first";
}

TEST_F(AWatchedProgram, IsCountedWithAllItsShortChildren) {
    const auto& record = watch({"children", "500", "100"});
    const auto& evidence = treeEvidence(record.facts);
    EXPECT_GT(toSeconds(evidence.use.user + evidence.use.system), 0) << "nobody has seen most of them";
    if (isExact(record)) {
        EXPECT_EQ(evidence.processes, 101U);
        EXPECT_LT(record.trace.lanes().size(), 101U) << "short ones share lanes";
    }
}

TEST_F(AWatchedProgram, MayStartFiveThousandOthers) {
    const auto& record = watch({"children", "0", "5000"});
    EXPECT_EQ(record.facts.error, "");
    if (isExact(record)) {
        EXPECT_EQ(treeEvidence(record.facts).processes, 5001U) << record.facts.lostSwitches;
    }
    EXPECT_LT(record.trace.lanes().size(), TreeLanes::kMostLanes);
    EXPECT_EQ(record.trace.refused(), 0U);
}

TEST_F(AWatchedProgram, IsWatchedUntilItsDaemonHasEnded) {
    const auto& record = watch({"daemon", "400"});
    const auto end = endOf(record);
    EXPECT_EQ(end.exitCode, 0);
    EXPECT_GE(end.outlived, std::chrono::milliseconds(300));
    EXPECT_THAT(sentenceOf(record), HasSubstr("What it had started went on for"));
    EXPECT_EQ(kindOf(record), VerdictKind::Sleeping) << sentenceOf(record);
}

TEST_F(AWatchedProgram, IsEndedWithItsDaemonWhenItsTimeIsOver) {
    asked.seconds = 0.3;
    const auto& record = watch({"daemon", "60000"});
    EXPECT_THAT(sentenceOf(record), HasSubstr("Its time was over"));
    EXPECT_EQ(shapesLeft(), 0);
}

TEST_F(AWatchedProgram, IsEndedWhenItIsStoppedThoughItWillNot) {
    startEngine();
    asked.command = {PARASCOPE_WORKLOADS "/shape", "stubborn", "60000"};
    const auto id = session->submit(ClassifyDemo().plan(asked)).front();
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (treeEvidence(session->run(id)->facts).path.slots.empty()) {
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    session->stop();
    waitUntilFinished();
    EXPECT_THAT(sentenceOf(*session->run(id)), HasSubstr("It was stopped."));
    EXPECT_EQ(shapesLeft(), 0);
}

TEST_F(AWatchedProgram, KeepsItsExitCode) {
    const auto& record = watch({"exit", "0", "7"});
    EXPECT_EQ(record.facts.error, "") << "that it failed is its own affair";
    EXPECT_EQ(classified(record).exitCode, 7);
    EXPECT_THAT(sentenceOf(record), HasSubstr("It ended with exit code 7."));
}

TEST_F(AWatchedProgram, SaysWhichSignalKilledIt) {
    const auto& record = watch({"crash"});
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(classified(record).signal, SIGSEGV);
    EXPECT_THAT(sentenceOf(record), HasSubstr("It was killed by SIGSEGV."));
}

TEST_F(AWatchedProgram, ThatDoesNotExistSaysSo) {
    asked.command = {"/nonexistent/program"};
    EXPECT_EQ(
        watchAsked().facts.error,
        "program failed: cannot start '/nonexistent/program': there is no such program; check how it is "
        "spelt, or give its path");
    const test::TempDir dir;
    asked.command = {dir.write("notes.txt", "no program").string()};
    EXPECT_THAT(watchAsked().facts.error, HasSubstr("it is no program that may be run"));
}

TEST_F(AWatchedProgram, ReadsNothingWhereThereIsNoTerminal) {
    const auto& record = watch({"input"});
    EXPECT_EQ(record.facts.workers.front().output, "read 0 bytes\n");
}

TEST_F(AWatchedProgram, MayPrintMoreThanIsKept) {
    const auto& record = watch({"flood", "0", "20"});
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(record.facts.workers.front().output.size(), RunLimits().outputBytes);
    EXPECT_EQ(treeEvidence(record.facts).use.writtenBytes, 20U << 20U);
}

TEST_F(AWatchedProgram, MayPrintAGigabyte) {
    const auto& record = watch({"flood", "0", "1024"});
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(record.facts.workers.front().output.size(), RunLimits().outputBytes);
    EXPECT_EQ(treeEvidence(record.facts).use.writtenBytes, 1U << 30U);
    EXPECT_NE(kindOf(record), VerdictKind::TooShort);
}

TEST_F(AWatchedProgram, HasALaneForEachThreadThatLivesForAWhile) {
    const auto& record = watch({"sleeping-threads", "200", "40"});
    std::size_t shown = 0;
    for (const auto& lane : record.trace.lanes()) {
        shown += lane.info.kind == LaneKind::Schedule ? 1 : 0;
    }
    EXPECT_EQ(shown, 41U + kOfSanitizer);
    EXPECT_EQ(treeEvidence(record.facts).threads, 41U + kOfSanitizer);
    EXPECT_EQ(record.trace.refused(), 0U);
}

TEST_F(AWatchedProgram, MayHaveFiveHundredThreads) {
    const auto& record = watch({"sleeping-threads", "600", "500"});
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(treeEvidence(record.facts).threads, 501U + kOfSanitizer);
    EXPECT_EQ(record.trace.refused(), 0U);
    EXPECT_EQ(kindOf(record), VerdictKind::Sleeping) << sentenceOf(record);
}

TEST_F(AWatchedProgram, TellsWhatItDoesInItsOwnWordsWhenItIsAPythonWithOurHelper) {
    const test::TempDir dir;
    const auto script = dir.write("script.py", "import parascope, threading, time\n"
                                               "def work():\n"
                                               "    parascope.name_thread('reader')\n"
                                               "    with parascope.span('download'): time.sleep(0.1)\n"
                                               "    parascope.counter('pages', 7)\n"
                                               "thread = threading.Thread(target=work)\n"
                                               "thread.start()\n"
                                               "thread.join()\n"
                                               "with parascope.span('sum'): parascope.mark('done')\n");
    asked.command = {"python3", script.string()};
    const auto& record = watchAsked();
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(record.facts.workers.front().output, "");
    EXPECT_THAT(wordsOf(record),
                testing::UnorderedElementsAre("reader: own words: download", "MainThread: own words: sum"));
    std::map<std::string, double> counters;
    for (const auto& counter : record.trace.counters()) {
        counters[counter.info.name] = counter.track.samples().back().value;
    }
    EXPECT_EQ(counters["pages"], 7);
}

TEST_F(AWatchedProgram, FindsItsOwnModulesBeforeOurs) {
    const test::TempDir dir;
    dir.write("parascope.py", "print('not yours')\n");
    qputenv("PYTHONPATH", QByteArray::fromStdString(dir.path().string()));
    asked.command = {"python3", "-c", "import parascope, os; print(os.environ['PYTHONPATH'])"};
    const auto& record = watchAsked();
    qunsetenv("PYTHONPATH");
    EXPECT_THAT(record.facts.workers.front().output,
                testing::StartsWith("not yours\n" + dir.path().string() + ":"));
}

TEST_F(AWatchedProgram, CanBeOneOfOurTasks) {
    asked.task = "sleep";
    asked.size = 300;
    const auto& record = watchAsked();
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(kindOf(record), VerdictKind::Sleeping) << sentenceOf(record);
    EXPECT_GT(spansOf(record, 0, State::Sleeping), 0U) << "what it records itself";
}

/// A program that runs already.
class AProgramThatRuns : public AWatchedProgram {
protected:
    void runs(std::initializer_list<const char*> words) {
        QStringList arguments;
        for (const auto* const word : words) {
            arguments += QString::fromUtf8(word);
        }
        program.start(QString::fromUtf8(PARASCOPE_WORKLOADS "/shape"), arguments);
        ASSERT_TRUE(program.waitForStarted());
        asked.pid = static_cast<int>(program.processId());
        asked.seconds = 0.4;
    }
    ~AProgramThatRuns() override {
        program.kill();
        program.waitForFinished();
    }

    QProcess program;
};

TEST_F(AProgramThatRuns, IsWatchedForAWhileAndLeftRunning) {
    runs({"sleep", "60000"});
    const auto& record = watchAsked();
    EXPECT_EQ(record.facts.error, "");
    EXPECT_EQ(kindOf(record), VerdictKind::Sleeping) << sentenceOf(record);
    EXPECT_THAT(sentenceOf(record), HasSubstr("It was left running."));
    EXPECT_GT(judged(record).shares[PathPart::Sleep], 0.8) << "though no record comes of it";
    EXPECT_EQ(program.state(), QProcess::Running);
    EXPECT_EQ(record.facts.workers.front().name, "shape");
}

TEST_F(AProgramThatRuns, AndComputesHasItsTimeOnACore) {
    runs({"threads", "60000", "2"});
    const auto& record = watchAsked();
    const auto sum = treeEvidence(record.facts).path.sum();
    EXPECT_GT(sum[PathPart::Running] + sum[PathPart::Ready], 0.8 * sum.sum()) << sentenceOf(record);
    EXPECT_LT(toSeconds(treeEvidence(record.facts).use.user), 2) << "what it used before is not counted";
    EXPECT_EQ(treeEvidence(record.facts).threads, 3U);
}

TEST_F(AProgramThatRuns, MayEndMeanwhile) {
    runs({"sleep", "300"});
    asked.seconds = 60;
    EXPECT_THAT(sentenceOf(watchAsked()), HasSubstr("It ended by itself meanwhile."));
}

TEST_F(AProgramThatRuns, NeedBeThereAndOurs) {
    runs({"sleep", "0"});
    program.waitForFinished();
    EXPECT_THAT(watchAsked().facts.error, HasSubstr("there is no such process"));
    asked.pid = static_cast<int>(getpid());
    EXPECT_THAT(watchAsked().facts.error, HasSubstr("that is Parascope itself"));
}

} // namespace
} // namespace parascope
