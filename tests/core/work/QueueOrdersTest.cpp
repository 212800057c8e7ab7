// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/QueueOrders.h"

#include "core/work/QueueArguments.h"

#include <array>
#include <condition_variable>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class OrdersAtAQueue : public testing::Test {
protected:
    ~OrdersAtAQueue() override {
        close(ends[0]);
        hangUp();
    }
    void hangUp() {
        if (ends[1] >= 0) {
            close(std::exchange(ends[1], -1));
        }
    }
    void write(const std::string& text) {
        EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    /// Gives an order and waits until it was obeyed.
    void order(std::string_view line) {
        const int before = obeyed;
        write(std::string(line) + "\n");
        waitUntilObeyed(before + 1);
    }
    void waitUntilObeyed(int count) {
        for (int seen = obeyed; seen < count; seen = obeyed) {
            obeyed.wait(seen);
        }
    }

    static std::array<int, 2> makePipe() {
        std::array<int, 2> made{};
        EXPECT_EQ(pipe2(made.data(), O_CLOEXEC), 0);
        return made;
    }

    std::array<int, 2> ends = makePipe();
    QueuePace pace{milliseconds(1), milliseconds(2)};
    StartGate gate;
    std::stop_source stop;
    std::atomic<int> obeyed{0};
    QueueOrders orders{ends[0], {pace, gate, stop, [this] {
                                     ++obeyed;
                                     obeyed.notify_all();
                                 }}};
};

TEST_F(OrdersAtAQueue, ReleaseAndStop) {
    order(queue_order::kGo);
    EXPECT_TRUE(gate.pass(stop.get_token()));
    order(queue_order::kStop);
    EXPECT_TRUE(stop.stop_requested());
}

TEST_F(OrdersAtAQueue, ChangeThePace) {
    order(queue_order::delay(QueueSide::Producer, Nanoseconds(5'000'000)));
    EXPECT_EQ(pace.delayOf(QueueSide::Producer), milliseconds(5));
    order(queue_order::delay(QueueSide::Consumer, {}));
    EXPECT_TRUE(pace.rushes(QueueSide::Consumer));
    order(queue_order::kPause);
    EXPECT_TRUE(pace.isPaused());
    order(queue_order::kStep);
    QueuePace::Leave leave{QueueSide::Producer};
    EXPECT_TRUE(pace.awaitMove(leave, stop.get_token())) << "the step gives it leave";
    order(queue_order::kResume);
    EXPECT_FALSE(pace.isPaused());
}

TEST_F(OrdersAtAQueue, ComeInWhateverPieces) {
    write("pau");
    write("se\nres");
    waitUntilObeyed(1);
    EXPECT_TRUE(pace.isPaused());
    write("ume\npause\n");
    waitUntilObeyed(3);
    EXPECT_TRUE(pace.isPaused());
}

TEST_F(OrdersAtAQueue, ThatAreNoneAreSkipped) {
    order("dance");
    order("delay produce soon");
    order("delay consume -5");
    EXPECT_EQ(pace.delayOf(QueueSide::Producer), milliseconds(1));
    EXPECT_EQ(pace.delayOf(QueueSide::Consumer), milliseconds(2));
    EXPECT_FALSE(stop.stop_requested());
}

TEST_F(OrdersAtAQueue, EndWithAStopWhenNobodyIsLeftToGiveThem) {
    hangUp();
    EXPECT_FALSE(gate.pass(stop.get_token())) << "else it would wait for ever";
}

TEST(TheWordsOfAQueue, AreReadAsTheyWereWritten) {
    QueueExperiment experiment;
    experiment.producers = 3;
    experiment.consumers = 64;
    experiment.items = kMostItems;
    experiment.capacity = 17;
    experiment.produce = Nanoseconds(1'234'567);
    experiment.consume = Nanoseconds{};
    experiment.jitter = 0.1;
    experiment.sentinels = 2;
    const auto read = readQueueWords(queueArguments(experiment));
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(*read, experiment);
}

TEST(TheWordsOfAQueue, ThatAreWrongSaySo) {
    const auto problem = [](const std::string& replaced, const std::string& by) {
        auto words = queueArguments({});
        for (auto& word : words) {
            word = word.starts_with(replaced) ? by : word;
        }
        const auto read = readQueueWords(words);
        return read ? "read" : read.error().text();
    };
    EXPECT_THAT(problem("items=", ""), HasSubstr("the word items=…: it is missing"));
    EXPECT_THAT(problem("items=", "items=5x"), HasSubstr("items=5x: this is no number"));
    EXPECT_THAT(problem("jitter=", "jitter=nan"), HasSubstr("jitter"));
    EXPECT_THAT(problem("producers=", "producers=65"), HasSubstr("too many"));
    EXPECT_EQ(problem("nothing", ""), "read");
}

} // namespace
} // namespace parascope
