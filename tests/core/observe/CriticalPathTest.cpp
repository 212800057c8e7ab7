// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CriticalPath.h"

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::DoubleNear;

/// A program of which a test says what its threads did, in milliseconds.
class AProgram : public testing::Test {
protected:
    AProgram() { path.begin(Nanoseconds(0)); }

    void does(std::int32_t tid, PieceKind kind, double from, double to, std::optional<WaitKind> why = {},
              std::int32_t pid = 100) {
        PathPiece piece;
        piece.slice.thread = {pid, tid};
        piece.slice.kind = kind;
        piece.slice.core = CoreId(0);
        piece.slice.span = {fromSeconds(from / 1000), fromSeconds(to / 1000)};
        piece.why = why;
        piece.isPython = isPython;
        pieces.push_back(piece);
    }
    void runs(std::int32_t tid, double from, double to) { does(tid, PieceKind::OnCore, from, to); }
    void waits(std::int32_t tid, double from, double to, std::optional<WaitKind> why,
               std::int32_t pid = 100) {
        does(tid, PieceKind::OffCore, from, to, why, pid);
    }
    /// Two threads that hand something over every millisecond.
    void taketurns(double until, std::optional<WaitKind> why) {
        for (double at = 0; at < until; at += 2) {
            runs(1, at, at + 1);
            waits(2, at + 0.01, at + 1.01, why);
            runs(2, at + 1.01, at + 2);
            waits(1, at + 1, at + 2.01, why);
        }
    }

    /// Share of the time until then that a part has.
    double share(PathPart part, double until) {
        path.take(pieces);
        path.advance(fromSeconds(until / 1000), {});
        const auto sum = path.record().sum();
        EXPECT_NEAR(sum.sum(), until * 1e6, 1) << "each moment counts once";
        return sum[part] / sum.sum();
    }

    CriticalPath path;
    std::vector<PathPiece> pieces;
    bool isPython = false;
};

TEST_F(AProgram, ThatComputesAlsoWhileOthersWaitForIt) {
    runs(1, 0, 100);
    waits(2, 0, 100, WaitKind::Lock);
    waits(3, 0, 100, WaitKind::Children, 99);
    waits(4, 0, 100, WaitKind::Sleep);
    EXPECT_DOUBLE_EQ(share(PathPart::Running, 100), 1);
}

TEST_F(AProgram, SharesAMomentAmongThoseThatWantACore) {
    runs(1, 0, 100);
    for (int tid = 2; tid <= 4; ++tid) {
        does(tid, PieceKind::WaitingForCore, 0, 100);
    }
    EXPECT_DOUBLE_EQ(share(PathPart::Ready, 100), 0.75);
}

TEST_F(AProgram, StandsInLineForALockThatIsHandedOver) {
    taketurns(100, std::nullopt);
    EXPECT_THAT(share(PathPart::Lock, 100), DoubleNear(0.5, 0.02));
    EXPECT_THAT(path.record().turns, testing::Ge(95U));
}

TEST_F(AProgram, ThatIsAPythonStandsInLineForItsGil) {
    isPython = true;
    taketurns(100, WaitKind::TimedLock);
    EXPECT_THAT(share(PathPart::Gil, 100), DoubleNear(0.5, 0.02));
}

TEST_F(AProgram, ThatTakesTurnsAtADiskDoesNotWaitForALock) {
    for (double at = 0; at < 100; at += 2) {
        runs(1, at, at + 1);
        waits(1, at + 1, at + 2, at == 50 ? std::optional(WaitKind::Disk) : std::nullopt);
    }
    EXPECT_THAT(share(PathPart::Disk, 100), DoubleNear(0.5, 0.02))
        << "a short wait is what that thread was seen to wait for at another time";
}

TEST_F(AProgram, ThatIsTooFastToBeAskedWaitsForWhatItWasSeenToWaitFor) {
    for (int at = 0; at < 100; at += 2) {
        runs(1, at, at + 1);
        waits(1, at + 1, at + 2, std::nullopt);
    }
    path.noteSeen(1, WaitKind::Other);
    path.noteSeen(1, WaitKind::Disk);
    path.noteSeen(1, WaitKind::NotWaiting);
    EXPECT_DOUBLE_EQ(share(PathPart::Disk, 100), 0.5);
}

