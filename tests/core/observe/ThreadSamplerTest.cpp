// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ThreadSampler.h"
#include "tests/core/observe/ScriptedTasks.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr ThreadKey kAnn{10, 11};
constexpr ThreadKey kBob{20, 20};

/// CPU time that goes up by a fixed amount from reading to reading.
class CostlyClock final : public Clock {
public:
    explicit CostlyClock(const Nanoseconds& step)
        : m_step(step) {}
    Nanoseconds now() const override { return m_now += m_step; }

private:
    const Nanoseconds& m_step;
    mutable Nanoseconds m_now{};
};

class SampledThreads : public testing::Test {
protected:
    /// Lets a thread do something for 4 ms, then looks at it.
    void let(ThreadKey thread, char state, milliseconds onCore, milliseconds waiting, int core) {
        auto& task = m_script[thread];
        task.stat.state = state;
        task.stat.core = CoreId(core);
        task.onCore += onCore;
        task.waiting += waiting;
    }
    void look() {
        m_sampler.sample(m_threads, m_now);
        m_now += milliseconds(4);
    }
    void letOne(char state, int onCore, int waiting = 0, int core = 0) {
        let(kAnn, state, milliseconds(onCore), milliseconds(waiting), core);
        look();
    }
    std::vector<SchedSlice> finished() {
        m_sampler.finish();
        return m_sampler.takePieces();
    }
    static SchedSlice piece(PieceKind kind, int begin, int end, int core = 0, std::uint32_t incarnation = 0) {
        return {kAnn, incarnation, kind, true, CoreId(core), {milliseconds(begin), milliseconds(end)}};
    }

    std::vector<ThreadKey> m_threads{kAnn};
    test::TaskScript m_script;
    Nanoseconds m_cost{};
    Nanoseconds m_now{};
    ThreadSampler m_sampler{
        {}, std::make_unique<test::ScriptedTasks>(m_script), std::make_unique<CostlyClock>(m_cost)};
};

constexpr auto kOn = PieceKind::OnCore;
constexpr auto kWaiting = PieceKind::WaitingForCore;
constexpr auto kOff = PieceKind::OffCore;

TEST_F(SampledThreads, MakeOnePieceOfALongStretch) {
    letOne('R', 0);
    for (int i = 0; i < 10; ++i) {
        letOne('R', 4);
    }
    EXPECT_THAT(m_sampler.takePieces(), IsEmpty()) << "it goes on";
    EXPECT_THAT(m_sampler.openPieces(), ElementsAre(piece(kOn, 0, 40)));
    EXPECT_THAT(finished(), ElementsAre(piece(kOn, 0, 40)));
}

TEST_F(SampledThreads, HaveNoPieceBeforeTheSecondLook) {
    letOne('R', 1000);
    EXPECT_THAT(m_sampler.openPieces(), IsEmpty());
    EXPECT_THAT(finished(), IsEmpty());
}

TEST_F(SampledThreads, FallAsleepAndWakeWithinAPeriod) {
    letOne('R', 0);
    letOne('R', 4);
    letOne('S', 1);
    letOne('S', 0);
    letOne('R', 1, 1);
    EXPECT_THAT(finished(), ElementsAre(piece(kOn, 0, 5), piece(kOff, 5, 14), piece(kWaiting, 14, 15),
                                        piece(kOn, 15, 16)));
}

TEST_F(SampledThreads, WaitForACoreWhileTheyAreRunnableAndTheirTimeStandsStill) {
    letOne('R', 0);
    letOne('R', 4);
    letOne('R', 0);
    letOne('R', 0);
    letOne('R', 4, 8); // the kernel counts the wait now that it is over
    letOne('S', 1);
    EXPECT_THAT(finished(), ElementsAre(piece(kOn, 0, 4), piece(kWaiting, 4, 12), piece(kOn, 12, 17),
                                        piece(kOff, 17, 20)));
    EXPECT_EQ(m_sampler.totals()[0].waitingForCore, milliseconds(8));
}

TEST_F(SampledThreads, MakeUpForACounterThatMovesInJumps) {
    letOne('R', 0);
    letOne('R', 4);
    letOne('R', 0);
    letOne('R', 8);
    letOne('R', 0);
    letOne('R', 8);
    EXPECT_EQ(m_sampler.totals()[0].onCore, milliseconds(16)) << "one period behind at most";
    EXPECT_EQ(m_sampler.totals()[0].waitingForCore, milliseconds(4));
}

TEST_F(SampledThreads, AreSeenToMove) {
    letOne('R', 0, 0, 0);
    letOne('R', 4, 0, 0);
    letOne('R', 4, 0, 1);
    letOne('S', 0, 0, 1);
    letOne('R', 4, 0, 1);
    EXPECT_THAT(finished(), ElementsAre(piece(kOn, 0, 4), piece(kOn, 4, 8, 1), piece(kOff, 8, 12, 1),
                                        piece(kOn, 12, 16, 1)));
    EXPECT_EQ(m_sampler.totals()[0].migrations, 1U);
}

