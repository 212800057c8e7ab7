// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePlan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Size = QueuePlan::Card::Size;
using ItemKind = QueuePlan::Item::Kind;

/// A picture of 800 × 200 px with text of 16 px lines and 7 px letters.
class APlanOfAQueue : public testing::Test {
protected:
    APlanOfAQueue() { people(1, 1); }
    void people(int producers, int consumers) {
        parameters.producers = producers;
        parameters.consumers = consumers;
        moment.workers.clear();
        for (int i = 0; i < parameters.workers(); ++i) {
            moment.workers.push_back(
                {WorkerId(i), QueueDoing::Working, State::Sleeping, std::nullopt, std::nullopt, false, 0});
        }
    }
    void queued(int count) {
        for (int i = 0; i < count; ++i) {
            moment.queue.push_back(i);
        }
        moment.put = static_cast<std::uint64_t>(count);
    }
    [[nodiscard]] RunFacts facts() const {
        RunFacts facts;
        facts.experiment = queueExperiment(parameters, Backend::Threads);
        return facts;
    }
    [[nodiscard]] QueuePlan plan() const {
        const TextSizes text{16,
                             [](const QString& words) { return 7.0 * static_cast<double>(words.size()); }};
        return planQueue(facts(), moment, size, text, options);
    }
    static RunMark move(std::uint64_t item, int worker, QueueEvent::Kind kind) {
        return {milliseconds(1000), item, WorkerId(worker), static_cast<std::uint8_t>(kind)};
    }
    [[nodiscard]] std::string texts() const {
        std::string all;
        for (const auto& text : plan().texts) {
            all += text.text.toStdString() + "\n";
        }
        return all;
    }
    /// Nothing lies outside of the picture, no two cards and no two slots over one another.
    void expectInOrder() const {
        const auto made = plan();
        const QRectF whole(QPointF(0, 0), size);
        for (std::size_t i = 0; i < made.cards.size(); ++i) {
            EXPECT_TRUE(whole.contains(made.cards[i].rect)) << i;
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(made.cards[i].rect.intersects(made.cards[k].rect)) << i << " and " << k;
            }
            for (const auto& slot : made.slots) {
                EXPECT_FALSE(made.cards[i].rect.intersects(slot)) << i;
            }
        }
        for (std::size_t i = 0; i < made.slots.size(); ++i) {
            EXPECT_TRUE(whole.contains(made.slots[i])) << i;
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(made.slots[i].intersects(made.slots[k])) << i << " and " << k;
            }
        }
        for (const auto& text : made.texts) {
            EXPECT_TRUE(whole.contains(text.rect)) << text.text.toStdString();
        }
    }

    QSizeF size{800, 200};
    QueueParameters parameters;
    QueueSnapshot moment;
    QueuePlanOptions options;
};

TEST_F(APlanOfAQueue, HasProducersLeftOfTheQueueAndConsumersRightOfIt) {
    queued(2);
    const auto made = plan();
    ASSERT_THAT(made.cards, SizeIs(2));
    ASSERT_THAT(made.items, SizeIs(2));
    EXPECT_LT(made.cards[0].rect.right(), made.items[1].rect.left());
    EXPECT_LT(made.items[1].rect.right(), made.items[0].rect.left())
        << "the next to be taken is at the right";
    EXPECT_LT(made.items[0].rect.right(), made.cards[1].rect.left());
    EXPECT_EQ(made.items[0].label, QStringLiteral("item-0"));
    EXPECT_EQ(made.cards[0].words, QStringLiteral("producing"));
    expectInOrder();
}

TEST_F(APlanOfAQueue, HasAsManySlotsAsTheQueueHasRoom) {
    parameters.capacity = 4;
    queued(3);
    EXPECT_THAT(plan().slots, SizeIs(4));
    EXPECT_FALSE(plan().isOpenEnded);
    EXPECT_THAT(texts(), HasSubstr("3 items in the queue\nroom for 4"));
    queued(1);
    moment.put = 4;
    EXPECT_THAT(texts(), HasSubstr("4 items in the queue: full"));
}

TEST_F(APlanOfAQueue, WithoutBoundGrowsByOneEmptySlot) {
    EXPECT_THAT(plan().slots, SizeIs(1));
    queued(3);
    EXPECT_THAT(plan().slots, SizeIs(4));
    EXPECT_TRUE(plan().isOpenEnded);
}

TEST_F(APlanOfAQueue, SaysHowManyItemsItHasNoRoomFor) {
    queued(1000);
    const auto made = plan();
    EXPECT_EQ(made.slots.size(), made.items.size());
    EXPECT_THAT(texts(), HasSubstr("+ " + std::to_string(1000 - made.items.size()) + " more"));
    expectInOrder();
}

