// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parascope;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;
using testing::StartsWith;

class AWrongCommandLine : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(AWrongCommandLine, IsOneLineOnStderrAndExitStatusTwo) {
    const auto outcome = parascope(GetParam());
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.out, "");
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.complaints()[0], MatchesRegex("parascope: .+: .+; .+"));
}

INSTANTIATE_TEST_SUITE_P(
    Of, AWrongCommandLine,
    testing::Values(std::vector<std::string>{"rum"}, std::vector<std::string>{"--bogus"},
                    std::vector<std::string>{"run", "--task", "sum-square"},
                    std::vector<std::string>{"run", "--task", "sum-squares:0"},
                    std::vector<std::string>{"run", "--task", "sum-squares:-1"},
                    std::vector<std::string>{"run", "--task", "sum-squares:99999999999999999999"},
                    std::vector<std::string>{"run", "--task", "sum-squares:many"},
                    std::vector<std::string>{"run", "--backend", "fibers"},
                    std::vector<std::string>{"run", "--workers", "0"},
                    std::vector<std::string>{"run", "--workers", "100000"},
                    std::vector<std::string>{"run", "--cores", "x"},
                    std::vector<std::string>{"run", "--export", "a.doc"}, std::vector<std::string>{"show"},
                    std::vector<std::string>{"queue", "--producers", "0"},
                    std::vector<std::string>{"queue", "--consumers", "65"},
                    std::vector<std::string>{"queue", "--consumers", "-1"},
                    std::vector<std::string>{"queue", "--items", "-5"},
                    std::vector<std::string>{"queue", "--items", "1G"},
                    std::vector<std::string>{"queue", "--capacity", "-1"},
                    std::vector<std::string>{"queue", "--produce-ms", "-1"},
                    std::vector<std::string>{"queue", "--consume-ms", "soon"},
                    std::vector<std::string>{"queue", "--jitter", "2"},
                    std::vector<std::string>{"queue", "--sentinels", "-1"},
                    std::vector<std::string>{"queue", "--backend", "serial"},
                    std::vector<std::string>{"list", "colours"}));

TEST(Help, GoesToStdoutAndIsNoError) {
    for (const auto& arguments : {std::vector<std::string>{"--help"},
                                  {"run", "--help"},
                                  {"queue", "--help"},
                                  {"show", "--help"},
                                  {"list", "--help"}}) {
        const auto outcome = parascope(arguments);
        EXPECT_EQ(outcome.status, 0);
        EXPECT_EQ(outcome.err, "");
        EXPECT_THAT(outcome.out, HasSubstr("Usage: parascope"));
    }
}

TEST(Help, OfAQueueNamesItsBackendsAndOnlyWhatCanBeWritten) {
    const auto help = parascope({"queue", "--help"}).out;
    EXPECT_THAT(help, HasSubstr("threads, processes or cpython-threads"));
    EXPECT_THAT(help, HasSubstr("--python PATH"));
    EXPECT_THAT(help, HasSubstr(".html"));
    EXPECT_THAT(parascope({"scale", "--help"}).out, testing::Not(HasSubstr(".trace.json")));
    EXPECT_THAT(parascope({"run", "--help"}).out, HasSubstr(".html"));
}

TEST(AWrongBackendOfAQueue, NamesTheRightOnes) {
    EXPECT_EQ(parascope({"queue", "--backend", "gil"}).err,
              "parascope: backend 'gil': it cannot run a queue; use threads, processes or cpython-threads\n");
    EXPECT_THAT(parascope({"queue", "--backend", "proceses"}).err, HasSubstr("'processes'"));
    EXPECT_THAT(parascope({"queue", "--backend", "cpython-proceses"}).err,
                testing::Not(HasSubstr("cpython-processes")))
        << "that one cannot run a queue either";
}

TEST(ATaskForRanks, IsRefusedWithOtherBackends) {
    const std::string why =
        "parascope: task 'ring': its workers send each other messages, which only ranks of "
        "MPI can; run it with --backend mpi alone\n";
    EXPECT_EQ(parascope({"run", "--task", "ring", "--backend", "threads"}).err, why);
    EXPECT_EQ(parascope({"run", "--task", "ring", "--backend", "mpi,processes"}).err, why);
    EXPECT_EQ(parascope({"classify", "--task", "ring"}).err, why);
    EXPECT_EQ(parascope({"run", "--task", "ring", "--backend", "threads"}).status, 2);
    EXPECT_EQ(parascope({"scale", "--task", "halo", "--backend", "mpi,threads"}).err,
              "parascope: task 'halo': its workers send each other messages, which only ranks of MPI can; "
              "run it with "
              "--backend mpi alone\n");
    EXPECT_EQ(
        parascope({"scale", "--task", "ring", "--backend", "mpi"}).err,
        "parascope: task 'ring': its token is with one rank at a time, so more ranks do nothing faster; give "
        "halo, imbalanced or sum-squares, or 'parascope run'\n");
}

TEST(TheVersion, IsOneLine) {
    const auto outcome = parascope({"--version"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, MatchesRegex("parascope [0-9.]+\n"));
}

TEST(TheWindow, WithoutADisplayIsRefusedAndNamesRun) {
    const auto outcome = parascope({});
    EXPECT_NE(outcome.status, 0);
    EXPECT_EQ(outcome.out, "");
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err, StartsWith("parascope: "));
    EXPECT_THAT(outcome.err, HasSubstr("parascope run"));
}

} // namespace
} // namespace parascope
