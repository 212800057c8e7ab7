// SPDX-License-Identifier: GPL-3.0-or-later
// What is judged of an mpirun that is watched.
#include "core/report/Verdict.h"
#include "core/run/RankCallBoard.h"
#include "core/run/ScheduleWatch.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::seconds;

class PiecesOfRanks final : public ScheduleSource {
public:
    explicit PiecesOfRanks(std::vector<SchedSlice> pieces)
        : m_pieces(std::move(pieces)) {}
    void begin() override {}
    void look(std::span<const ThreadKey> /*workers*/) override {}
    void end() override {}
    std::vector<SchedSlice> takePieces() override { return std::exchange(m_pieces, {}); }
    std::vector<SchedSlice> openPieces() override { return {}; }
    [[nodiscard]] std::uint64_t lost() const override { return 0; }
    [[nodiscard]] std::string name() const override { return "exact"; }
    [[nodiscard]] std::string note() const override { return {}; }

private:
    std::vector<SchedSlice> m_pieces;
};

/// An mpirun that waits for ten seconds, and two ranks between its second 2 and 6: one computes all the time,
/// the other half of it. A thread of MPI's own sleeps. No process has these numbers.
class AWatchedMpirun : public testing::Test {
protected:
    static constexpr std::int32_t kMpirun = 5'000'001;
    static constexpr std::int32_t kFirst = 5'000'002;
    static constexpr std::int32_t kSecond = 5'000'003;

    AWatchedMpirun() {
        facts.workers.resize(1);
        facts.workers.front().pid = facts.workers.front().tid = kMpirun;
        facts.workers.front().lane = trace.addLane({"mpirun", "", LaneKind::Worker, kMpirun, kMpirun, 0});
        facts.launched = facts.released = Nanoseconds(1);
        facts.ended = seconds(10);
        facts.machine.cores = 2;
        facts.tree = TreeWish{0, RankCallBoard::make()};
        add({kMpirun, kMpirun}, PieceKind::OnCore, 0, 1);
        add({kMpirun, kMpirun}, PieceKind::OffCore, 1, 10);
        add({kFirst, kFirst}, PieceKind::OnCore, 2, 6);
        add({kFirst, kFirst + 10}, PieceKind::OffCore, 2, 6);
        add({kSecond, kSecond}, PieceKind::OnCore, 2, 4);
        add({kSecond, kSecond}, PieceKind::OffCore, 4, 6);
    }
    void add(ThreadKey thread, PieceKind kind, int begin, int end) {
        SchedSlice piece;
        piece.thread = thread;
        piece.kind = kind;
        piece.core = CoreId(0);
        piece.span = {seconds(begin), seconds(end)};
        pieces.push_back(piece);
    }
    void watch() {
        ScheduleWatch watched(ScheduleMode::Auto, [this]() -> Result<std::unique_ptr<ScheduleSource>> {
            return std::unique_ptr<ScheduleSource>(std::make_unique<PiecesOfRanks>(pieces));
        });
        ASSERT_TRUE(watched.runStarted(facts));
        watched.runEnded(facts, trace);
    }

    RunFacts facts;
    TraceBuilder trace;
    std::vector<SchedSlice> pieces;
};

TEST_F(AWatchedMpirun, IsJudgedByItsRanks) {
    watch();
    const auto& evidence = treeEvidence(facts);
    EXPECT_EQ(evidence.path.begin, seconds(2));
    EXPECT_EQ(evidence.ranksEnd, seconds(6));
    const auto input = verdictInput(facts);
    EXPECT_DOUBLE_EQ(input.wall, 4);
    EXPECT_NEAR(input.whole, 10, 1e-6);
    EXPECT_NEAR(input.busyCores(), 1.5, 1e-6);
    const auto verdict = judge(input);
    EXPECT_EQ(verdict.kind, VerdictKind::CpuBound);
    EXPECT_NEAR(verdict.shares[PathPart::Running], 1, 1e-6);
    EXPECT_EQ(evidence.processes, 2U) << "mpirun is none of the program's";
    EXPECT_EQ(evidence.threads, 3U);
}

TEST_F(AWatchedMpirun, WouldBeAnotherProgramByWhatItWaitsFor) {
    facts.tree = TreeWish();
    watch();
    const auto input = verdictInput(facts);
    EXPECT_NEAR(input.wall, 10, 1e-6);
    EXPECT_NEAR(judge(input).shares[PathPart::Running], 0.5, 0.01);
    EXPECT_EQ(treeEvidence(facts).processes, 3U);
}

TEST_F(AWatchedMpirun, ThatNeverHadARankIsNotJudged) {
    pieces.resize(2);
    watch();
    EXPECT_EQ(judge(verdictInput(facts)).kind, VerdictKind::TooShort);
}

} // namespace
} // namespace parascope