TEST_F(APlanOfAQueue, SaysHowManySlotsItHasNoRoomFor) {
    parameters.capacity = 1000;
    queued(2);
    EXPECT_THAT(plan().items, SizeIs(2));
    EXPECT_THAT(texts(), HasSubstr("+ " + std::to_string(1000 - plan().slots.size()) + " slots"));
}

TEST_F(APlanOfAQueue, TellsEndMarksFromItems) {
    queued(1);
    moment.queue.push_back(QueueItem::kEndMark);
    moment.put = 2;
    EXPECT_EQ(plan().items[1].kind, ItemKind::EndMark);
    EXPECT_THAT(texts(), HasSubstr("1 item and 1 end mark in the queue"));
}

TEST_F(APlanOfAQueue, PutsWhatIsInAHandIntoThatHand) {
    moment.workers[0].doing = QueueDoing::WaitsForRoom;
    moment.workers[0].state = State::Queue;
    moment.workers[0].inHand = 7;
    const auto made = plan();
    ASSERT_THAT(made.items, SizeIs(1));
    EXPECT_EQ(made.items[0].rect, made.cards[0].hand);
    EXPECT_TRUE(made.cards[0].rect.contains(made.cards[0].hand));
    EXPECT_EQ(made.cards[0].words, QStringLiteral("waiting: queue full"));
}

TEST_F(APlanOfAQueue, MarksALostItem) {
    moment.workers[1].doing = QueueDoing::Failed;
    moment.workers[1].inHand = 3;
    moment.workers[1].isLost = true;
    EXPECT_EQ(plan().items[0].kind, ItemKind::Lost);
    EXPECT_EQ(plan().cards[1].words, QStringLiteral("failed: item-3 is lost"));
}

TEST_F(APlanOfAQueue, ShowsAnItemOnItsWayFromTheHandToItsSlot) {
    queued(1);
    moment.time = milliseconds(1000);
    moment.recent = {move(0, 0, QueueEvent::Kind::Put)};
    options.glide = milliseconds(200);
    const auto made = plan();
    EXPECT_EQ(made.items[0].rect, made.cards[0].hand) << "at the very moment";
    moment.time = milliseconds(1100);
    const auto halfway = plan().items[0].rect.left();
    EXPECT_GT(halfway, made.cards[0].hand.left());
    EXPECT_LT(halfway, made.slots[0].left());
    moment.time = milliseconds(1200);
    EXPECT_EQ(plan().items[0].rect, made.slots[0]);
}

TEST_F(APlanOfAQueue, ShowsAnItemOnItsWayToTheConsumerAndTheOthersMovingUp) {
    queued(2); // what is left
    moment.workers[1].inHand = 9;
    moment.time = milliseconds(1000);
    moment.recent = {move(9, 1, QueueEvent::Kind::Took)};
    options.glide = milliseconds(200);
    auto made = plan();
    EXPECT_EQ(made.items[2].rect, made.slots[0]);
    EXPECT_EQ(made.items[0].rect, made.slots[1]) << "it still has to move up";
    moment.time = milliseconds(1200);
    made = plan();
    EXPECT_EQ(made.items[2].rect, made.cards[1].hand);
    EXPECT_EQ(made.items[0].rect, made.slots[0]);
}

TEST_F(APlanOfAQueue, MovesNothingWhileItStandsStill) {
    queued(1);
    moment.time = milliseconds(1000);
    moment.recent = {move(0, 0, QueueEvent::Kind::Put)};
    EXPECT_EQ(plan().items[0].rect, plan().slots[0]);
}

TEST_F(APlanOfAQueue, ShowsALevelWhereThingsAreTooFast) {
    parameters.capacity = 100;
    moment.put = 1'000'050;
    moment.taken = 1'000'000;
    moment.deepest = 80;
    moment.workers[1].items = 1'000'000;
    options.isTooFast = true;
    const auto made = plan();
    ASSERT_TRUE(made.level);
    EXPECT_DOUBLE_EQ(made.level->filled, 0.5);
    EXPECT_DOUBLE_EQ(made.level->deepest, 0.8);
    EXPECT_THAT(made.slots, IsEmpty());
    EXPECT_THAT(made.items, IsEmpty());
    EXPECT_THAT(texts(), HasSubstr("50 items in the queue"));
    EXPECT_THAT(texts(), HasSubstr("Too fast to see each item"));
    EXPECT_EQ(made.cards[1].words, QStringLiteral("1 million items"))
        << "in place of words that would flicker";
}

