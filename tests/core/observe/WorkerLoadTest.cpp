// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WorkerLoad.h"
#include "tests/core/observe/ScriptedTasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr ThreadKey kAnn{10, 11};
constexpr ThreadKey kBob{20, 20};

class LoadOfWorkers : public testing::Test {
protected:
    /// What a thread is to be seen as from now on.
    void put(ThreadKey thread, int core, milliseconds onCore, milliseconds waiting = {}) {
        m_script[thread] = {{'R', 0, 0, 1, CoreId(core)}, onCore, waiting};
    }
    WorkerLoadSample sampleAt(milliseconds now) { return m_load.sample(m_threads, now); }

    std::vector<ThreadKey> m_threads{kAnn, kBob};
    test::TaskScript m_script;
    WorkerLoad m_load{std::make_unique<test::ScriptedTasks>(m_script)};
};

TEST_F(LoadOfWorkers, IsNotKnownAtTheFirstSample) {
    put(kAnn, 0, milliseconds(500));
    const auto sample = sampleAt(milliseconds(1000));
    EXPECT_THAT(sample.workers, IsEmpty());
    EXPECT_THAT(sample.cores, IsEmpty());
}

TEST_F(LoadOfWorkers, IsPutDownToTheCoreTheyAreOn) {
    put(kAnn, 0, milliseconds(500));
    put(kBob, 1, milliseconds(0));
    sampleAt(milliseconds(1000));
    put(kAnn, 0, milliseconds(580), milliseconds(20));
    put(kBob, 1, milliseconds(25));
    const auto sample = sampleAt(milliseconds(1100));
    EXPECT_THAT(sample.workers, ElementsAre(WorkerUse{kAnn, CoreId(0), milliseconds(80), milliseconds(20)},
                                            WorkerUse{kBob, CoreId(1), milliseconds(25), milliseconds(0)}));
    EXPECT_THAT(sample.cores, ElementsAre(OwnShare{CoreId(0), 0.8}, OwnShare{CoreId(1), 0.25}));
}

TEST_F(LoadOfWorkers, IsHalvedBetweenTheCoresOfOneThatMoved) {
    put(kAnn, 0, milliseconds(0));
    sampleAt(milliseconds(0));
    put(kAnn, 3, milliseconds(100));
    EXPECT_THAT(sampleAt(milliseconds(100)).cores,
                ElementsAre(OwnShare{CoreId(0), 0.5}, OwnShare{CoreId(3), 0.5}));
}

TEST_F(LoadOfWorkers, NeverExceedsAWholeCore) {
    put(kAnn, 0, milliseconds(0));
    put(kBob, 0, milliseconds(0));
    sampleAt(milliseconds(0));
    put(kAnn, 0, milliseconds(70));
    put(kBob, 0, milliseconds(70));
    EXPECT_THAT(sampleAt(milliseconds(100)).cores, ElementsAre(OwnShare{CoreId(0), 1.0}));
}

TEST_F(LoadOfWorkers, LeavesOutOneThatHasGoneAndClosesItsFiles) {
    put(kAnn, 0, milliseconds(0));
    put(kBob, 1, milliseconds(0));
    sampleAt(milliseconds(0));
    m_script.tasks.erase(kBob);
    put(kAnn, 0, milliseconds(50));
    EXPECT_THAT(sampleAt(milliseconds(100)).cores, ElementsAre(OwnShare{CoreId(0), 0.5}));
    EXPECT_TRUE(m_script.forgotten.contains(kBob));
}

TEST_F(LoadOfWorkers, DoesNotTakeAnotherThreadWithTheSameNumberForTheOldOne) {
    put(kAnn, 0, milliseconds(0));
    sampleAt(milliseconds(0));
    put(kAnn, 0, milliseconds(90));
    m_script[kAnn].stat.startTicks = 77;
    EXPECT_THAT(sampleAt(milliseconds(100)).workers, IsEmpty());
}

TEST_F(LoadOfWorkers, HasNoShareWhenNoTimePassed) {
    put(kAnn, 0, milliseconds(0));
    sampleAt(milliseconds(5));
    put(kAnn, 0, milliseconds(1));
    EXPECT_THAT(sampleAt(milliseconds(5)).cores, IsEmpty());
}

TEST(SplitLoad, GivesOtherProgramsWhatOwnWorkersDidNotUse) {
    const std::vector<CoreLoad> loads{{CoreId(0), CoreShares{0.75, 0.75, 0, 0, 0}},
                                      {CoreId(1), CoreShares{0.5, 0.5, 0, 0, 0}},
                                      {CoreId(2), std::nullopt},
                                      {CoreId(3), CoreShares{0.25, 0.25, 0, 0, 0}}};
    const std::vector<OwnShare> own{
        {CoreId(0), 0.25}, {CoreId(1), 0.625}, {CoreId(2), 0.125}, {CoreId(9), 1}};
    EXPECT_THAT(splitLoads(loads, own),
                ElementsAre(CoreSplit{CoreId(0), 0.75, 0.5, 0.25}, CoreSplit{CoreId(1), 0.5, 0.0, 0.625},
                            CoreSplit{CoreId(2), std::nullopt, std::nullopt, 0.125},
                            CoreSplit{CoreId(3), 0.25, 0.25, 0}));
}

} // namespace
} // namespace parascope
