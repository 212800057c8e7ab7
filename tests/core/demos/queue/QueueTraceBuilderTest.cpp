// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueTraceBuilder.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

/// One producer and one consumer, whose words come when a test says so.
class AQueueStory : public testing::Test {
protected:
    void begin() {
        RunFacts facts;
        facts.experiment = queueExperiment(experiment, Backend::Processes);
        for (int i = 0; i < 2; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.name = experiment.nameOf(worker.id);
            worker.pid = worker.tid = 10 * (i + 1);
            worker.lane = builder.addLane({worker.name, {}, LaneKind::Worker, worker.pid, worker.tid, i});
            facts.workers.push_back(worker);
        }
        story.emplace(experiment);
        story->begin(facts, builder);
    }
    void tell(QueueEvent::Kind kind, int from, int to) {
        story->add(consumer, {kind, 0, 0, {milliseconds(from), milliseconds(to)}});
    }
    void lookAt(int now) {
        story->tellUntil(milliseconds(now));
        trace.append(builder.take());
    }
    void end(int now) {
        story->tellAll(milliseconds(now));
        trace.append(builder.take());
    }
    /// What the consumer's lane says of a state, milliseconds altogether.
    [[nodiscard]] std::int64_t length(State state) const {
        Nanoseconds sum{};
        for (const auto& span : trace.lane(LaneId(consumer.value)).index.rows()[0].spans()) {
            sum += span.state == state ? span.time().length() : Nanoseconds{};
        }
        return sum / milliseconds(1);
    }

    const WorkerId consumer{1};
    QueueParameters experiment;
    TraceBuilder builder;
    std::optional<QueueTraceBuilder> story;
    Trace trace;
};

TEST_F(AQueueStory, LetsWorkGrowWhileItGoesOn) {
    begin(); // an item takes two seconds
    tell(QueueEvent::Kind::Took, 1000, 1000);
    lookAt(1520);
    EXPECT_EQ(length(State::Sleeping), 500) << "the last moment is held back";
    lookAt(2520);
    EXPECT_EQ(length(State::Sleeping), 1500);
    tell(QueueEvent::Kind::Worked, 1000, 3000);
    end(3000);
    EXPECT_EQ(length(State::Sleeping), 2000);
    EXPECT_EQ(trace.refused(), 0U);
}

TEST_F(AQueueStory, DrawsNoWorkLongerThanItTakesBeforeItsEndIsTold) {
    experiment.consume = milliseconds(10);
    begin();
    tell(QueueEvent::Kind::Took, 1000, 1000);
    lookAt(1500);
    EXPECT_EQ(length(State::Sleeping), 10) << "the word of its end is late";
    tell(QueueEvent::Kind::Worked, 1000, 1011);
    tell(QueueEvent::Kind::Waited, 1011, 1400);
    lookAt(1600);
    EXPECT_EQ(length(State::Sleeping), 11);
    EXPECT_EQ(length(State::Queue), 389);
    EXPECT_EQ(trace.refused(), 0U);
}

TEST_F(AQueueStory, DoesNotDrawAWaitBeforeTheEndOfTheWorkInFrontOfIt) {
    experiment.consume = milliseconds(10);
    begin();
    tell(QueueEvent::Kind::Took, 1000, 1000);
    lookAt(1100);
    story->stillWaits(consumer, milliseconds(1012),
                      milliseconds(1100)); // the ledger is quicker than the words
    lookAt(1150);
    EXPECT_EQ(length(State::Queue), 0);
    tell(QueueEvent::Kind::Worked, 1000, 1012);
    story->stillWaits(consumer, milliseconds(1012), milliseconds(1200));
    lookAt(1200);
    EXPECT_EQ(length(State::Sleeping), 12);
    EXPECT_EQ(length(State::Queue), 168);
    EXPECT_EQ(trace.refused(), 0U);
}

TEST_F(AQueueStory, OfWorkCutShortByANewDelayLosesNothingThatFollows) {
    begin();
    tell(QueueEvent::Kind::Took, 1000, 1000);
    lookAt(1520); // drawn until 1500
    story->setDelay(QueueSide::Consumer, milliseconds(100));
    tell(QueueEvent::Kind::Worked, 1000, 1490);
    tell(QueueEvent::Kind::Waited, 1490, 1495); // all of it is drawn as work already
    tell(QueueEvent::Kind::Waited, 1495, 1600);
    end(1600);
    EXPECT_EQ(length(State::Sleeping), 500);
    EXPECT_EQ(length(State::Queue), 100);
    EXPECT_EQ(trace.refused(), 0U);
}

} // namespace
} // namespace parascope
