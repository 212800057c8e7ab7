// SPDX-License-Identifier: GPL-3.0-or-later
// What tasks leave behind, and what they say when they cannot be run.
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parascope;
using test::Program;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TEST(ATaskThatIsListed, TellsWhatItsSizeCountsAndWhatLimitsIt) {
    const auto outcome = parascope({"list", "tasks"});
    for (const auto* task : {"sum-squares", "sleep", "mandelbrot", "matmul", "train", "sort", "hash", "blur",
                             "compress", "file-write", "file-read", "file-read-warm", "database",
                             "database-query", "http-get", "user-input"}) {
        EXPECT_THAT(outcome.out, HasSubstr(std::string("\n") + task + " "));
    }
    EXPECT_THAT(parascope({"list", "tasks", "--json"}).out,
                HasSubstr("\"name\":\"http-get\",\"bound\":\"network\",\"counts\":\"pages\""));
}

TEST(ATaskWithFiles, LeavesNothingBehindWhenItIsKilled) {
    const test::TempDir dir;
    for (const auto* task : {"file-write", "database"}) {
        Program program(PARASCOPE_COMPUTE_WORKER, {task, "100M"}, {{"TMPDIR", dir.path().string()}});
        program.waitForOutput("to the disk");
        program.signal(SIGKILL);
        const auto outcome = program.finish();
        if (outcome.err.find("is kept in memory") != std::string::npos) {
            GTEST_SKIP() << outcome.err;
        }
        EXPECT_EQ(outcome.status, 128 + SIGKILL) << outcome.err;
        EXPECT_THAT(dir.names(), IsEmpty()) << task;
    }
}

TEST(ATaskWithFiles, SaysInWordsThatItsFolderIsNotThere) {
    for (const auto* backend : {"threads", "processes"}) {
        const auto outcome =
            parascope({"run", "--task", "file-write:1", "--backend", backend, "--no-baseline", "--quiet"},
                      {{"TMPDIR", "/nowhere"}});
        EXPECT_EQ(outcome.status, 1);
        ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
        EXPECT_THAT(outcome.err,
                    HasSubstr("failed: there is no folder on a disk for temporary files: /nowhere: "
                              "No such file or directory; name another folder in TMPDIR"));
    }
}

TEST(ATaskForAPerson, EndsWithWordsWhereNobodyCanAnswer) {
    const auto outcome = parascope({"run", "--task", "user-input", "--backend", "threads"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err,
              "parascope: 'user-input' cannot be run here: nobody can answer: there is no window, and "
              "stdin is no terminal; run it in the window or in a terminal\n");
}

TEST(ATaskForAPerson, IsAnsweredByLinesInATerminal) {
    // script(1) gives it a terminal; somebody presses Enter again and again.
    const auto outcome =
        test::parascopeInShell("command -v script >/dev/null || exit 77; while sleep 0.1; do echo; done | "
                               "script -qec \"$1 run --task user-input:600000 --backend threads,processes "
                               "--no-baseline --quiet --json\" "
                               "/dev/null",
                               {});
    if (outcome.status == 77) {
        GTEST_SKIP() << "script(1) is not installed";
    }
    EXPECT_EQ(outcome.status, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("press Enter to answer"));
    EXPECT_THAT(outcome.out, HasSubstr("\"results\":[\"answered\",\"answered\"]"));
}

TEST(TheSiteByHand, TellsItsAddressAndAnswersUntilItIsEnded) {
    Program site(PARASCOPE_SITE_SERVER, {"--delay-ms", "0"});
    site.waitForOutput("\n");
    site.signal(SIGTERM);
    const auto outcome = site.finish();
    EXPECT_THAT(outcome.out, StartsWith("http://127.0.0.1:"));
    EXPECT_EQ(outcome.status, 128 + SIGTERM);
}

TEST(TheSiteByHand, RefusesWhatItDoesNotKnow) {
    for (const auto& arguments :
         {std::vector<std::string>{"--prot", "1"}, {"--port"}, {"--port", "many"}, {"--port", "70000"}}) {
        const auto outcome = Program(PARASCOPE_SITE_SERVER, arguments).finish();
        EXPECT_EQ(outcome.status, 2);
        EXPECT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    }
}

TEST(TheProgramOfAWorker, NeedsNoLibrariesThatOnlySomeTasksUse) {
    const auto outcome =
        Program("/bin/sh", {"-c", "LD_TRACE_LOADED_OBJECTS=1 \"$0\"", PARASCOPE_COMPUTE_WORKER}).finish();
    EXPECT_THAT(outcome.out, HasSubstr("libc.so"));
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("libcurl")));
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("libsqlite3")));
}

} // namespace
} // namespace parascope
