// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StepHistory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StepsByHand : public testing::Test {
protected:
    const Scenario& scenario(std::string_view key) {
        all = memoryScenarios();
        return *findScenario(all, key);
    }
    std::vector<Scenario> all;
};

TEST_F(StepsByHand, MakeTheLostUpdate) {
    const auto& lost = scenario("lost-update");
    StepHistory history(lost.program);
    for (const int thread : {0, 1, 0, 0, 1, 1}) {
        history.step(thread);
    }
    EXPECT_EQ(history.now().variables, std::vector{1});
    EXPECT_EQ(endInWords(lost, history.now()), "All have ended: counter = 1. It should be counter = 2.");
}

TEST_F(StepsByHand, AreTakenBackAndDoneAgain) {
    StepHistory history(scenario("lost-update").program);
    history.step(0);
    history.step(1);
    history.step(1);
    EXPECT_EQ(history.now().registers, (std::vector{0, 1}));
    history.undo();
    EXPECT_EQ(history.now().registers, (std::vector{0, 0}));
    EXPECT_EQ(history.lastThread(), 1);
    EXPECT_TRUE(history.canRedo());
    history.redo();
    EXPECT_THAT(history.way(), ElementsAre(0, 1, 1));
    history.undo();
    history.step(0);
    EXPECT_FALSE(history.canRedo()) << "another step forgets what was taken back";
    EXPECT_THAT(history.way(), ElementsAre(0, 1, 0));
    history.reset();
    EXPECT_FALSE(history.canUndo());
    EXPECT_THAT(history.way(), IsEmpty());
}

TEST_F(StepsByHand, MayGoAWayThatIsGiven) {
    StepHistory history(scenario("deadlock").program);
    history.prepare({0, 1, 0, 0});
    EXPECT_FALSE(history.canUndo());
    history.redo();
    history.redo();
    EXPECT_FALSE(history.canRedo()) << "no thread can go on there";
    EXPECT_EQ(waitInWords(history.program(), history.now(), 0), "waits for lock B, which thread 2 has");
    EXPECT_EQ(
        endInWords(scenario("deadlock"), history.now()),
        "Deadlock: thread 1 waits for lock B, which thread 2 has; thread 2 waits for lock A, which thread 1 "
        "has.");
}

TEST_F(StepsByHand, DoNothingWhereAThreadCannot) {
    StepHistory history(scenario("mutex").program);
    history.step(0);
    history.step(1);
    EXPECT_THAT(history.way(), ElementsAre(0));
    EXPECT_EQ(waitInWords(history.program(), history.now(), 1), "waits for lock mutex, which thread 1 has");
    EXPECT_EQ(waitInWords(history.program(), history.now(), 0), "");
}

TEST_F(StepsByHand, AreCountedInWords) {
    const auto words = [this](std::string_view key) {
        const auto& of = scenario(key);
        return waysInWords(of, *countInterleavings(of.program));
    };
    EXPECT_EQ(words("lost-update"), "The steps can follow each other in 20 ways: 2 are right, 18 are wrong.");
    EXPECT_EQ(words("mutex"), "The steps can follow each other in 2 ways: 2 are right.");
    EXPECT_EQ(words("deadlock"), "The steps can follow each other in 6 ways: 4 are right, 2 never end.");
    EXPECT_EQ(words("check-then-act"),
              "The steps can follow each other in 6 ways: 2 are right, 4 are wrong.");
}

} // namespace
} // namespace parascope
