// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Usage.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace parascope {
namespace {

void burn(Nanoseconds cpu) {
    for (const auto until = threadCpuNow() + cpu; threadCpuNow() < until;) {
    }
}

TEST(TheUsageOfAThread, IsItsOwnAndNoOtherThreads) {
    const auto before = readThreadUsage();
    std::thread(burn, std::chrono::milliseconds(40)).join();
    const auto used = usageSince(before, readThreadUsage());
    EXPECT_LT(used.cpu, std::chrono::milliseconds(20));
}

TEST(TheUsageOfAThread, CountsItsProcessorTime) {
    const auto before = readThreadUsage();
    burn(std::chrono::milliseconds(20));
    const auto used = usageSince(before, readThreadUsage());
    EXPECT_GE(used.cpu, std::chrono::milliseconds(20));
    EXPECT_LT(used.cpu, std::chrono::milliseconds(40));
}

TEST(TheUsageOfAThread, CountsThatItGaveUpItsCore) {
    const auto before = readThreadUsage();
    for (int i = 0; i < 5; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_GE(usageSince(before, readThreadUsage()).voluntary, 5U);
}

TEST(TheUsageOfAThread, CountsTheTimeItWaitedForACore) {
    // More threads than cores, all of them busy: some of them must have waited.
    Nanoseconds waited{};
    std::vector<std::jthread> threads;
    std::vector<Usage> usages(std::thread::hardware_concurrency() * 2 + 1);
    for (auto& usage : usages) {
        threads.emplace_back([&usage] {
            burn(std::chrono::milliseconds(20));
            usage = readThreadUsage();
        });
    }
    threads.clear();
    for (const auto& usage : usages) {
        waited += usage.ready;
    }
    EXPECT_GT(waited, Nanoseconds(0));
}

TEST(TheUsageOfAThread, KnowsThePeakMemoryOfItsProcess) {
    const auto before = readThreadUsage();
    EXPECT_GT(before.peakRssBytes, 500'000U);
    const std::vector<char> memory(64UL << 20, 'x');
    const auto after = readThreadUsage();
    EXPECT_GE(after.peakRssBytes, std::max<std::uint64_t>(before.peakRssBytes, memory.size()));
    EXPECT_EQ(usageSince(before, after).peakRssBytes, after.peakRssBytes);
}

} // namespace
} // namespace parascope
