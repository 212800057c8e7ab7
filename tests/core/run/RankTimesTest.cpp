// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankTimes.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

class RanksOfAProgram : public testing::Test {
protected:
    void tell(std::int32_t pid, const char* name, int begin, int end, State state = State::Other) {
        times.take({name, {milliseconds(begin), milliseconds(end)}, state, -1, pid, pid});
    }

    RankTimes times;
};

TEST_F(RanksOfAProgram, LiveFromTheEndOfInitToTheirFinalize) {
    tell(1, "MPI_Init", 0, 100);
    tell(2, "MPI_Init", 0, 100);
    tell(1, "MPI_Recv", 110, 150, State::Message);
    tell(2, "MPI_Isend", 149, 150);
    tell(1, "MPI_Finalize", 200, 250);
    tell(2, "MPI_Finalize", 300, 350);
    EXPECT_EQ(times.ranks(), 2U);
    EXPECT_EQ(times.lives(), milliseconds(100 + 200));
    EXPECT_EQ(times.messages(), milliseconds(40));
}

TEST_F(RanksOfAProgram, LiveToTheirLastWordWhereTheyAreKilled) {
    tell(1, "MPI_Init", 0, 100);
    tell(1, "MPI_Barrier", 120, 160, State::Message);
    EXPECT_EQ(times.lives(), milliseconds(60));
}

TEST_F(RanksOfAProgram, WaitNoLongerThanTheyLive) {
    tell(1, "MPI_Init", 0, 100);
    tell(1, "MPI_Recv", 100, 150, State::Message);
    tell(1, "MPI_Recv", 100, 150, State::Message); // on another thread
    EXPECT_EQ(times.messages(), milliseconds(50));
}

TEST_F(RanksOfAProgram, AreNotWhatOnlyRecordsSpans) {
    tell(1, "MPI_Recv", 0, 100, State::Message);
    tell(2, "download", 0, 100);
    EXPECT_EQ(times.ranks(), 0U);
    EXPECT_EQ(times.lives(), Nanoseconds{});
}

} // namespace
} // namespace parascope