TEST_F(SampledThreads, EndWhenTheyAreGone) {
    letOne('R', 0);
    letOne('R', 4);
    m_script.tasks.clear();
    look();
    EXPECT_THAT(m_sampler.takePieces(), ElementsAre(piece(kOn, 0, 4)));
    EXPECT_EQ(m_sampler.totals()[0].end, milliseconds(4));
    EXPECT_TRUE(m_script.forgotten.contains(kAnn));
}

TEST_F(SampledThreads, EndWithTheirLastStretchWhenNobodyHasWaitedForThemYet) {
    letOne('R', 0);
    letOne('Z', 3);
    letOne('Z', 0);
    EXPECT_THAT(m_sampler.takePieces(), ElementsAre(piece(kOn, 0, 3)));
    EXPECT_EQ(m_sampler.totals()[0].end, milliseconds(3));
    EXPECT_THAT(m_sampler.totals(), SizeIs(1)) << "the dead do not come back";
}

TEST_F(SampledThreads, EndWhenTheyAreLeftOut) {
    letOne('R', 0);
    letOne('R', 4);
    m_threads.clear();
    look();
    EXPECT_THAT(m_sampler.takePieces(), ElementsAre(piece(kOn, 0, 4)));
}

TEST_F(SampledThreads, AreToldApartWhenTheirNumberIsUsedAgain) {
    letOne('R', 0);
    letOne('R', 4);
    m_script[kAnn].stat.startTicks = 99;
    m_script[kAnn].onCore = {};
    letOne('R', 0);
    letOne('R', 4);
    EXPECT_THAT(finished(), ElementsAre(piece(kOn, 0, 4), piece(kOn, 8, 12, 0, 1)));
}

TEST_F(SampledThreads, CountSwitchesSinceTheFirstLook) {
    m_script.counts[kAnn] = {100, 50};
    letOne('R', 0);
    m_script.counts[kAnn] = {107, 53};
    letOne('Z', 1);
    EXPECT_EQ(m_sampler.totals()[0].voluntarySwitches, 7U);
    EXPECT_EQ(m_sampler.totals()[0].preemptedSwitches, 3U);
}

TEST_F(SampledThreads, MayBeManyAndNamedTwice) {
    m_threads = {kAnn, kBob, kAnn};
    for (int i = 0; i < 3; ++i) {
        let(kBob, 'R', milliseconds(2), milliseconds(2), 1);
        letOne('R', 4);
    }
    EXPECT_THAT(m_sampler.totals(), SizeIs(2));
    EXPECT_EQ(m_sampler.totals()[0].onCore, milliseconds(8));
    EXPECT_EQ(m_sampler.totals()[1].onCore, milliseconds(4));
}

TEST_F(SampledThreads, AreLookedAtLessOftenWhenThatCostsTooMuch) {
    EXPECT_EQ(m_sampler.period(), milliseconds(4));
    m_cost = std::chrono::microseconds(40);
    look();
    EXPECT_EQ(m_sampler.period(), milliseconds(4)) << "1 %";
    m_cost = std::chrono::microseconds(400);
    for (int i = 0; i < 100; ++i) {
        look();
    }
    EXPECT_NEAR(toSeconds(m_sampler.period()), 0.020, 0.0005) << "2 % of a core";
}

TEST(SamplingTheKernel, AgreesWithTheThreadsOwnClock) {
    std::atomic<std::int32_t> tid = 0;
    std::atomic<bool> enough = false;
    std::atomic<std::int64_t> used = 0;
    std::thread thread([&] {
        tid = ::gettid();
        const auto before = threadCpuNow();
        while (!enough) {
            used = (threadCpuNow() - before).count();
        }
    });
    while (tid == 0) {
        std::this_thread::yield();
    }
    ThreadSampler sampler;
    const std::vector<ThreadKey> threads{{::getpid(), tid}};
    sampler.sample(threads, monotonicNow());
    const Nanoseconds before(used);
    const auto cpuBefore = threadCpuNow();
    for (int i = 0; i < 50; ++i) {
        std::this_thread::sleep_for(sampler.period());
        sampler.sample(threads, monotonicNow());
    }
    const Nanoseconds after(used);
    const auto cost = threadCpuNow() - cpuBefore;
    enough = true;
    thread.join();
    sampler.finish();
    const auto& totals = sampler.totals()[0];
    EXPECT_NEAR(toSeconds(totals.onCore), toSeconds(after - before), 0.01 + 0.05 * toSeconds(after - before));
    RecordProperty("cpu_microseconds_a_sample", static_cast<int>(cost.count() / 50 / 1000));
    EXPECT_LT(toSeconds(cost), 0.1 * toSeconds(totals.onCore + totals.waitingForCore + totals.offCore));
}

} // namespace
} // namespace parascope
