// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpirunWords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kRule =
    "--------------------------------------------------------------------------\n";

std::string framed(std::string_view words) {
    return std::string(kRule) + std::string(words) + std::string(kRule);
}

/// What stands above each end with another exit code than 0.
const auto kJobEnded = framed("Primary job  terminated normally, but 1 process returned\n"
                              "a non-zero exit code. Per user-direction, the job has been aborted.\n");

TEST(WhatMpirunSays, NamesTheRankThatASignalEnded) {
    const auto fault =
        mpirunFault(kJobEnded + framed("mpirun noticed that process rank 1 with PID 0 on node vm exited "
                                       "on signal 11 (Segmentation fault).\n"));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->rank, 1);
    EXPECT_EQ(fault->exit, WorkerExit::Crashed);
    EXPECT_EQ(fault->message, "crashed (SIGSEGV, Segmentation fault)");
    const auto killed = mpirunFault(framed(
        "mpirun noticed that process rank 12 with PID 4711 on node h2 exited on signal 9 (Killed).\n"));
    ASSERT_TRUE(killed);
    EXPECT_EQ(killed->rank, 12);
    EXPECT_EQ(killed->message, "was killed (SIGKILL, Killed)");
}

TEST(WhatMpirunSays, NamesTheRankThatAborted) {
    const auto fault =
        mpirunFault(framed("MPI_ABORT was invoked on rank 1 in communicator MPI_COMM_WORLD\n"
                           "with errorcode 7.\n\nNOTE: invoking MPI_ABORT causes Open MPI to kill all "
                           "MPI processes.\n"));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->rank, 1);
    EXPECT_EQ(fault->message, "ended the run: it called MPI_Abort with code 7");
}

TEST(WhatMpirunSays, NamesTheRankThatExited) {
    const auto fault = mpirunFault(
        kJobEnded + framed("mpirun detected that one or more processes exited with non-zero status, thus "
                           "causing\nthe job to be terminated. The first process to do so was:\n\n"
                           "  Process name: [[18032,1],1]\n  Exit code:    3\n"));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->rank, 1);
    EXPECT_EQ(fault->message, "ended before its work was done: it exited (exit code 3)");
}

TEST(WhatMpirunSays, NamesTheRankThatLeftWithoutAWord) {
    const auto fault =
        mpirunFault(framed("mpirun has exited due to process rank 1 with PID 0 on\nnode vm exiting "
                           "improperly. There are three reasons this could occur:\n"));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->rank, 1);
    EXPECT_EQ(fault->message, "ended without leaving MPI: it did not call MPI_Finalize");
}

TEST(WhatMpirunSays, TellsWhyNothingWasStarted) {
    const auto slots =
        mpirunFault(framed("There are not enough slots available in the system to satisfy the 200\n"
                           "slots that were requested by the application:\n\n  ./f\n"));
    ASSERT_TRUE(slots);
    EXPECT_FALSE(slots->rank);
    EXPECT_THAT(slots->message, StartsWith("did not begin: there are more ranks than places; "));
    const auto missing = mpirunFault(framed(
        "mpirun was unable to launch the specified application as it could not access\nor execute "
        "an executable:\n\nExecutable: ./nosuch\nNode: h2\n\nwhile attempting to start process rank 0.\n"));
    ASSERT_TRUE(missing);
    EXPECT_THAT(missing->message, StartsWith("did not begin: h2 has no mpi_worker"));
    const auto unknown = mpirunFault("ssh: Could not resolve hostname nosuch: Name or service not known\n" +
                                     framed("ORTE was unable to reliably start one or more daemons.\n"));
    ASSERT_TRUE(unknown);
    EXPECT_THAT(unknown->message, HasSubstr("Could not resolve hostname nosuch"));
    const auto root = mpirunFault(framed("mpirun has detected an attempt to run as root.\n"));
    ASSERT_TRUE(root);
    EXPECT_THAT(root->message, HasSubstr("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1"));
}

TEST(WhatMpirunSays, IsNoFaultWhenNothingIsKnown) {
    EXPECT_FALSE(mpirunFault(""));
    EXPECT_FALSE(mpirunFault("hello from rank 1\n"));
    EXPECT_FALSE(mpirunFault("MPI_ABORT was invoked on rank "));
    EXPECT_FALSE(mpirunFault("Process name: [[1,1],"));
    EXPECT_EQ(firstWordsOf(framed("what it says\nand more\n")), "what it says");
    EXPECT_EQ(firstWordsOf("\n\n----\n"), "it said nothing");
}

} // namespace
} // namespace parascope
