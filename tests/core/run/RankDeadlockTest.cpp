// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankDeadlock.h"

#include <cstring>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::StartsWith;

/// Ranks in calls of MPI, by a clock that stands at 100 s.
class RanksInMpi : public testing::Test {
protected:
    void in(const std::string& name, int peer = RankCallSlot::kNobody, Nanoseconds since = seconds(10)) {
        RankCall call;
        call.rank = static_cast<int>(calls.size());
        call.name = name;
        call.peer = peer;
        call.began = name.empty() ? Nanoseconds{} : kNow - since;
        calls.push_back(call);
        for (auto& each : calls) {
            each.ranks = static_cast<int>(calls.size());
        }
    }
    [[nodiscard]] std::string told() const { return deadlockInWords(deadlockedRanks(calls, kNow)); }

    static constexpr Nanoseconds kNow = seconds(100);
    std::vector<RankCall> calls;
};

TEST_F(RanksInMpi, ThatAllReceiveWaitForEver) {
    in("MPI_Recv", 1);
    in("MPI_Recv", 0);
    EXPECT_EQ(told(),
              "Both ranks have waited in MPI for more than 5 s and no message comes: a deadlock. Rank 0 is "
              "in MPI_Recv from 1, rank 1 in MPI_Recv from 0. Whom a rank receives from has to send first: "
              "have some ranks send before they receive, or use MPI_Sendrecv.");
}

TEST_F(RanksInMpi, MayComeBackWithinFiveSeconds) {
    in("MPI_Recv", 1);
    in("MPI_Recv", 0, milliseconds(4999));
    EXPECT_EQ(told(), "");
    calls[1].began = kNow - seconds(5);
    EXPECT_THAT(told(), StartsWith("Both ranks have waited"));
}

TEST_F(RanksInMpi, AreNoDeadlockWhileOneComputes) {
    in("MPI_Recv", 1);
    in("");
    EXPECT_EQ(told(), "");
}

TEST_F(RanksInMpi, OfWhichOneIsNotKnownMayStillBeSentSomething) {
    in("MPI_Recv", 1);
    calls[0].ranks = 2;
    EXPECT_EQ(told(), "");
    EXPECT_EQ(deadlockInWords(deadlockedRanks({}, kNow)), "");
}

TEST_F(RanksInMpi, WaitForOneThatHasLeft) {
    in("MPI_Recv", RankCallSlot::kFromAny);
    in("");
    calls[1].hasLeft = true;
    EXPECT_THAT(told(), StartsWith("The only rank that is left in MPI has waited"));
    EXPECT_THAT(told(), HasSubstr("Rank 0 is in MPI_Recv from any."));
    calls[0].hasLeft = true;
    calls[0].name.clear();
    EXPECT_EQ(told(), "") << "all have left";
}

TEST_F(RanksInMpi, InDifferentCallsForAllAreToldThatTheyDoNotFit) {
    in("MPI_Barrier");
    in("MPI_Bcast");
    EXPECT_THAT(told(),
                HasSubstr("Rank 0 is in MPI_Barrier, rank 1 in MPI_Bcast. Every rank has to take part in the "
                          "same calls for all, in the same order."));
}

TEST_F(RanksInMpi, ThatAllSendAreToldToReceiveFirst) {
    in("MPI_Send", 1);
    in("MPI_Ssend", 0);
    EXPECT_THAT(told(),
                HasSubstr("MPI_Send to 1, rank 1 in MPI_Ssend to 0. A send may wait until it is received"));
}

TEST_F(RanksInMpi, AreNamedAsFarAsPeopleCanRead) {
    for (int i = 0; i < 7; ++i) {
        in(i == 6 ? "MPI_Finalize" : "MPI_Wait", i == 6 ? RankCallSlot::kNobody : 6);
    }
    EXPECT_THAT(told(), HasSubstr("Rank 0 is in MPI_Wait for a message from 6, rank 1 in "));
    EXPECT_THAT(told(), HasSubstr(" and 3 more. See that each receive has its send"));
}

/// What a rank writes, and what is read of it.
TEST(ABoardOfCalls, ShowsTheCallThatARankIsIn) {
    const auto board = RankCallBoard::make();
    ASSERT_TRUE(board);
    EXPECT_TRUE(board->calls().empty());
    const FileHandle file(::open(board->path().c_str(), O_RDWR | O_CLOEXEC));
    ASSERT_TRUE(file.isOpen());
    EXPECT_NE(::ftruncate(file.descriptor(), 0), 0) << "who reads it would be ended";
    constexpr auto kBytes = sizeof(RankCallSlot) * RankCallSlot::kMostRanks;
    void* const memory = ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor(), 0);
    ASSERT_NE(memory, MAP_FAILED);
    auto& slot = static_cast<RankCallSlot*>(memory)[3];
    slot.ranks = 4;
    slot.tid = slot.pid = 700;
    slot.peer = 2;
    slot.tag = 9;
    const std::string name = "MPI_Reduce_scatter_block";
    for (std::size_t i = 0; i < name.size() / 8; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, name.data() + 8 * i, sizeof(word));
        slot.name.at(i) = word;
    }
    slot.began = 5'000;
    ASSERT_EQ(board->calls().size(), 1U);
    const auto call = board->calls().front();
    EXPECT_EQ(call.rank, 3);
    EXPECT_EQ(call.ranks, 4);
    EXPECT_EQ(call.pid, 700);
    EXPECT_EQ(call.peer, 2);
    EXPECT_EQ(call.tag, 9);
    EXPECT_EQ(call.began, Nanoseconds(5'000));
    EXPECT_EQ(call.name, name);
    slot.turn = 1; // it changes right now
    EXPECT_EQ(board->calls().front().name, "");
    slot.turn = 2;
    slot.began = RankCallSlot::kHasLeft;
    EXPECT_TRUE(board->calls().front().hasLeft);
    EXPECT_EQ(board->calls().front().name, "");
    ::munmap(memory, kBytes);
}

} // namespace
} // namespace parascope
