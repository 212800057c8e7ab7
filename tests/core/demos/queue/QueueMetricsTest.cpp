// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueMetrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

/// A run of one producer and one consumer that took ten seconds.
class ARunAtAQueue : public testing::Test {
protected:
    ARunAtAQueue() {
        facts.released = seconds(100);
        facts.ended = seconds(110);
        facts.finished = true;
        facts.workers.resize(2);
        for (int i = 0; i < 2; ++i) {
            auto& worker = facts.workers[static_cast<std::size_t>(i)];
            worker.id = WorkerId(i);
            worker.ended = facts.ended;
        }
        queue.workers.resize(2);
        queue.account.produced = queue.account.consumed = 20;
        queue.deepest = 3;
    }
    RunFacts known() const {
        auto all = facts;
        all.experiment = queueExperiment(parameters, Backend::Threads);
        all.demo = std::make_shared<QueueFacts>(queue);
        return all;
    }
    QueueMetrics metrics() const { return queueMetrics(known()); }
    QueueWorkerFacts& producer() { return queue.workers[0]; }
    QueueWorkerFacts& consumer() { return queue.workers[1]; }

    QueueParameters parameters;
    RunFacts facts;
    QueueFacts queue;
};

TEST_F(ARunAtAQueue, CountsItemsASecondAndWaits) {
    producer().waited = seconds(4);
    consumer().waited = seconds(1);
    EXPECT_DOUBLE_EQ(metrics().wall, 10);
    EXPECT_DOUBLE_EQ(metrics().itemsPerSecond, 2);
    EXPECT_DOUBLE_EQ(metrics().producersBlocked, 4);
    EXPECT_DOUBLE_EQ(metrics().consumersBlocked, 1);
    EXPECT_DOUBLE_EQ(metrics().producersWaitShare, 0.4);
}

TEST_F(ARunAtAQueue, WhoseProducerWaitsHasItsBottleneckInTheConsumer) {
    producer().waited = seconds(8);
    EXPECT_EQ(metrics().bottleneck, Bottleneck::Consumers);
    EXPECT_THAT(metrics().sentence, HasSubstr("The consumer is the bottleneck: the producer waited 80 %"));
    EXPECT_THAT(metrics().sentence, HasSubstr("add consumers"));
}

TEST_F(ARunAtAQueue, WhoseConsumerWaitsHasItsBottleneckInTheProducer) {
    consumer().waited = seconds(5);
    EXPECT_EQ(metrics().bottleneck, Bottleneck::Producers);
    EXPECT_THAT(metrics().sentence, HasSubstr("The producer is the bottleneck: the consumer waited 50 %"));
    EXPECT_THAT(metrics().sentence, HasSubstr("add producers"));
}

TEST_F(ARunAtAQueue, WhoseProducerEndsEarlyHasItsBottleneckInTheConsumer) {
    facts.workers[0].ended = seconds(105);
    EXPECT_EQ(metrics().bottleneck, Bottleneck::Consumers);
    EXPECT_THAT(metrics().sentence, HasSubstr("grew to 3 items, end marks included;"));
}

TEST_F(ARunAtAQueue, InWhichNobodyWaitsKeepsPace) {
    EXPECT_EQ(metrics().bottleneck, Bottleneck::None);
    EXPECT_THAT(metrics().sentence, HasSubstr("keep pace"));
}

TEST_F(ARunAtAQueue, OfManySpeaksOfMany) {
    parameters.consumers = 3;
    queue.workers.resize(4);
    facts.workers.resize(4);
    for (int i = 0; i < 4; ++i) {
        facts.workers[static_cast<std::size_t>(i)].id = WorkerId(i);
        facts.workers[static_cast<std::size_t>(i)].ended = facts.ended;
    }
    producer().waited = seconds(8);
    EXPECT_THAT(metrics().sentence, HasSubstr("The 3 consumers are the bottleneck"));
}

TEST_F(ARunAtAQueue, WithoutWorkMeasuresTheQueue) {
    parameters.produce = parameters.consume = Nanoseconds{};
    consumer().waited = seconds(5);
    EXPECT_EQ(metrics().bottleneck, Bottleneck::Queue);
    EXPECT_THAT(metrics().sentence, HasSubstr("items a second"));
}

TEST_F(ARunAtAQueue, WithoutItemsOrThatFailedOrWasStoppedSaysSo) {
    queue.account = {};
    EXPECT_THAT(metrics().sentence, HasSubstr("no items"));
    facts.stopped = true;
    EXPECT_THAT(metrics().sentence, HasSubstr("stopped after 0 of 5"));
    facts.error = "consumer 1 waits: there was one end mark; put one per consumer";
    EXPECT_EQ(metrics().sentence, facts.error + ".");
}

TEST_F(ARunAtAQueue, ThatNeverBeganHasFiguresToo) {
    const auto nothing = queueMetrics({});
    EXPECT_EQ(nothing.wall, 0);
    EXPECT_EQ(nothing.itemsPerSecond, 0);
    EXPECT_FALSE(nothing.sentence.empty());
}

TEST_F(ARunAtAQueue, HasADepthOfBoundedLength) {
    RunRecord record;
    record.facts = known();
    EXPECT_TRUE(queueDepth(record).empty());
    const auto depth = record.trace.addCounter({"queue depth", "", 1});
    for (int i = 0; i < 100'000; ++i) {
        record.trace.addSample(
            depth, {facts.released + std::chrono::microseconds(i * 100), static_cast<double>(i % 7)});
    }
    const auto points = queueDepth(record);
    EXPECT_LE(points.size(), 2002U);
    EXPECT_TRUE(std::is_sorted(points.begin(), points.end(),
                               [](const auto& a, const auto& b) { return a.first < b.first; }));
    EXPECT_EQ(std::max_element(points.begin(), points.end(),
                               [](const auto& a, const auto& b) { return a.second < b.second; })
                  ->second,
              6);
}

} // namespace
} // namespace parascope
