// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace parascope {
namespace {

using test::parascopeInShell;
using test::Program;
using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// A system that gives Parascope less than it asks for. What it does then it does at once: a test that hangs
/// fails by its time limit.
class AShortage : public testing::Test {
protected:
    static std::vector<std::string> runOf(const std::string& backend, const std::string& workers) {
        return {"run",       "--task", "sum-squares:1M", "--backend",    backend,
                "--workers", workers,  "--quiet",        "--no-baseline"};
    }
};

TEST_F(AShortage, OfMemoryForThreadsFailsTheRunWithWords) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP() << "sanitizers need more address space than any machine has memory";
    }
    // Each thread has 8 MiB of stack: 64 of them do not fit into 400 MB.
    const auto outcome =
        parascopeInShell(R"(ulimit -s 8192; ulimit -v 400000; exec "$@")", runOf("threads", "64"));
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err,
                AllOf(StartsWith("parascope: the run with backend 'threads' failed: cannot start worker "),
                      HasSubstr(": Resource temporarily unavailable; use fewer workers")));
}

TEST_F(AShortage, OfMemoryThatPythonsProcessesShareFailsTheRunWithWordsAndNoOtherWay) {
    for (const auto* how : {"ro", "size=4k"}) {
        const auto script = std::string("unshare -rm sh -c 'mount -t tmpfs -o ") + how +
                            R"( none /dev/shm || exit 77; exec "$@"' sh "$@" || exit $?)";
        const auto outcome = parascopeInShell(script, {"memory", "--ways", "shared-memory,python-value",
                                                       "--workers", "2", "--increments", "10"});
        if (outcome.status == 77 || outcome.err.find("unshare") != std::string::npos ||
            outcome.err.find("cannot be used") != std::string::npos ||
            outcome.err.find("no Python") != std::string::npos) {
            GTEST_SKIP() << outcome.err;
        }
        EXPECT_EQ(outcome.status, 1) << how;
        ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("CPython cannot share memory between processes: /dev/shm: "),
                                       HasSubstr("let it be writable and larger")));
        EXPECT_THAT(outcome.out, HasSubstr("processes, shared memory  20        20       0"))
            << "ours needs no /dev/shm";
    }
}

TEST_F(AShortage, OfPythonLeavesTheStartsOfAllOtherWorkersMeasured) {
    test::TempDir empty;
    const auto outcomeOf = [&empty](std::vector<std::string> options) {
        std::vector<std::string> arguments{"memory",        "--ways",       "mutex",
                                           "--start-costs", "--increments", "1000"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return Program(PARASCOPE_PROGRAM, arguments, {{"PATH", empty.path().string()}}).finish();
    };
    const auto outcome = outcomeOf({});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, HasSubstr("One more worker takes: a thread "));
    EXPECT_THAT(outcome.out, HasSubstr("; a process "));
    EXPECT_THAT(outcome.out, HasSubstr("Not measured: CPython's fork, its forkserver, its spawn: "));
    EXPECT_THAT(outcomeOf({"--json"}).out, HasSubstr("\"unmeasured\":{\"python_fork\":\""));
    const auto named = outcomeOf({"--python", "/nowhere/python3"});
    EXPECT_EQ(named.status, 1) << "who names an interpreter wants its figures";
    EXPECT_THAT(named.err, HasSubstr("/nowhere/python3"));
}

TEST_F(AShortage, OfThreadsForTheEngineFailsTheRunWithWords) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP() << "sanitizers start a thread of their own at the end";
    }
    const std::string become =
        geteuid() == 0 ? "exec setpriv --reuid 65534 --regid 65534 --clear-groups " : "exec ";
    const auto outcome = parascopeInShell(become + R"(prlimit --nproc=1 "$@")", runOf("threads", "2"));
    if (outcome.status == 126 || outcome.status == 127) {
        GTEST_SKIP() << outcome.err;
    }
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err,
                AllOf(StartsWith("parascope: the run with backend 'threads' failed: cannot start the "),
                      HasSubstr(": Resource temporarily unavailable; ")));
}

