// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpirunCommand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string lineOf(const MpirunWish& wish) {
    std::string line;
    for (const auto& word : mpirunArguments(wish)) {
        line += word + " ";
    }
    return line;
}

TEST(AnMpirun, OfThisMachineAloneListensToNobodyOutside) {
    EXPECT_THAT(lineOf({4, {}, {}, false}),
                AllOf(HasSubstr("-n 4 "), HasSubstr("--mca oob_tcp_if_include lo "),
                      HasSubstr("--mca btl self,vader "), HasSubstr("--bind-to none "),
                      HasSubstr("--oversubscribe "), Not(HasSubstr("--host"))));
}

TEST(AnMpirun, OfSeveralHostsKeepsToTheirNetwork) {
    EXPECT_THAT(lineOf({4, {{"h1", 2}, {"h2", 2}}, "192.0.2.0/24", true}),
                AllOf(HasSubstr("--host h1:2,h2:2 "), HasSubstr("--mca oob_tcp_if_include 192.0.2.0/24 "),
                      HasSubstr("--mca btl_tcp_if_include 192.0.2.0/24 "),
                      HasSubstr("--mca btl self,vader,tcp "), HasSubstr("--bind-to core")));
}

TEST(AnMpirun, IsTheOneOfOpenMpi4) {
    EXPECT_EQ(
        openMpiVersion("mpirun (Open MPI) 4.1.4\n\nReport bugs to http://www.open-mpi.org/community/help/\n"),
        "4.1.4");
    const auto newer = openMpiVersion("mpirun (Open MPI) 5.0.3\n");
    ASSERT_FALSE(newer);
    EXPECT_THAT(newer.error().text(), HasSubstr("Open MPI 5.0.3"));
    const auto other = openMpiVersion("HYDRA build details:\n    Version:  4.0.2\n");
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().text(), HasSubstr("it is not Open MPI's"));
    EXPECT_FALSE(openMpiVersion(""));
}

TEST(AnMpirun, RunsAsRootOnlyWhenItWasToldSoTwice) {
    EXPECT_TRUE(checkMayRun(false, nullptr, nullptr));
    EXPECT_TRUE(checkMayRun(true, "1", "1"));
    EXPECT_FALSE(checkMayRun(true, "1", nullptr));
    EXPECT_FALSE(checkMayRun(true, "0", "1"));
    const auto refused = checkMayRun(true, nullptr, nullptr);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(),
                AllOf(HasSubstr("OMPI_ALLOW_RUN_AS_ROOT=1"), HasSubstr("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1")));
}

} // namespace
} // namespace parascope
