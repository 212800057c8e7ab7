// SPDX-License-Identifier: GPL-3.0-or-later
// What the program tells its developers, when it is asked to.
#include "tests/cli/Program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parascope;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kRun{"run",    "--task", "sum-squares:1k", "--backend", "threads,processes",
                                    "--quiet"};

TEST(TheLog, IsSilentUnlessItIsAskedFor) {
    EXPECT_EQ(parascope(kRun).err, "");
    EXPECT_EQ(parascope({"list", "--python", "/nowhere/python"}).err, "");
}

TEST(TheLog, TellsOfThreadsAndProgramsAtTheirBorders) {
    const auto outcome = parascope(kRun, {{"QT_LOGGING_RULES", "parascope.*=true"}});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("parascope.app: command: parascope run"),
                      HasSubstr("parascope.engine: run 1 begins: run sum-squares:1000, threads"),
                      HasSubstr("parascope.engine: worker 1 launched as a thread"),
                      HasSubstr("parascope.engine: program started for worker 1"),
                      HasSubstr("parascope.engine: program of worker 1 has ended: exit code 0")));
    EXPECT_EQ(outcome.out, "") << "answers stay alone on stdout";
}

TEST(TheLog, CanBeOfOneRoom) {
    const auto outcome = parascope({"list", "backends"}, {{"QT_LOGGING_RULES", "parascope.engine=true"}});
    EXPECT_THAT(outcome.err, Not(HasSubstr("parascope.app")));
}

} // namespace
} // namespace parascope
