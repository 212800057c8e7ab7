// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::Program;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

Outcome computeWorker(const std::vector<std::string>& arguments) {
    return Program(PARASCOPE_COMPUTE_WORKER, arguments).finish();
}

std::vector<std::string> linesOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

TEST(TheProgramOfAWorker, LinksNoQt) {
    EXPECT_THAT(test::textOf(PARASCOPE_COMPUTE_WORKER), Not(HasSubstr("libQt")));
}

TEST(TheProgramOfAWorker, PrintsItsEventsWhenItIsRunByHand) {
    const auto outcome = computeWorker({"sum-squares", "10M"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
    simdjson::dom::parser parser;
    const auto lines = linesOf(outcome.out);
    ASSERT_GE(lines.size(), 3U);
    for (const auto& line : lines) {
        EXPECT_FALSE(parser.parse(line).error()) << line;
    }
    EXPECT_THAT(lines.front(), HasSubstr("\"ready\""));
    EXPECT_THAT(lines.back(), HasSubstr("\"done\""));
    EXPECT_THAT(lines.back(), HasSubstr("333333283333335000000"));
}

TEST(TheProgramOfAWorker, EndsWhenNobodyWaitsForItAnyMore) {
    const auto outcome = computeWorker({"--wait", "sum-squares", "10000G"});
    EXPECT_EQ(outcome.status, 0) << "its stdin has ended";
    EXPECT_THAT(outcome.out, HasSubstr("\"stopped\":true"));
}

TEST(TheProgramOfAWorker, StopsInTheMiddleOfASleepWhenItIsAskedTo) {
    for (int i = 0; i < 20; ++i) { // at moments that differ a little
        Program program(PARASCOPE_COMPUTE_WORKER, {"sleep", "86400000"});
        program.waitForOutput("ready");
        program.signal(SIGTERM);
        const auto outcome = program.finish();
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_THAT(outcome.out, HasSubstr("\"sleeping\""));
        EXPECT_THAT(outcome.out, HasSubstr("\"stopped\":true"));
    }
}

TEST(TheProgramOfAWorker, StopsBeforeItsReleaseWhenItIsAskedTo) {
    Program program(PARASCOPE_COMPUTE_WORKER, {"--wait", "sleep", "86400000"});
    program.waitForOutput("ready");
    program.signal(SIGTERM);
    const auto outcome = program.finish();
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, Not(HasSubstr("\"sleeping\"")));
    EXPECT_THAT(outcome.out, HasSubstr("\"stopped\":true"));
}

TEST(TheProgramOfAWorker, LeavesACtrlCToWhoStartedIt) {
    Program program(PARASCOPE_COMPUTE_WORKER, {"--wait", "sleep", "86400000"});
    program.waitForOutput("ready");
    program.signal(SIGINT);
    const auto outcome = program.finish(); // the end of its stdin
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("\"stopped\":true"));
}

TEST(TheProgramOfAWorker, RefusesWhatItCannotDoWithOneLine) {
    for (const auto& arguments : {std::vector<std::string>{},
                                  {"sum-squares"},
                                  {"knit", "5"},
                                  {"sum-squares", "many"},
                                  {"sum-squares", "0"},
                                  {"sum-squares", "10001G"},
                                  {"--wait", "a", "b", "c"},
                                  {"queue"},
                                  {"queue", "worker=0", "memory=many"},
                                  {"scale", "sum-squares", "5"}}) {
        const auto outcome = computeWorker(arguments);
        EXPECT_EQ(outcome.status, 2);
        EXPECT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    }
}

} // namespace
} // namespace parascope
