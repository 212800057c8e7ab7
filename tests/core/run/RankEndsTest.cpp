// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankEnds.h"

#include <cerrno>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;

/// Three ranks that came and said nothing of their end, and an mpirun that has ended.
class TheEndOfARunOfRanks : public testing::Test {
protected:
    std::vector<RankLast> ranks;
    MpirunLast mpirun;

    TheEndOfARunOfRanks() {
        for (int i = 0; i < 3; ++i) {
            RankLast rank;
            rank.worker = WorkerId(i);
            rank.hasCome = true;
            rank.host = "h" + std::to_string(i);
            ranks.push_back(rank);
        }
        mpirun.time = std::chrono::seconds(9);
    }

    void says(int rank, WorkerExit exit, const std::string& message = {}) {
        ranks.at(static_cast<std::size_t>(rank)).said =
            WorkerResult{exit, message, {"42"}, {}, std::chrono::seconds(5)};
    }
    /// "1 crashed: how; 0 stopped; 2 stopped"
    [[nodiscard]] std::string told() const {
        std::string text;
        for (const auto& [worker, result] : rankEnds(ranks, mpirun)) {
            text += (text.empty() ? "" : "; ") + std::to_string(worker.value) + " " +
                    std::string(exitKey(result.exit)) + (result.message.empty() ? "" : ": " + result.message);
        }
        return text;
    }
};

TEST_F(TheEndOfARunOfRanks, IsWhatEachSaidOfItself) {
    for (int i = 0; i < 3; ++i) {
        says(i, WorkerExit::Ok);
    }
    EXPECT_EQ(told(), "0 ok; 1 ok; 2 ok");
    EXPECT_EQ(rankEnds(ranks, mpirun).front().result.time, std::chrono::seconds(5));
}

TEST_F(TheEndOfARunOfRanks, NamesFirstWhoIsAtFault) {
    mpirun.code = 139;
    mpirun.printed = "mpirun noticed that process rank 1 with PID 0 on node h1 exited on signal 11 "
                     "(Segmentation fault).\n";
    EXPECT_EQ(told(), "1 crashed: crashed (SIGSEGV, Segmentation fault); 0 stopped; 2 stopped");
}

TEST_F(TheEndOfARunOfRanks, BelievesARanksOwnWordMoreThanMpirun) {
    says(2, WorkerExit::Failed, "failed: the disk is full");
    mpirun.code = 1;
    mpirun.printed = "Process name: [[18032,1],2]\n  Exit code:    1\n";
    EXPECT_EQ(told(), "2 failed: failed: the disk is full; 0 stopped; 1 stopped");
}

TEST_F(TheEndOfARunOfRanks, TellsRubbishOfARank) {
    ranks[1].fault = "wrote what is no trace event: 'hello'";
    mpirun.wasEnded = true;
    EXPECT_EQ(told(), "1 rubbish: wrote what is no trace event: 'hello'; 0 stopped; 2 stopped");
}

TEST_F(TheEndOfARunOfRanks, IsNobodysFaultWhenWeEndedIt) {
    mpirun.wasEnded = true;
    mpirun.code = SIGTERM;
    mpirun.wasSignal = true;
    EXPECT_EQ(told(), "0 stopped; 1 stopped; 2 stopped");
}

TEST_F(TheEndOfARunOfRanks, NamesTheHostThatVanished) {
    ranks[2].lostBy = ETIMEDOUT;
    ranks[2].order = 0;
    ranks[0].order = 1;
    mpirun.code = 1;
    EXPECT_EQ(told(), "2 exited: lost its connection: h2 does not answer any more; 0 stopped; 1 stopped");
}

TEST_F(TheEndOfARunOfRanks, ThatNeverBeganSaysWhatMpirunSaid) {
    for (auto& rank : ranks) {
        rank.hasCome = false;
    }
    mpirun.code = 213;
    mpirun.printed = "----\nsomething nobody has heard of\n";
    EXPECT_EQ(
        told(),
        "0 exited: did not begin: mpirun ended before the ranks came (exit code 213): something nobody has "
        "heard of; see that 'mpirun -n 1 hostname' works here; 1 stopped; 2 stopped");
}

TEST_F(TheEndOfARunOfRanks, InTheMiddleSaysThatMpirunEndedFirst) {
    mpirun.code = 1;
    EXPECT_EQ(told(), "0 exited: did not end its work: mpirun ended before (exit code 1): it said nothing; "
                      "1 stopped; 2 stopped");
}

TEST_F(TheEndOfARunOfRanks, OfARankThatOnlyClosedItsConnectionSaysSo) {
    EXPECT_EQ(lossInWords(ranks[0]), "ended before its work was done: it closed its connection");
}

TEST_F(TheEndOfARunOfRanks, ByASignalToMpirunSaysSo) {
    mpirun.code = SIGKILL;
    mpirun.wasSignal = true;
    EXPECT_THAT(told(), HasSubstr("was ended: mpirun was killed (SIGKILL, Killed)"));
}

TEST_F(TheEndOfARunOfRanks, HalfALineIsNoNewsOfARankThatWasKilled) {
    ranks[1].fault = "ended in the middle of a line: '{\"ph\":'";
    mpirun.code = 137;
    mpirun.printed =
        "mpirun noticed that process rank 1 with PID 0 on node h1 exited on signal 9 (Killed).\n";
    EXPECT_THAT(told(), HasSubstr("1 crashed: was killed (SIGKILL, Killed)"));
}

} // namespace
} // namespace parascope
