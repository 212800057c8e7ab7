// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CoreLoad.h"
#include "core/base/Time.h"
#include "tests/core/observe/Fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <utility>

namespace parascope {
namespace {

using test::procFixture;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Field;

class ScriptedReader final : public ProcStatReader {
public:
    explicit ScriptedReader(std::vector<std::string> texts)
        : m_texts(std::move(texts)) {}

    Result<std::string_view> read() override {
        if (m_next >= m_texts.size()) {
            return failure("the script is over");
        }
        return std::string_view(m_texts[m_next++]);
    }

private:
    std::vector<std::string> m_texts;
    std::size_t m_next = 0;
};

class SampledCores : public testing::Test {
protected:
    static std::vector<CoreLoad> secondSample(std::string first, std::string second) {
        CoreLoadSampler sampler(
            std::make_unique<ScriptedReader>(std::vector{std::move(first), std::move(second)}));
        EXPECT_TRUE(sampler.sample());
        auto loads = sampler.sample();
        EXPECT_TRUE(loads);
        return loads.value_or(std::vector<CoreLoad>());
    }
};

/// A text as the kernel writes it, for many busy cores.
std::string manyCores(int cores, int ticks) {
    std::string text = "cpu  1 2 3 4 5 6 7 8 9 10\n";
    for (int core = 0; core < cores; ++core) {
        const auto count = std::to_string(123456789 + ticks);
        text +=
            "cpu" + std::to_string(core) + " " + count + " 0 " + count + " " + count + " 314 0 37 5 0 0\n";
    }
    text += "intr 149902 0";
    for (int interrupt = 0; interrupt < 3000; ++interrupt) {
        text += " 0";
    }
    return text + "\nctxt 322401\nbtime 1795361735\n";
}

TEST(ProcStatText, GivesTheCoresAndLeavesOutTheirSum) {
    const auto cores = parseProcStat(procFixture("stat-2-cores.txt"));
    ASSERT_EQ(cores.size(), 2U);
    EXPECT_EQ(cores[0], (CoreTicks{CoreId(0), 689, 0, 749, 104071, 9, 0, 7, 2}));
    EXPECT_EQ(cores[1], (CoreTicks{CoreId(1), 1789, 0, 1326, 102009, 424, 0, 41, 5}));
}

TEST(ProcStatText, SkipsTheIdsOfCoresThatAreOffline) {
    EXPECT_THAT(parseProcStat(procFixture("stat-core-1-offline.txt")),
                ElementsAre(Field(&CoreTicks::core, CoreId(0)), Field(&CoreTicks::core, CoreId(2)),
                            Field(&CoreTicks::core, CoreId(3))));
}

TEST(ProcStatText, IsTakenAsFarAsItGoes) {
    EXPECT_TRUE(parseProcStat("").empty());
    EXPECT_TRUE(parseProcStat("cpu").empty());
    EXPECT_TRUE(parseProcStat("cpu0\ncpuX 1 2 3 4\ncpu-1\n").empty());
    EXPECT_TRUE(parseProcStat("cpu0 1 2 3\n").empty());
    EXPECT_EQ(parseProcStat("cpu0 1 2 3 4\ncpu1 1 2 3 4 5 6 7 8 9 1").size(), 1U)
        << "the last line is cut off";
    EXPECT_EQ(parseProcStat("cpu0 1 2 3 4\n").front().steal, 0U) << "kernels before 2.6.11 had fewer columns";
}

TEST_F(SampledCores, HaveNoDataAtTheFirstSample) {
    CoreLoadSampler sampler(std::make_unique<ScriptedReader>(std::vector{procFixture("stat-2-cores.txt")}));
    const auto loads = sampler.sample();
    ASSERT_TRUE(loads);
    EXPECT_THAT(*loads, ElementsAre(CoreLoad{CoreId(0), std::nullopt}, CoreLoad{CoreId(1), std::nullopt}));
}

TEST_F(SampledCores, ShowTheOneThatWasBusy) {
    const auto loads = secondSample(procFixture("stat-2-cores.txt"), procFixture("stat-2-cores-later.txt"));
    ASSERT_EQ(loads.size(), 2U);
    ASSERT_TRUE(loads[0].shares && loads[1].shares);
    EXPECT_THAT(loads[0].shares->busy, DoubleNear(3.0 / 69, 1e-9));
    EXPECT_THAT(loads[1].shares->busy, DoubleNear(65.0 / 68, 1e-9));
    EXPECT_THAT(loads[1].shares->user, DoubleNear(62.0 / 68, 1e-9));
    EXPECT_THAT(loads[1].shares->system, DoubleNear(3.0 / 68, 1e-9));
}

TEST_F(SampledCores, HaveNoDataWhenNoTickElapsed) {
    const auto text = procFixture("stat-2-cores.txt");
    for (const auto& load : secondSample(text, text)) {
        EXPECT_EQ(load.shares, std::nullopt);
    }
}

TEST_F(SampledCores, KeepStolenTimeAndWaitForDisksApartFromBusy) {
    const auto loads = secondSample("cpu0 0 0 0 0 0 0 0 0\n", "cpu0 10 10 10 20 20 5 5 20\n");
    ASSERT_TRUE(loads.at(0).shares);
    EXPECT_EQ(*loads[0].shares, (CoreShares{0.4, 0.2, 0.2, 0.2, 0.2}));
}

TEST_F(SampledCores, TakeACounterThatRanBackwardsAsStandingStill) {
    const auto loads = secondSample("cpu0 100 0 0 100 50 0 0 0\n", "cpu0 130 0 0 110 20 0 0 0\n");
    ASSERT_TRUE(loads.at(0).shares);
    EXPECT_EQ(loads[0].shares->busy, 0.75);
    EXPECT_EQ(loads[0].shares->iowait, 0.0);
}

TEST_F(SampledCores, MayComeAndGo) {
    const std::string two = "cpu0 10 0 0 0\ncpu2 10 0 0 0\n";
    const std::string others = "cpu1 10 0 0 0\ncpu2 11 0 0 1\n";
    const auto loads = secondSample(two, others);
    ASSERT_EQ(loads.size(), 2U);
    EXPECT_EQ(loads[0], (CoreLoad{CoreId(1), std::nullopt})) << "just appeared";
    ASSERT_TRUE(loads[1].shares);
    EXPECT_EQ(loads[1].core, CoreId(2));
    EXPECT_EQ(loads[1].shares->busy, 0.5);
}

TEST_F(SampledCores, SayWhyTheyCannotBeRead) {
    CoreLoadSampler sampler(std::make_unique<ScriptedReader>(std::vector<std::string>()));
    const auto loads = sampler.sample();
    ASSERT_FALSE(loads);
    EXPECT_EQ(loads.error().what, "the script is over");
}

TEST_F(SampledCores, CostFarLessThanTheirBudgetWith64Cores) {
    constexpr int kSamples = 50;
    std::vector<std::string> texts;
    for (int i = 0; i < kSamples; ++i) {
        texts.push_back(manyCores(64, i * 10));
    }
    CoreLoadSampler sampler(std::make_unique<ScriptedReader>(std::move(texts)));
    const auto before = threadCpuNow();
    for (int i = 0; i < kSamples; ++i) {
        ASSERT_EQ(sampler.sample().value().size(), 64U);
    }
    const auto each = (threadCpuNow() - before) / kSamples;
    RecordProperty("nanoseconds_of_cpu_a_sample", static_cast<int>(each.count()));
    EXPECT_LT(each, std::chrono::milliseconds(2)) << "the whole budget, drawing included";
}

TEST(TheKernelsProcStat, ListsEveryCoreAgainAndAgain) {
    KernelProcStatReader reader;
    const auto first = reader.read();
    ASSERT_TRUE(first) << first.error().text();
    const auto cores = parseProcStat(*first);
    EXPECT_FALSE(cores.empty());
    const auto second = reader.read();
    ASSERT_TRUE(second);
    EXPECT_EQ(parseProcStat(*second).size(), cores.size());
}

} // namespace
} // namespace parascope
