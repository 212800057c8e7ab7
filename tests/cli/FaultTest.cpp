// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/Children.h"
#include "tests/support/TempDir.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parascope;
using test::Program;
using test::TempDir;
using test::waitUntilGone;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

const std::vector<std::string> kEndlessRun{"run",       "--task",    "sum-squares:10000G",
                                           "--backend", "processes", "--workers",
                                           "3",         "--quiet",   "--no-baseline"};

class AFault : public testing::Test {
protected:
    /// Makes compute_worker a program that misbehaves in that way.
    std::map<std::string, std::string> workersThat(const std::string& way) const {
        const auto script = dir.write(
            "compute_worker", "#!/bin/sh\nexec " PARASCOPE_WORKLOADS "/misbehaving_worker " + way + "\n");
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        return {{"PARASCOPE_WORKER_DIR", dir.path().string()}};
    }

    TempDir dir;
};

TEST_F(AFault, OfAWorkerThatCrashesIsExitStatusOneAndOneLine) {
    const auto outcome =
        parascope({"run", "--backend", "processes", "--no-baseline", "--quiet"}, workersThat("crash"));
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, StartsWith("parascope: the run with backend 'processes' failed: worker "));
    EXPECT_THAT(outcome.err, HasSubstr("crashed (SIGSEGV"));
}

TEST_F(AFault, OfOneRunLeavesTheOthersTheirFigures) {
    const auto outcome =
        parascope({"run", "--task", "sum-squares:1M", "--backend", "threads,processes", "--json"},
                  workersThat("rubbish"));
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, HasSubstr("\"333332833333500000\"")) << "the threads' results";
    EXPECT_THAT(outcome.out, HasSubstr("wrote what is no trace event"));
}

TEST_F(AFault, OfAMissingProgramNamesWhereItWasLookedFor) {
    const auto outcome = parascope({"run", "--backend", "processes", "--quiet", "--no-baseline"},
                                   {{"PARASCOPE_WORKER_DIR", dir.path().string()}});
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("compute_worker is missing: looked in " + dir.path().string()));
}

TEST_F(AFault, OfACoreThatIsNotThereIsExitStatusOne) {
    const auto outcome =
        parascope({"run", "--cores", "4000", "--backend", "threads,processes", "--quiet", "--no-baseline"});
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, StartsWith("parascope: the runs with backends 'threads' and 'processes' failed: "
                                        "core 4000: this program may not use it: "));
}

TEST_F(AFault, OfAReaderThatHasGoneLeavesTheFilesThatWereAskedFor) {
    const auto status = dir.file("status");
    for (const auto* command :
         {"run --task sum-squares:1k --backend threads", "queue --items 2 --produce-ms 1 --consume-ms 1"}) {
        const auto file = dir.file("a.csv");
        const auto outcome =
            Program("/bin/sh", {"-c",
                                "{ sleep 0.2; \"$0\" " + std::string(command) + " --json --export '" +
                                    file.string() + "'; echo $? >'" + status.string() + "'; } | true",
                                PARASCOPE_PROGRAM})
                .finish();
        std::ifstream said(status);
        int number = -1;
        said >> number;
        EXPECT_EQ(number, 1) << command;
        EXPECT_THAT(outcome.err, HasSubstr("cannot write to stdout: Broken pipe"));
        EXPECT_TRUE(std::filesystem::remove(file)) << command;
    }
}

TEST_F(AFault, OfAWorkerIsSeenInTheOutputOfThatWorker) {
    const auto outcome = parascope({"run", "--backend", "processes", "--no-baseline"}, workersThat("print"));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("printed:\nto stdout"));
}

TEST_F(AFault, OfAPythonThatIsNotThereLeavesTheOtherWaysTheirFigures) {
    const auto outcome = parascope({"run", "--task", "sum-squares:1M", "--backend", "threads,cpython-threads",
                                    "--no-baseline", "--python", "/nowhere/python3", "--json"});
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err,
                StartsWith("parascope: the run with backend 'cpython-threads' failed: there is no "
                           "Python '/nowhere/python3': "));
    EXPECT_THAT(outcome.err, HasSubstr("--python PATH"));
    EXPECT_THAT(outcome.out, HasSubstr("\"333332833333500000\"")) << "the threads' results";
}

TEST_F(AFault, OfAPythonThatIsInterruptedLeavesNobodyBehind) {
    if (parascope({"run", "--task", "sum-squares:1", "--backend", "cpython-processes", "--quiet"}).status !=
        0) {
        GTEST_SKIP() << "there is no Python here that can be used";
    }
    auto run = kEndlessRun;
    run[4] = "cpython-processes";
    Program program(PARASCOPE_PROGRAM, run);
    // Parascope's child is the program, whose children are the workers.
    std::vector<int> family;
    while (family.size() < 4) {
        family.clear();
        for (const auto& process : test::allProcesses()) {
            const bool isOurs = process.parent == program.pid() ||
                                std::find(family.begin(), family.end(), process.parent) != family.end();
            if (isOurs) {
                family.push_back(process.pid);
            }
        }
        sched_yield();
    }
    program.signal(SIGINT);
    EXPECT_EQ(program.finish().status, 130);
    waitUntilGone(family);
}

class AnInterruptedRun : public AFault, public testing::WithParamInterface<int> {};

TEST_P(AnInterruptedRun, SaysSoByItsExitStatusAndLeavesNobodyBehind) {
    Program program(PARASCOPE_PROGRAM, kEndlessRun);
    const auto workers = program.waitForChildren("compute_worker", 3);
    ASSERT_THAT(workers, SizeIs(3));
    program.signal(GetParam());
    const auto outcome = program.finish();
    EXPECT_EQ(outcome.status, GetParam() == SIGHUP ? 129 : 130) << outcome.err;
    waitUntilGone(workers);
}

INSTANTIATE_TEST_SUITE_P(By, AnInterruptedRun, testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST_F(AFault, ThatKillsParascopeLeavesNoWorkerBehind) {
    Program program(PARASCOPE_PROGRAM, kEndlessRun);
    const auto workers = program.waitForChildren("compute_worker", 3);
    ASSERT_THAT(workers, SizeIs(3));
    program.signal(SIGKILL);
    EXPECT_EQ(program.finish().status, 128 + SIGKILL);
    waitUntilGone(workers);
}

TEST_F(AFault, ThatKillsAWorkerFromOutsideEndsTheRunWithWords) {
    Program program(PARASCOPE_PROGRAM, kEndlessRun);
    const auto workers = program.waitForChildren("compute_worker", 3);
    ASSERT_THAT(workers, SizeIs(3));
    kill(workers[1], SIGKILL);
    const auto outcome = program.finish();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("was killed (SIGKILL"));
    waitUntilGone(workers);
}

} // namespace
} // namespace parascope
