// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parascopeInShell;
using test::TempDir;
using testing::SizeIs;
using testing::StartsWith;

constexpr auto kTrace = R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":9}])";

/// Everything that answers on stdout; FILE stands for a trace.
class AnAnswer : public testing::TestWithParam<std::string> {
protected:
    test::Outcome outcomeOf(const std::string& redirection) const {
        auto words = GetParam();
        if (const auto at = words.find("FILE"); at != std::string::npos) {
            words.replace(at, 4, dir.write("a.json", kTrace).string());
        }
        return parascopeInShell(R"(exec "$@" )" + words + " " + redirection, {});
    }

    TempDir dir;
};

TEST_P(AnAnswer, ThatFindsNoRoomIsExitStatusOneAndOneLine) {
    const auto outcome = outcomeOf("> /dev/full");
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, StartsWith("parascope: cannot write to stdout: No space left on device; "));
}

TEST_P(AnAnswer, ThatFindsStdoutClosedIsExitStatusOneAndOneLine) {
    const auto outcome = outcomeOf(">&-");
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, StartsWith("parascope: cannot write to stdout: it is closed; "));
}

TEST_P(AnAnswer, ThatFindsRoomIsExitStatusZero) {
    EXPECT_EQ(outcomeOf("> /dev/null").status, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Of, AnAnswer,
    testing::Values("--help", "--version", "run --help", "list tasks", "list tasks --json", "show FILE",
                    "show FILE --json", "run --task sum-squares:1M --backend threads --no-baseline",
                    "run --task sum-squares:1M --backend processes --no-baseline --json",
                    "scale --task sum-squares:1M --backend threads --max-workers 2",
                    "scale --task sum-squares:1M --backend threads --max-workers 2 --json",
                    "queue --items 3 --produce-ms 1 --consume-ms 1",
                    "queue --items 3 --produce-ms 1 --consume-ms 1 --json"));

TEST(AnAnswerThatNobodyAskedFor, NeedsNoRoom) {
    const auto outcome = parascopeInShell(
        R"(exec "$@" > /dev/full)", {"run", "--task", "sum-squares:1M", "--backend", "threads", "--quiet"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
}

TEST(AFileThatIsWritten, HoldsNoAnswerThatWasMeantForAClosedStdout) {
    const TempDir dir;
    const auto file = dir.file("a.trace.json");
    parascopeInShell(R"(exec "$@" >&-)", {"run", "--task", "sum-squares:1M", "--backend", "threads",
                                          "--no-baseline", "--json", "--export", file.string()});
    EXPECT_EQ(test::parascope({"show", file.string(), "--json"}).status, 0);
    EXPECT_THAT(test::textOf(file), testing::Not(testing::HasSubstr("\"command\"")));
}

TEST(TheProgramOfAWorker, SaysWhenItsEventsCannotBeWritten) {
    const auto outcome = test::Program("/bin/sh", {"-c", R"(exec "$@" > /dev/full)", "sh",
                                                   PARASCOPE_COMPUTE_WORKER, "sum-squares", "1M"})
                             .finish();
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, testing::HasSubstr("No space left on device"));
}

} // namespace
} // namespace parascope
