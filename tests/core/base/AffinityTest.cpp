// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Affinity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace parascope {
namespace {

using testing::HasSubstr;

cpu_set_t allowed() {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    sched_getaffinity(0, sizeof(cores), &cores);
    return cores;
}

CoreId someCore() {
    const auto cores = allowed();
    int core = 0;
    while (!CPU_ISSET(static_cast<std::size_t>(core), &cores)) {
        ++core;
    }
    return CoreId(core);
}

TEST(AnAffinityScope, KeepsTheThreadOnItsCoresAndGivesThemBack) {
    const auto before = allowed();
    {
        const auto scope = AffinityScope::allow({someCore()});
        ASSERT_TRUE(scope) << scope.error().text();
        const auto now = allowed();
        EXPECT_EQ(CPU_COUNT(&now), 1);
        EXPECT_TRUE(CPU_ISSET(someCore().index(), &now));
    }
    const auto after = allowed();
    EXPECT_TRUE(CPU_EQUAL(&before, &after));
}

TEST(AnAffinityScope, IsInheritedForGoodByThreadsStartedInIt) {
    int cores = 0;
    std::thread thread;
    {
        const auto scope = AffinityScope::allow({someCore()});
        ASSERT_TRUE(scope);
        thread = std::thread([&cores] {
            const auto own = allowed();
            cores = CPU_COUNT(&own);
        });
    }
    thread.join();
    EXPECT_EQ(cores, 1);
}

TEST(AnAffinityScope, OfNoCoresAllowsAll) {
    const auto before = allowed();
    const auto scope = AffinityScope::allow({});
    ASSERT_TRUE(scope);
    const auto now = allowed();
    EXPECT_TRUE(CPU_EQUAL(&before, &now));
}

TEST(AnAffinityScope, OfACoreThatDoesNotExistIsRefusedAndChangesNothing) {
    const auto before = allowed();
    for (const int core : {1023, 4095, -1}) {
        const auto scope = AffinityScope::allow({CoreId(core)});
        ASSERT_FALSE(scope);
        EXPECT_THAT(scope.error().text(), HasSubstr("core " + std::to_string(core)));
        EXPECT_THAT(scope.error().text(), testing::EndsWith("may use: " + coreListText(allowedCores())));
    }
    const auto now = allowed();
    EXPECT_TRUE(CPU_EQUAL(&before, &now));
}

TEST(AListOfCores, IsShortenedToRanges) {
    const auto text = [](std::initializer_list<int> numbers) {
        std::vector<CoreId> cores;
        for (const int number : numbers) {
            cores.emplace_back(number);
        }
        return coreListText(cores);
    };
    EXPECT_EQ(text({}), "");
    EXPECT_EQ(text({3}), "3");
    EXPECT_EQ(text({0, 1}), "0-1");
    EXPECT_EQ(text({0, 2, 3, 4, 7}), "0,2-4,7");
}

} // namespace
} // namespace parascope