TEST_F(AShortage, OfFilesForProcessesFailsTheRunWithItsReason) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP()
            << "sanitizers look at memory through a pipe, and take it for broken where there is none";
    }
    // Somewhere here each of a worker's files is the one too many.
    for (int files = 17; files <= 32; ++files) {
        const auto outcome = parascopeInShell("ulimit -n " + std::to_string(files) + R"(; exec "$@")",
                                              runOf("processes", "4"));
        EXPECT_EQ(outcome.status, 1);
        ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("Too many open files")) << files;
    }
}

TEST_F(AShortage, OfFilesFromTheBeginningOnIsSaidInWords) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP() << "sanitizers need files of their own";
    }
    const test::TempDir dir;
    int refused = 0;
    for (int files = 4; files <= 24; ++files) {
        auto arguments = runOf("threads", "2");
        arguments.insert(arguments.end(), {"--export", dir.file("a.png").string()});
        const auto outcome =
            parascopeInShell("ulimit -n " + std::to_string(files) + R"(; exec "$@")", arguments);
        if (outcome.status == 127) {
            continue; // the loader had none either
        }
        EXPECT_LE(outcome.status, 1) << files << ": " << outcome.err;
        for (const auto& line : outcome.complaints()) {
            EXPECT_THAT(line, StartsWith("parascope: ")) << files;
        }
        refused +=
            outcome.err.find("Parascope cannot begin: Too many open files") != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(refused, 0);
}

TEST_F(AShortage, OfMemoryFromTheBeginningOnIsSaidInWords) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP() << "sanitizers need more address space than any machine has memory";
    }
    int refused = 0;
    for (int thousands = 60; thousands <= 160; thousands += 4) {
        const auto limit = "ulimit -v " + std::to_string(thousands) + "000";
        const auto outcome = parascopeInShell(limit + R"(; exec "$@")", runOf("processes", "2"));
        if (outcome.status == 127) {
            continue; // the loader had none either
        }
        EXPECT_THAT(outcome.status, testing::AnyOf(0, 1)) << thousands << ": " << outcome.err;
        refused += outcome.err.find("Parascope cannot begin: Cannot allocate memory; end other programs") !=
                           std::string::npos
                       ? 1
                       : 0;
    }
    EXPECT_GT(refused, 0);
}

TEST_F(AShortage, OfMemoryForAPictureEndsInWordsWhereverItBegins) {
    if (PARASCOPE_IS_SANITIZED != 0) {
        GTEST_SKIP() << "sanitizers need more address space than any machine has memory";
    }
    const test::TempDir dir;
    int refused = 0;
    for (int thousands = 112; thousands <= 240; thousands += 4) {
        auto arguments = runOf("threads", "2");
        arguments.insert(arguments.end(), {"--export", dir.file("a.png").string()});
        const auto limit = "ulimit -v " + std::to_string(thousands) + "000";
        const auto outcome = parascopeInShell(limit + R"(; exec "$@")", arguments);
        if (outcome.status == 127) {
            continue; // the loader had none either
        }
        EXPECT_THAT(outcome.status, testing::AnyOf(0, 1)) << thousands << ": " << outcome.err;
        refused +=
            outcome.err.find("cannot draw a picture: Cannot allocate memory") != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(refused, 0);
}

TEST_F(AShortage, OfRoomForSharedMemoryFailsTheRunWithWords) {
    for (const auto* way : {"mutex", "separate"}) {
        const auto outcome =
            parascopeInShell(R"(trap '' XFSZ; ulimit -f 0; exec "$@")",
                             {"memory", "--ways", way, "--workers", "2", "--increments", "10"});
        EXPECT_EQ(outcome.status, 1) << way;
        ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("cannot make memory that processes share: File too large"));
    }
}

/// A program whose output nobody takes, so that it hangs in a write.
class AProgramThatHangs : public testing::Test {
protected:
    AProgramThatHangs() { program.waitUntilOutputIsFull(); }

    Program program{PARASCOPE_PROGRAM,
                    {"queue", "--items", "20000", "--produce-ms", "0", "--consume-ms", "0"}};
};

TEST_F(AProgramThatHangs, EndsWhenItIsAskedTo) {
    program.signal(SIGTERM);
    program.waitUntilEnded();
    EXPECT_EQ(program.finish().status, 130);
}

TEST_F(AProgramThatHangs, EndsAtOnceWhenItIsAskedAgain) {
    while (!program.hasEnded()) {
        program.signal(SIGINT);
    }
    EXPECT_EQ(program.finish().status, 130);
}

} // namespace
} // namespace parascope
