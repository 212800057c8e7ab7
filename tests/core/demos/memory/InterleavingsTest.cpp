// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/Interleavings.h"

#include "core/demos/memory/Scenarios.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Uint128 factorial(int n) {
    return n <= 1 ? 1 : static_cast<Uint128>(n) * factorial(n - 1);
}

/// Threads of so many steps that never wait for each other.
StepProgram freeSteps(int threads, int steps) {
    StepProgram program;
    program.threads.assign(
        static_cast<std::size_t>(threads),
        std::vector<Step>(static_cast<std::size_t>(steps), Step{Step::Kind::Load, 0, 0, 0, {}}));
    program.variables = {"x"};
    program.initial = {0};
    return program;
}

/// Goes every single way, one after another.
std::map<Outcome, Uint128> walkedOneByOne(const StepProgram& program) {
    std::map<Outcome, Uint128> ends;
    const std::function<void(const StepState&)> walk = [&](const StepState& state) {
        bool goesOn = false;
        for (int thread = 0; thread < static_cast<int>(program.threads.size()); ++thread) {
            if (canStep(program, state, thread)) {
                goesOn = true;
                walk(stepped(program, state, thread));
            }
        }
        if (!goesOn) {
            ++ends[{state.variables, !haveAllEnded(program, state)}];
        }
    };
    walk(firstState(program));
    return ends;
}

std::uint64_t right(const Scenario& scenario, const Interleavings& all) {
    Uint128 count = 0;
    for (const auto& [outcome, ways] : all.outcomes) {
        count += scenario.isRight(outcome) ? ways : 0;
    }
    return static_cast<std::uint64_t>(count);
}

TEST(WaysThroughTwoThreads, AreAsManyAsTheClosedFormSays) {
    for (int steps = 1; steps <= 12; ++steps) {
        const auto all = countInterleavings(freeSteps(2, steps));
        ASSERT_TRUE(all);
        EXPECT_EQ(toDecimal(all->all),
                  toDecimal(factorial(2 * steps) / (factorial(steps) * factorial(steps))))
            << steps << " steps";
        EXPECT_EQ(all->states, static_cast<std::size_t>((steps + 1) * (steps + 1)));
    }
}

TEST(WaysThroughThreeThreads, AreAsManyAsTheClosedFormSays) {
    for (int steps = 1; steps <= 8; ++steps) {
        const auto all = countInterleavings(freeSteps(3, steps));
        ASSERT_TRUE(all);
        const auto one = factorial(steps);
        EXPECT_EQ(toDecimal(all->all), toDecimal(factorial(3 * steps) / (one * one * one)))
            << steps << " steps";
    }
}

TEST(WaysThroughAProgram, AreCountedEvenWhereNobodyCouldGoThemOneByOne) {
    const auto all = countInterleavings(freeSteps(2, 60));
    ASSERT_TRUE(all);
    EXPECT_EQ(toDecimal(all->all), "96614908840363322603893139521372656");
}

TEST(WaysThroughAProgram, ThatAreTooManyAreRefusedWithTheNumber) {
    const auto large = countInterleavings(freeSteps(3, 25), 10'000);
    ASSERT_FALSE(large);
    EXPECT_THAT(large.error().text(), HasSubstr("there are more than 10k moments to look at"));
    const auto long128 = countInterleavings(freeSteps(2, 100));
    ASSERT_FALSE(long128);
    EXPECT_THAT(long128.error().text(), HasSubstr("more than fit into 128 bits"));
}

class EachScenario : public testing::TestWithParam<int> {};

TEST_P(EachScenario, HasTheOutcomesOfAllItsWaysWalkedOneByOne) {
    for (const auto& scenario : memoryScenarios(GetParam())) {
        const auto all = countInterleavings(scenario.program);
        ASSERT_TRUE(all) << scenario.key;
        EXPECT_EQ(all->outcomes, walkedOneByOne(scenario.program)) << scenario.key;
    }
}

TEST_P(EachScenario, IsListedWithTheSameOutcomes) {
    for (const auto& scenario : memoryScenarios(GetParam())) {
        const auto all = countInterleavings(scenario.program);
        ASSERT_TRUE(all);
        const auto listed = listInterleavings(scenario.program, 1'000'000);
        std::map<Outcome, Uint128> counted;
        for (const auto& way : listed) {
            ++counted[way.outcome];
        }
        EXPECT_EQ(counted, all->outcomes) << scenario.key;
    }
}

INSTANTIATE_TEST_SUITE_P(OfTwoAndThree, EachScenario, testing::Values(2, 3));

class TheScenarios : public testing::Test {
protected:
    static std::pair<std::uint64_t, std::uint64_t> waysAndRightOnes(std::string_view key, int threads = 2) {
        const auto scenarios = memoryScenarios(threads);
        const auto* const scenario = findScenario(scenarios, key);
        EXPECT_NE(scenario, nullptr);
        const auto all = countInterleavings(scenario->program);
        return {static_cast<std::uint64_t>(all->all), right(*scenario, *all)};
    }
};

TEST_F(TheScenarios, LoseUpdatesInAllButTheWaysInWhichOneComesAfterTheOther) {
    EXPECT_EQ(waysAndRightOnes("lost-update"), std::pair(std::uint64_t{20}, std::uint64_t{2}));
    EXPECT_EQ(waysAndRightOnes("lost-update", 3), std::pair(std::uint64_t{1680}, std::uint64_t{6}));
}

TEST_F(TheScenarios, LoseNothingUnderALockOrWithAnAtomic) {
    for (const auto* key : {"mutex", "atomic", "semaphore"}) {
        for (const int threads : {2, 3}) {
            const auto [all, good] = waysAndRightOnes(key, threads);
            EXPECT_EQ(all, good) << key;
            EXPECT_EQ(all, static_cast<std::uint64_t>(factorial(threads))) << key;
        }
    }
    const auto [all, good] = waysAndRightOnes("same-order");
    EXPECT_EQ(all, good);
    EXPECT_EQ(all, 2U);
}

TEST_F(TheScenarios, SellOneSeatTwice) {
    EXPECT_EQ(waysAndRightOnes("check-then-act"), std::pair(std::uint64_t{6}, std::uint64_t{2}));
}

TEST_F(TheScenarios, EndInADeadlockWithTwoLocksInOppositeOrder) {
    const auto scenarios = memoryScenarios();
    const auto& scenario = *findScenario(scenarios, "deadlock");
    auto state = firstState(scenario.program);
    state = stepped(scenario.program, state, 0); // has A
    EXPECT_THAT(lockCycle(scenario.program, state), testing::IsEmpty());
    state = stepped(scenario.program, state, 1); // has B
    EXPECT_TRUE(isStuck(scenario.program, state));
    EXPECT_THAT(lockCycle(scenario.program, state), ElementsAre(0, 1));
    const auto all = countInterleavings(scenario.program);
    ASSERT_TRUE(all);
    std::uint64_t stuck = 0;
    for (const auto& [outcome, ways] : all->outcomes) {
        stuck += outcome.isStuck ? static_cast<std::uint64_t>(ways) : 0;
    }
    EXPECT_EQ(stuck, 2U) << "each first, then the other";
    EXPECT_EQ(all->all, 6U) << "whoever has both may give the second back before or after the other takes it";
}

TEST_F(TheScenarios, SendAConsumerAwayWithNothingWhereItDoesNotLookAgain) {
    const auto [all, good] = waysAndRightOnes("condition-if");
    EXPECT_GT(all, good);
    EXPECT_GT(good, 0U);
}

} // namespace
} // namespace parascope
