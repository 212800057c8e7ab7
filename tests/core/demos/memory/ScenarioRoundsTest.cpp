// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioRounds.h"

#include "core/demos/memory/ScenarioThreads.h"
#include "core/demos/memory/StepHistory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::IsEmpty;

/// Runs a program on threads to its end.
ScenarioResults reallyRun(const StepProgram& program, RoundsWish wish) {
    ScenarioRounds rounds(program, wish);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < program.threads.size(); ++thread) {
            threads.emplace_back([&rounds, thread] { rounds.lead(static_cast<int>(thread)); });
        }
    }
    return rounds.results();
}

class ScenariosForReal : public testing::TestWithParam<int> {};

TEST_P(ScenariosForReal, ComeOnlyToWhatSomeWayThroughThemComesTo) {
    for (const auto& scenario : memoryScenarios(GetParam())) {
        const auto ways = countInterleavings(scenario.program);
        ASSERT_TRUE(ways);
        for (const auto spread : {microseconds(0), microseconds(3)}) {
            const auto results = reallyRun(scenario.program, {50, spread});
            EXPECT_EQ(results.times(), 50U) << scenario.key;
            for (const auto& [outcome, times] : results.outcomes) {
                EXPECT_TRUE(ways->outcomes.contains(outcome))
                    << scenario.key << " came to " << valuesInWords(scenario.program, outcome.variables);
            }
        }
    }
}

TEST_P(ScenariosForReal, AreAlwaysRightWhereEveryWayIs) {
    for (const auto* key : {"mutex", "atomic", "semaphore", "same-order"}) {
        const auto scenarios = memoryScenarios(GetParam());
        const auto& scenario = *findScenario(scenarios, key);
        const auto verdicts = verdictsOf(scenario, reallyRun(scenario.program, {20, {}}).outcomes);
        EXPECT_EQ(static_cast<int>(verdicts.right), 20) << key;
    }
}

INSTANTIATE_TEST_SUITE_P(OfTwoAndThree, ScenariosForReal, testing::Values(2, 3));

/// Programs that end in the same way each time.
class ThreadsThatWait : public testing::Test {
protected:
    using Does = Step::Kind;
    static Step lock(int which) { return {Does::Lock, which, 0, 0, {}}; }
    static Step up(int which) { return {Does::Up, which, 0, 0, {}}; }
    static Step down(int which) { return {Does::Down, which, 0, 0, {}}; }
    static StepProgram program(std::vector<std::vector<Step>> threads) {
        return {std::move(threads), {"first", "second"}, {0, 0}, {"A", "B"}};
    }
};

TEST_F(ThreadsThatWait, ForEachOthersLocksAreSeenWithTheCircleAndEnded) {
    const auto each = program({{lock(0), up(0), down(1), lock(1)}, {lock(1), up(1), down(0), lock(0)}});
    const auto results = reallyRun(each, {20, {}});
    EXPECT_EQ(results.outcomes, (std::map<Outcome, std::uint64_t>{{{{0, 0}, true}, 20}}));
    ASSERT_TRUE(results.stuck);
    EXPECT_EQ(results.stuck->next, (std::vector{3, 3})) << "where they stand can be drawn";
    EXPECT_EQ(circleInWords(each, *results.stuck),
              "thread 1 waits for lock B, which thread 2 has; thread 2 waits for lock A, which thread 1 has");
}

TEST_F(ThreadsThatWait, ForWhatNobodyWillEverGiveAreEndedTooWithoutACircle) {
    const auto each = program({{down(0)}, {lock(0)}});
    const auto results = reallyRun(each, {10, {}});
    EXPECT_EQ(results.outcomes, (std::map<Outcome, std::uint64_t>{{{{0, 0}, true}, 10}}));
    EXPECT_EQ(circleInWords(each, *results.stuck), "");
}

TEST_F(ThreadsThatWait, ForALockWhoseOwnerHasEndedAreEnded) {
    const auto results = reallyRun(program({{lock(0), up(0)}, {down(0), lock(0)}}), {10, {}});
    EXPECT_EQ(results.outcomes, (std::map<Outcome, std::uint64_t>{{{{0, 0}, true}, 10}}));
}

TEST_F(ThreadsThatWait, GoOnWhenAThirdOneGivesBackWhatTwoWaitFor) {
    const auto results = reallyRun(program({{down(0), down(1)}, {down(0), up(1)}, {up(0), up(0)}}), {20, {}});
    EXPECT_EQ(results.outcomes, (std::map<Outcome, std::uint64_t>{{{{0, 0}, false}, 20}}));
}

TEST_F(ThreadsThatWait, LeaveAtOnceWhenAllIsCalledOff) {
    std::vector<Step> slow(2000, Step{Does::Load, 1, 0, 0, {}});
    slow.push_back(up(0)); // a second later
    const auto started = ScenarioThreads::start(program({{down(0)}, slow}), {1, milliseconds(1)});
    ASSERT_TRUE(started);
    std::this_thread::sleep_for(milliseconds(5));
    EXPECT_FALSE((*started)->hasEnded());
    (*started)->stop();
    while (!(*started)->hasEnded()) {
        std::this_thread::yield();
    }
    EXPECT_THAT((*started)->results().outcomes, IsEmpty()) << "a round that was not over does not count";
}

TEST_F(ThreadsThatWait, ForAThreadThatNeverComesLeaveWhenAllIsCalledOff) {
    ScenarioRounds rounds(program({{up(0)}, {up(1)}}), {5, {}});
    std::jthread first([&rounds] { rounds.lead(0); });
    std::this_thread::sleep_for(milliseconds(5));
    rounds.callOff();
    first.join();
    rounds.lead(1); // too late
    EXPECT_THAT(rounds.results().outcomes, IsEmpty());
}

TEST(AScenarioOnThreads, EndsByItselfWithAllItsTimes) {
    const auto scenarios = memoryScenarios(3);
    const auto started = ScenarioThreads::start(findScenario(scenarios, "semaphore")->program, {50, {}});
    ASSERT_TRUE(started);
    while (!(*started)->hasEnded()) {
        std::this_thread::yield();
    }
    EXPECT_EQ((*started)->results().outcomes, (std::map<Outcome, std::uint64_t>{{{{3, 1}, false}, 50}}));
}

TEST(AScenarioOnThreads, MayBeDroppedAtAnyMoment) {
    const auto scenarios = memoryScenarios();
    for (int i = 0; i < 50; ++i) {
        const auto started = ScenarioThreads::start(findScenario(scenarios, "deadlock")->program,
                                                    {1'000'000, microseconds(i)});
        ASSERT_TRUE(started);
    }
}

} // namespace
} // namespace parascope