TEST_F(APlanOfAQueue, ShowsALevelWhereItemsAreNotToldOfAnyMore) {
    moment.isTold = false;
    EXPECT_TRUE(plan().level);
    EXPECT_THAT(texts(), HasSubstr("only counted from item-50000 on"));
}

TEST_F(APlanOfAQueue, SaysThatItIsPaused) {
    options.isPaused = true;
    moment.workers[0].doing = QueueDoing::Between;
    EXPECT_THAT(texts(), HasSubstr("Paused: 0 items in the queue"));
    EXPECT_EQ(plan().cards[0].words, QStringLiteral("paused"));
}

/// The number of workers on each side.
class ACrowd : public APlanOfAQueue, public testing::WithParamInterface<int> {};

TEST_P(ACrowd, HasItsPlaceHoweverManyThereAre) {
    people(GetParam(), GetParam());
    queued(30);
    for (const QSizeF large : {QSizeF(500, 130), QSizeF(800, 200), QSizeF(1600, 500)}) {
        size = large;
        expectInOrder();
        const auto made = plan();
        const auto shown = static_cast<int>(made.cards.size()) / 2;
        EXPECT_TRUE(shown == GetParam() ||
                    texts().find("and " + std::to_string(GetParam() - shown) + " more") != std::string::npos)
            << shown << " at " << large.width();
    }
}
INSTANTIATE_TEST_SUITE_P(Sizes, ACrowd, testing::Values(1, 2, 3, 4, 7, 12, 31, 64));

TEST_F(APlanOfAQueue, ShrinksFromCardsToLinesToCells) {
    EXPECT_EQ(plan().cards[0].size, Size::Roomy);
    people(6, 1);
    EXPECT_EQ(plan().cards[0].size, Size::Line);
    EXPECT_EQ(plan().cards[0].name, QStringLiteral("0"));
    people(64, 1);
    EXPECT_EQ(plan().cards[0].size, Size::Cell);
}

TEST_F(APlanOfAQueue, SaysOfACrowdHowManyDoWhat) {
    people(64, 1);
    for (int i = 0; i < 40; ++i) {
        moment.workers[static_cast<std::size_t>(i)].doing = QueueDoing::WaitsForRoom;
    }
    EXPECT_THAT(texts(), HasSubstr("24 producing, 40 waiting: queue full"));
}

TEST_F(APlanOfAQueue, HasLargerTextWhereThereIsRoom) {
    const TextSizes text{16, [](const QString& words) { return 7.0 * static_cast<double>(words.size()); }};
    EXPECT_DOUBLE_EQ(planScale(parameters, 500, text), 0.85);
    EXPECT_GT(planScale(parameters, 1600, text), 1.3);
    EXPECT_DOUBLE_EQ(planScale(parameters, 9000, text), 1.8);
    const auto scale = planScale(parameters, 1600, text);
    const QSizeF large(1600, planLines(parameters) * 16 * scale);
    queued(3);
    const TextSizes larger{16 * scale, [scale](const QString& words) {
                               return 7.0 * scale * static_cast<double>(words.size());
                           }};
    EXPECT_THAT(planQueue(facts(), moment, large, larger).items, SizeIs(3))
        << "but never at the cost of slots";
    parameters.producers = 64;
    EXPECT_DOUBLE_EQ(planScale(parameters, 1600, text), 1);
}

TEST_F(APlanOfAQueue, IsAsHighAsWhatIsInIt) {
    const auto bottom = [this] {
        double lowest = 0;
        for (const auto& card : plan().cards) {
            lowest = std::max(lowest, card.rect.bottom());
        }
        for (const auto& slot : plan().slots) {
            lowest = std::max(lowest, slot.bottom());
        }
        return lowest;
    };
    for (const auto& [workers, capacity] : {std::pair(1, 0), {3, 0}, {5, 0}, {1, 8}, {2, 12}}) {
        people(workers, 1);
        parameters.capacity = static_cast<std::uint64_t>(capacity);
        size = {1100, planLines(parameters) * 16};
        EXPECT_NEAR(bottom(), size.height() - 8, 8) << workers << " workers, room for " << capacity;
        EXPECT_LE(bottom(), size.height());
        expectInOrder();
    }
}

TEST_F(APlanOfAQueue, BeforeARunShowsWhoWillBeThereAndWhatToDo) {
    people(2, 1);
    parameters.capacity = 3;
    moment = momentBefore(parameters);
    options.isPlanned = true;
    EXPECT_THAT(plan().cards, SizeIs(3));
    EXPECT_EQ(plan().cards[0].words, QString());
    EXPECT_THAT(plan().slots, SizeIs(3));
    EXPECT_THAT(texts(), HasSubstr("Press Run (F5)\nroom for 3\n"));
}

} // namespace
} // namespace parascope
