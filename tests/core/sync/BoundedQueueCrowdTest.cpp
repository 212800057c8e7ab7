// SPDX-License-Identifier: GPL-3.0-or-later
// Many producers and consumers at one queue: nothing is lost, nothing comes twice, nobody starves.
#include "core/sync/BoundedQueue.h"

#include <gtest/gtest.h>
#include <random>
#include <thread>

namespace parascope {
namespace {

struct Item {
    int producer = -1; ///< -1: the sentinel
    int number = 0;
};

struct Crowd {
    int producers;
    int consumers;
    std::size_t capacity;
};

/// What one consumer took, in its order.
using Taken = std::vector<Item>;

class ACrowdAtAQueue : public testing::TestWithParam<Crowd> {
protected:
    static constexpr int kEach = 2000;

    void work() {
        const auto [producers, consumers, capacity] = GetParam();
        BoundedQueue<Item> queue(capacity);
        taken.resize(static_cast<std::size_t>(consumers));
        std::vector<std::jthread> getters;
        for (auto& of : taken) {
            getters.emplace_back([&queue, &of] {
                Item item;
                while (queue.get(item) == QueueOutcome::Done && item.producer >= 0) {
                    of.push_back(item);
                }
            });
        }
        {
            std::vector<std::jthread> putters;
            for (int producer = 0; producer < producers; ++producer) {
                putters.emplace_back([&queue, producer] {
                    for (int i = 0; i < kEach; ++i) {
                        queue.put(Item{producer, i});
                    }
                });
            }
        }
        for (int i = 0; i < consumers; ++i) {
            queue.put(Item{});
        }
        getters.clear();
        left = queue.size();
    }

    std::vector<Taken> taken;
    std::size_t left = 0;
};

TEST_P(ACrowdAtAQueue, LosesNothingAndDoublesNothing) {
    work();
    std::vector<int> counts(static_cast<std::size_t>(GetParam().producers * kEach));
    for (const auto& of : taken) {
        for (const auto& item : of) {
            ++counts[static_cast<std::size_t>(item.producer * kEach + item.number)];
        }
    }
    EXPECT_EQ(std::count(counts.begin(), counts.end(), 1), std::ssize(counts));
    EXPECT_EQ(left, 0U);
}

TEST_P(ACrowdAtAQueue, KeepsTheOrderOfEachProducerForEachConsumer) {
    work();
    for (const auto& of : taken) {
        std::vector<int> last(static_cast<std::size_t>(GetParam().producers), -1);
        for (const auto& item : of) {
            auto& before = last[static_cast<std::size_t>(item.producer)];
            ASSERT_GT(item.number, before);
            before = item.number;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfManySizes, ACrowdAtAQueue,
                         testing::Values(Crowd{1, 1, 1}, Crowd{1, 1, 1024}, Crowd{4, 4, 3}, Crowd{1, 8, 2},
                                         Crowd{8, 1, 2}, Crowd{8, 8, 0}, Crowd{16, 16, 64}));

TEST(AQueueThatIsAlwaysFull, StarvesNoProducer) {
    constexpr int kProducers = 4;
    BoundedQueue<int> queue(1);
    std::array<int, kProducers> counts{};
    {
        std::vector<std::jthread> putters;
        for (int producer = 0; producer < kProducers; ++producer) {
            putters.emplace_back([&queue, producer](const std::stop_token& stop) {
                while (queue.put(int{producer}, {stop}) == QueueOutcome::Done) {
                }
            });
        }
        int producer = 0;
        // Until each had its turn often, whenever its thread began; a starving one would keep us here.
        while (*std::min_element(counts.begin(), counts.end()) < 500) {
            queue.get(producer);
            ++counts[static_cast<std::size_t>(producer)];
        }
        for (auto& putter : putters) {
            putter.request_stop();
        }
    }
    SUCCEED();
}

TEST(AQueueWhoseUsersGiveUpAtAnyMoment, LosesNothing) {
    constexpr int kCount = 3000;
    BoundedQueue<int> queue(1);
    std::vector<int> got;
    std::jthread getter([&] {
        std::mt19937 random(1);
        while (got.size() < kCount) {
            int item = 0;
            if (queue.get(item, {{}, std::chrono::microseconds(random() % 100)}) == QueueOutcome::Done) {
                got.push_back(item);
            }
        }
    });
    std::mt19937 random(2);
    for (int i = 0; i < kCount; ++i) {
        while (queue.put(i, {{}, std::chrono::microseconds(random() % 100)}) != QueueOutcome::Done) {
        }
    }
    getter.join();
    for (int i = 0; i < kCount; ++i) {
        ASSERT_EQ(got[static_cast<std::size_t>(i)], i);
    }
}

TEST(AQueueWhoseUsersAreStoppedAtAnyMoment, LosesNothing) {
    BoundedQueue<int> queue(2);
    int put = 0;
    int got = 0;
    for (int round = 0; round < 300; ++round) {
        std::jthread putter([&](const std::stop_token& stop) {
            while (queue.put(int{put}, {stop}) == QueueOutcome::Done) {
                ++put;
            }
        });
        std::jthread getter([&](const std::stop_token& stop) {
            for (int item = 0; queue.get(item, {stop}) == QueueOutcome::Done && item == got;) {
                ++got;
                if (stop.stop_requested()) {
                    return; // there may always be one more
                }
            }
        });
        putter.request_stop();
        putter.join();
        getter.request_stop();
        getter.join();
        ASSERT_EQ(static_cast<std::size_t>(put - got), queue.size()) << "in round " << round;
    }
}

} // namespace
} // namespace parascope