TEST_F(AProgram, WhoseThreadWaitsLongForAnotherOnesEndIsNotInLine) {
    waits(1, 0, 100, WaitKind::Lock);
    runs(2, 0, 100);
    EXPECT_DOUBLE_EQ(share(PathPart::Running, 100), 1);
}

TEST_F(AProgram, WaitsForTheWorldOutsideWhenNobodyCanRun) {
    waits(1, 0, 100, WaitKind::Disk);
    waits(2, 0, 200, WaitKind::Socket);
    waits(3, 0, 300, WaitKind::Sleep);
    waits(4, 0, 400, WaitKind::Pipe);
    waits(5, 0, 500, WaitKind::Children);
    EXPECT_DOUBLE_EQ(share(PathPart::Disk, 500), 0.2);
    EXPECT_DOUBLE_EQ(share(PathPart::Network, 500), 0.2);
    EXPECT_DOUBLE_EQ(share(PathPart::Sleep, 500), 0.2);
    EXPECT_DOUBLE_EQ(share(PathPart::Pipe, 500), 0.2);
    EXPECT_DOUBLE_EQ(share(PathPart::Other, 500), 0.2);
}

TEST_F(AProgram, WithALockThatNobodyGivesUpWaitsForIt) {
    waits(1, 0, 100, WaitKind::Lock);
    waits(2, 0, 100, WaitKind::Lock);
    EXPECT_DOUBLE_EQ(share(PathPart::Lock, 100), 1);
}

TEST_F(AProgram, WhoseWaitHasATimeLimitSleeps) {
    waits(1, 0, 100, WaitKind::TimedLock);
    EXPECT_DOUBLE_EQ(share(PathPart::Sleep, 100), 1);
}

TEST_F(AProgram, SaysHowManyOfItsThreadsRanAtOnce) {
    runs(1, 0, 60);
    runs(2, 40, 80);
    EXPECT_DOUBLE_EQ(share(PathPart::Running, 100), 0.8);
    EXPECT_THAT(path.record().atOnce, testing::ElementsAre(20e6, 60e6, 20e6));
    EXPECT_DOUBLE_EQ(path.record().onCore, 100e6);
}

TEST_F(AProgram, IsTheSameWhateverPiecesItIsToldIn) {
    PathPiece open;
    open.slice.thread = {100, 1};
    open.slice.kind = PieceKind::OffCore;
    open.why = WaitKind::Sleep;
    for (int end = 10; end <= 100; end += 10) {
        open.slice.span = {Nanoseconds(0), milliseconds(end)};
        path.advance(milliseconds(end), std::span(&open, 1));
    }
    EXPECT_DOUBLE_EQ(path.record().sum()[PathPart::Sleep], 100e6);
    open.slice.span.end = milliseconds(120);
    path.take(std::span(&open, 1));
    path.advance(milliseconds(200), {});
    EXPECT_DOUBLE_EQ(path.record().sum()[PathPart::Sleep], 120e6);
}

TEST(APathOverTime, HasSlotsThatGrowWithItAndNeverTooMany) {
    PathRecord record;
    PathTimes sleeping;
    sleeping[PathPart::Sleep] = 1;
    record.add({Nanoseconds(0), milliseconds(30)}, sleeping);
    ASSERT_EQ(record.slots.size(), 2U);
    EXPECT_DOUBLE_EQ(record.slots[0][PathPart::Sleep], 20e6);
    EXPECT_DOUBLE_EQ(record.slots[1][PathPart::Sleep], 10e6);
    record.add({milliseconds(30), std::chrono::hours(1)}, sleeping);
    EXPECT_LE(record.slots.size(), PathRecord::kMostSlots);
    EXPECT_GT(record.slots.size(), PathRecord::kMostSlots / 4);
    EXPECT_NEAR(record.sum()[PathPart::Sleep], 3600e9, 1e3);
}

} // namespace
} // namespace parascope
