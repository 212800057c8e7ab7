// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with programs that are watched from the command line: each has its own words.
#include "core/base/ShellWords.h"
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {
namespace {

using test::Outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Somebody who is not root, on a machine where root can become that somebody.
class AnOrdinaryUser : public testing::Test {
protected:
    void SetUp() override {
        if (geteuid() != 0) {
            GTEST_SKIP() << "only root can start a program as somebody else";
        }
        if (asNobody("test -x \"$1\"").status != 0) {
            GTEST_SKIP() << "somebody else may not start what was built here, or there is no setpriv(1)";
        }
    }
    /// A line of the shell, "$1" stands for our program.
    static Outcome asNobody(const std::string& line) {
        return test::parascopeInShell("exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh -c '" +
                                          line + "' sh \"$1\"",
                                      {});
    }
};

TEST_F(AnOrdinaryUser, CannotWatchAProgramOfAnother) {
    const auto outcome = asNobody("exec \"$1\" classify --pid " + std::to_string(getpid()));
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("belongs to another user"),
                                   HasSubstr("run Parascope as that user, or watch a program of yours")));
}

TEST_F(AnOrdinaryUser, IsToldWhatCannotBeSeenOfAProgramThatBecomesAnother) {
    const test::TempDir dir;
    chmod(dir.path().c_str(), 0755);
    const auto program = dir.file("becomes-root");
    std::filesystem::copy_file(PARASCOPE_WORKLOADS "/shape", program);
    chmod(program.c_str(), 04755);
    const auto outcome =
        asNobody("exec \"$1\" classify -- /bin/sh -c \"" + program.string() + " sleep 1500; true\"");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("One of its processes belongs to another user"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("was over in")));
}

TEST(ATaskForAPersonThatIsWatched, IsAnsweredByALineInATerminal) {
    const auto outcome = test::parascopeInShell(
        "command -v script >/dev/null || exit 77; { sleep 0.5; while sleep 0.1; do echo; done; } | "
        "script -qec \"$1 classify --task user-input:600000 --quiet --json\" /dev/null",
        {});
    if (outcome.status == 77) {
        GTEST_SKIP() << "script(1) is not installed";
    }
    EXPECT_EQ(outcome.status, 0) << outcome.out;
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("press Enter to answer"), HasSubstr("\"exit_code\":0")));
}

TEST(ACommandInATerminal, ReadsWhatIsTypedThere) {
    const test::TempDir folder;
    const auto asked = shellQuoted(folder.file("asked").string()); // who types waits until it was asked
    const auto outcome = test::parascopeInShell("command -v script >/dev/null || exit 77; mkfifo " + asked +
                                                    "; { cat " + asked +
                                                    " >/dev/null; sleep 0.5; echo parrot; } | script -qec "
                                                    "\"$1 classify --quiet --json -- sh -c 'echo > " +
                                                    asked + "; read word; echo it was \\$word'\" /dev/null",
                                                {});
    if (outcome.status == 77) {
        GTEST_SKIP() << "script(1) is not installed";
    }
    EXPECT_THAT(outcome.out, HasSubstr("it was parrot"));
    EXPECT_THAT(outcome.out, HasSubstr("somebody to type"));
}

} // namespace
} // namespace parascope
