// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueParameters.h"

#include "core/demos/queue/ItemLedger.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;

TEST(AnExperimentAtAQueue, IsTheLessonsWhenNothingIsSaid) {
    const QueueParameters lesson;
    EXPECT_EQ(lesson.items, 5U);
    EXPECT_EQ(lesson.produce, std::chrono::seconds(1));
    EXPECT_EQ(lesson.consume, std::chrono::seconds(2));
    EXPECT_EQ(lesson.endMarkCount(), 1);
    EXPECT_TRUE(checkFields(lesson));
}

TEST(AnExperimentAtAQueue, HasAnEndMarkForEachConsumerUnlessToldOtherwise) {
    QueueParameters experiment;
    experiment.consumers = 7;
    EXPECT_EQ(experiment.endMarkCount(), 7);
    experiment.endMarks = 1;
    EXPECT_EQ(experiment.endMarkCount(), 1);
}

TEST(AnExperimentAtAQueue, CountsItsProducersFirst) {
    QueueParameters experiment;
    experiment.producers = 2;
    experiment.consumers = 2;
    EXPECT_EQ(experiment.nameOf(WorkerId(1)), "producer 1");
    EXPECT_EQ(experiment.nameOf(WorkerId(2)), "consumer 0");
    EXPECT_EQ(experiment.sideOf(WorkerId(3)), QueueSide::Consumer);
    EXPECT_EQ(experiment.workers(), 4);
}

TEST(AnExperimentAtAQueue, WithJitterHasTheSameDelaysInEveryRunWithinItsBounds) {
    QueueParameters experiment;
    experiment.jitter = 0.25;
    double sum = 0;
    for (std::uint64_t item = 0; item < 1000; ++item) {
        const auto factor = experiment.jitterFactor(QueueSide::Producer, item);
        EXPECT_EQ(factor, experiment.jitterFactor(QueueSide::Producer, item));
        EXPECT_GE(factor, 0.75);
        EXPECT_LE(factor, 1.25);
        sum += factor;
    }
    EXPECT_NEAR(sum / 1000, 1, 0.05);
    experiment.jitter = 0;
    EXPECT_EQ(experiment.jitterFactor(QueueSide::Consumer, 3), 1);
}

TEST(AnExperimentAtAQueue, ThatCannotBeRunSaysWhy) {
    const auto refused = [](const auto& change) {
        QueueParameters experiment;
        change(experiment);
        const auto checked = checkFields(experiment);
        return !checked && !checked.error().why.empty() && !checked.error().remedy.empty();
    };
    EXPECT_TRUE(refused([](QueueParameters& of) { of.producers = 0; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.producers = 65; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.consumers = 0; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.consumers = 65; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.items = kMostItems + 1; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.produce = Nanoseconds(-1); }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.consume = std::chrono::hours(2); }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.jitter = 1.5; }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.jitter = std::nan(""); }));
    EXPECT_TRUE(refused([](QueueParameters& of) { of.endMarks = -1; }));
    EXPECT_FALSE(refused([](QueueParameters& of) { of.items = 0; }));
}

TEST(TheBackendsOfAQueue, AreFoundByTheirKeysAndOthersSayWhyNot) {
    const auto parsed = [](const std::string& key) { return parseBackend(key, queueBackends(), "a queue"); };
    for (const auto backend : queueBackends()) {
        EXPECT_EQ(parsed(infoOf(backend).key).value_or(Backend::Serial), backend);
        EXPECT_TRUE(canRunQueue(backend));
    }
    EXPECT_EQ(backendsInWords(queueBackends()), "threads, processes or cpython-threads");
    EXPECT_EQ(parsed("gil").error().why, "it cannot run a queue");
    EXPECT_NE(parsed("process").error().remedy.find("processes"), std::string::npos);
}

TEST(ARunAtAQueueThatIsPlanned, HasAWorkerForEachAndGoesOnWithoutOneThatFails) {
    QueueParameters parameters;
    parameters.producers = 2;
    parameters.consumers = 3;
    const auto experiment = queueExperiment(parameters, Backend::Processes);
    EXPECT_EQ(experiment.demo, "queue");
    EXPECT_EQ(experiment.backend, Backend::Processes);
    EXPECT_EQ(experiment.workersStarted(), 5);
    EXPECT_TRUE(experiment.keepGoing);
    ASSERT_NE(experiment.parameters.as<QueueParameters>(), nullptr);
    EXPECT_EQ(*experiment.parameters.as<QueueParameters>(), parameters);
}

class ALedger : public testing::Test {
protected:
    static QueueParameters fiveItems() { return {}; }
    ItemLedger ledger{fiveItems()};
    WorkerId consumer{1};
};

TEST_F(ALedger, KnowsWhatIsMissing) {
    for (std::uint64_t item = 0; item < 3; ++item) {
        ledger.wasPut(item, item + 1);
    }
    ledger.wasTaken(consumer, 0);
    ledger.wasConsumed(consumer, 0);
    ledger.wasTaken(consumer, 1);
    const auto account = ledger.account();
    EXPECT_EQ(account.produced, 3U);
    EXPECT_EQ(account.consumed, 1U);
    EXPECT_EQ(account.missing, 2U);
    EXPECT_THAT(account.firstMissing, ElementsAre(1, 2));
    EXPECT_EQ(ledger.tally(consumer).inHand, 1);
    EXPECT_EQ(ledger.deepest(), 3U);
}

TEST_F(ALedger, KnowsWhatCameTwice) {
    ledger.wasPut(4, 1);
    ledger.wasConsumed(consumer, 4);
    ledger.wasConsumed(consumer, 4);
    EXPECT_EQ(ledger.account().duplicated, 1U);
    EXPECT_EQ(ledger.account().consumed, 1U);
}

TEST_F(ALedger, CountsEndMarksWithTheItems) {
    ledger.wasPut(0, 1);
    ledger.endMarkWasPut(2);
    ledger.wasTaken(consumer, 0);
    ledger.endMarkWasTaken();
    EXPECT_EQ(ledger.put(), 2U);
    EXPECT_EQ(ledger.taken(), 2U);
    EXPECT_EQ(ledger.deepest(), 2U);
}

TEST_F(ALedger, KnowsTheLastProducer) {
    QueueParameters two;
    two.producers = 2;
    ItemLedger of(two);
    EXPECT_FALSE(of.producerIsDone());
    EXPECT_TRUE(of.producerIsDone());
}

TEST(TheBackendsOfAQueue, AreThoseThatHaveSeveralWorkers) {
    const auto& backends = queueBackends();
    EXPECT_THAT(backends, testing::Contains(Backend::Threads));
    EXPECT_THAT(backends, testing::Not(testing::Contains(Backend::Serial)))
        << "somebody has to take while another puts";
}

} // namespace
} // namespace parascope
