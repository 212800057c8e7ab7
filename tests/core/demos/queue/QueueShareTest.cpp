// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueShare.h"

#include "tests/support/Fork.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::Forked;
using testing::ElementsAre;

/// One producer (worker 0) and one consumer (worker 1), processes of their own.
class ASharedLedger : public testing::Test {
protected:
    static QueueParameters small() {
        QueueParameters experiment;
        experiment.items = 4;
        experiment.capacity = 2;
        return experiment;
    }
    /// The same memory as another process maps it.
    [[nodiscard]] QueueShare attach() const {
        return *QueueShare::attach(experiment, dup(share.descriptor()));
    }

    QueueParameters experiment = small();
    QueueShare share = *QueueShare::create(experiment);
    WorkerId producer{0};
    WorkerId consumer{1};
};

TEST_F(ASharedLedger, HasWhatAnotherProcessEntered) {
    Forked other([this] {
        auto mine = attach();
        mine.ledger().wasPut(2, 7);
        mine.ledger().wasTaken(consumer, 2);
    });
    ASSERT_TRUE(other.join());
    EXPECT_EQ(share.ledger().put(), 1U);
    EXPECT_EQ(share.ledger().deepest(), 7U);
    EXPECT_EQ(share.ledger().tally(consumer).inHand, 2);
    EXPECT_THAT(share.ledger().account().firstMissing, ElementsAre(2));
}

TEST_F(ASharedLedger, CountsTheProducersOfAllProcesses) {
    experiment.producers = 2;
    auto two = *QueueShare::create(experiment);
    Forked other([&] {
        auto mine = QueueShare::attach(experiment, dup(two.descriptor()));
        std::_Exit(mine->ledger().producerIsDone() ? 1 : 0);
    });
    EXPECT_TRUE(other.join()) << "it was not the last";
    EXPECT_TRUE(two.ledger().producerIsDone());
}

TEST_F(ASharedLedger, KnowsTheItemInTheHandsOfAConsumerKilledRightAfterItsTake) {
    share.queue().put(3);
    share.ledger().wasPut(3, 1);
    Forked other([this] {
        auto mine = attach();
        SharedPort port(mine, consumer);
        QueueItem item;
        port.get(item, {});
        kill(getpid(), SIGKILL); // before it can enter anything by itself
    });
    EXPECT_FALSE(other.join());
    EXPECT_EQ(share.ledger().tally(consumer).inHand, 3);
    EXPECT_EQ(share.queue().size(), 0U);
}

TEST_F(ASharedLedger, CountsAnItemThatWasConsumedAsPutWhoeverDiedBetween) {
    share.ledger().wasConsumed(consumer, 1); // its producer was killed between its put and its entry
    EXPECT_EQ(share.ledger().account().produced, 1U);
    EXPECT_EQ(share.ledger().account().missing, 0U);
}

TEST_F(ASharedLedger, EndsTheWaitOfWhoIsGone) {
    auto& tally = share.ledger().tally(consumer);
    tally.activity = QueueActivity::WaitsForItem;
    tally.waitsSince = 100;
    tally.waited = 10;
    share.ledger().hasEnded(consumer, Nanoseconds(150));
    EXPECT_EQ(tally.waited, 60);
    EXPECT_EQ(tally.waitsSince, 0);
    EXPECT_EQ(tally.activity, QueueActivity::Ended);
}

TEST_F(ASharedLedger, RefusesTheMemoryOfAnotherExperiment) {
    experiment.items = 5;
    EXPECT_FALSE(QueueShare::attach(experiment, dup(share.descriptor())));
}

TEST_F(ASharedLedger, HasAQueueOfTheCapacityOrWithoutBound) {
    const QueueWait atOnce{{}, Nanoseconds{0}, nullptr};
    EXPECT_EQ(share.queue().put(0, atOnce), QueueOutcome::Done);
    EXPECT_EQ(share.queue().put(1, atOnce), QueueOutcome::Done);
    EXPECT_EQ(share.queue().put(2, atOnce), QueueOutcome::TimedOut);
    experiment.capacity = 0;
    experiment.items = 100'000;
    auto unbounded = *QueueShare::create(experiment);
    for (std::int64_t i = 0; i < 100'001; ++i) {
        ASSERT_EQ(unbounded.queue().put(i, atOnce), QueueOutcome::Done) << "all items and the end mark";
    }
}

TEST_F(ASharedLedger, IsWorkedAtByTheSameWorkersAsThreadsAre) {
    experiment.produce = experiment.consume = Nanoseconds{};
    const auto work = [this](WorkerId worker) {
        auto mine = attach();
        struct Silent final : QueueTeller {
            void tell(const QueueEvent& /*event*/) override {}
        } silent;
        SharedPort port(mine, worker);
        QueuePace pace({}, {});
        std::_Exit(workAtQueue({experiment, worker, port, pace, mine.ledger(), silent, {}}) ? 0 : 1);
    };
    Forked first([&] { work(producer); });
    Forked second([&] { work(consumer); });
    EXPECT_TRUE(first.join());
    EXPECT_TRUE(second.join());
    EXPECT_EQ(share.ledger().account(), (ItemAccount{4, 4, 0, 0, {}}));
    EXPECT_LE(share.ledger().deepest(), 2U);
}

} // namespace
} // namespace parascope
