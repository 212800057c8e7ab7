// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/GilYieldPoint.h"

#include "core/work/Sleep.h"
#include "core/work/SumSquares.h"
#include "tests/core/work/KeepingRecorder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using test::KeepingRecorder;

std::size_t waitsIn(const KeepingRecorder& recorder) {
    return static_cast<std::size_t>(
        std::count_if(recorder.spans.begin(), recorder.spans.end(),
                      [](const SpanRecord& span) { return span.state == State::Gil; }));
}

TEST(TurnsUnderAGil, OfOneWorkerAloneAreNeverWaitedFor) {
    Gil gil;
    KeepingRecorder recorder;
    GilYieldPoint turns(gil, recorder, {});
    TaskContext context{recorder, {}, &turns};
    EXPECT_TRUE(SumSquares().run(3'000'000, context).value());
    EXPECT_EQ(waitsIn(recorder), 0U);
}

TEST(TurnsUnderAGil, AreTakenByWorkersOneAfterAnother) {
    Gil gil(milliseconds(1));
    KeepingRecorder recorders[2];
    {
        std::jthread workers[2];
        for (int i = 0; i < 2; ++i) {
            workers[i] = std::jthread([&gil, &recorder = recorders[i]] {
                GilYieldPoint turns(gil, recorder, {});
                TaskContext context{recorder, {}, &turns};
                EXPECT_TRUE(SumSquares().run(60'000'000, context).value());
            });
        }
    }
    EXPECT_GE(waitsIn(recorders[0]) + waitsIn(recorders[1]), 2U);
    for (const auto& mine : recorders[0].spans) {
        for (const auto& theirs : recorders[1].spans) {
            const bool bothRan = mine.state == State::Running && theirs.state == State::Running;
            EXPECT_FALSE(bothRan && mine.begin < theirs.end && theirs.begin < mine.end)
                << "two ran at the same time";
        }
    }
}

TEST(TurnsUnderAGil, AreLeftToOthersByWhoSleeps) {
    Gil gil(hours(1));
    KeepingRecorder recorder;
    std::stop_source stop;
    std::jthread sleeper([&] {
        GilYieldPoint turns(gil, recorder, stop.get_token());
        TaskContext context{recorder, stop.get_token(), &turns};
        EXPECT_FALSE(Sleep().run(24ULL * 3600 * 1000, context).value());
    });
    while (gil.switches() == 0) {
        std::this_thread::yield();
    }
    EXPECT_TRUE(gil.acquire({})) << "while it sleeps, not after the day";
    gil.release();
    stop.request_stop();
}

TEST(TurnsUnderAGil, AreGivenUpByWhoIsStoppedWhileWaiting) {
    Gil gil(hours(1));
    ASSERT_TRUE(gil.acquire({}));
    KeepingRecorder recorder;
    std::jthread worker([&](const std::stop_token& stop) {
        GilYieldPoint turns(gil, recorder, stop);
        TaskContext context{recorder, stop, &turns};
        EXPECT_FALSE(SumSquares().run(1'000'000, context).value());
    });
    while (gil.waiting() == 0) {
        std::this_thread::yield();
    }
    worker.request_stop();
    worker.join();
    gil.release();
    EXPECT_TRUE(gil.acquire({})) << "nobody else gave it up";
    gil.release();
}

} // namespace
} // namespace parascope
