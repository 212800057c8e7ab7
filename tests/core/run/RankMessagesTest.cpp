// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankMessages.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::microseconds;

/// Two ranks with a lane each, on two hosts whose process numbers are the same.
class MessagesBetweenRanks : public testing::Test {
protected:
    MessagesBetweenRanks() {
        facts.experiment.backend = Backend::Mpi;
        for (int i = 0; i < 2; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.pid = worker.tid = 500;
            worker.lane = builder.addLane({"rank " + std::to_string(i), "", LaneKind::Worker, 500, 500, i});
            facts.workers.push_back(worker);
        }
        EXPECT_TRUE(messages.runStarted(facts));
    }
    void tell(int rank, char phase, int at) {
        TraceEvent event;
        event.phase = phase;
        event.category = event.name = "message";
        event.id = "0>1:1#0";
        event.pid = event.tid = 500;
        event.time = microseconds(at);
        messages.takeTold(WorkerId(rank), event, facts, builder);
    }
    [[nodiscard]] std::vector<Arrow> drawn() {
        trace.append(builder.take());
        const auto all = trace.arrows().arrows();
        return {all.begin(), all.end()};
    }

    RunFacts facts;
    TraceBuilder builder;
    RankMessages messages;
    Trace trace;
};

TEST_F(MessagesBetweenRanks, GoFromRankToRank) {
    tell(1, 'f', 30);
    tell(0, 's', 10);
    const auto all = drawn();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].from, facts.workers[0].lane);
    EXPECT_EQ(all[0].to, facts.workers[1].lane);
    EXPECT_EQ(all[0].begin, microseconds(10));
    EXPECT_EQ(all[0].end, microseconds(30));
}

TEST_F(MessagesBetweenRanks, GoBackNoFurtherThanTheClockOfAHostMayBeWrong) {
    facts.workers[1].place.clockBound = microseconds(20);
    tell(0, 's', 110);
    tell(1, 'f', 100);
    const auto all = drawn();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].end, microseconds(110));
    tell(0, 's', 110);
    tell(1, 'f', 80);
    EXPECT_EQ(drawn().size(), 1U) << "that one is an error, and no message";
}

TEST_F(MessagesBetweenRanks, AreForgottenWithTheirRun) {
    tell(0, 's', 10);
    EXPECT_TRUE(messages.runStarted(facts));
    tell(1, 'f', 30);
    EXPECT_TRUE(drawn().empty());
}

TEST_F(MessagesBetweenRanks, AreNoneOfOtherWorkers) {
    facts.experiment.backend = Backend::Processes;
    tell(0, 's', 10);
    tell(1, 'f', 30);
    EXPECT_TRUE(drawn().empty());
}

} // namespace
} // namespace parascope
