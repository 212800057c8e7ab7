// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Sleep.h"

#include "core/observe/WaitReason.h"
#include "tests/core/work/KeepingRecorder.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using test::KeepingRecorder;

TEST(ASleep, TakesItsTimeButNoProcessorTime) {
    KeepingRecorder recorder;
    TaskContext context{recorder, {}};
    const auto cpuBefore = threadCpuNow();
    const auto before = monotonicNow();
    const auto result = Sleep().run(30, context);
    const auto took = monotonicNow() - before;
    EXPECT_EQ(result.value(), "slept 30 ms");
    EXPECT_GE(took, milliseconds(30));
    EXPECT_LT(threadCpuNow() - cpuBefore, took / 2);
    ASSERT_EQ(recorder.spans.size(), 1U);
    EXPECT_EQ(recorder.spans[0].state, State::Sleeping);
    EXPECT_GE(recorder.spans[0].end - recorder.spans[0].begin, milliseconds(30));
}

TEST(ASleep, EndsAtOnceWhenItIsStopped) {
    KeepingRecorder recorder;
    Result<std::optional<std::string>> result;
    std::jthread sleeper([&](const std::stop_token& stop) {
        TaskContext context{recorder, stop};
        result = Sleep().run(24ULL * 3600 * 1000, context);
    });
    sleeper.request_stop();
    sleeper.join();
    ASSERT_TRUE(result);
    EXPECT_FALSE(*result);
    EXPECT_EQ(recorder.spans.size(), 1U) << "what it slept is shown";
}

TEST(ASleep, IsKnownToTheKernelAsSleep) {
    KeepingRecorder recorder;
    std::atomic<std::int32_t> tid{0};
    std::jthread sleeper([&](const std::stop_token& stop) {
        tid = gettid();
        TaskContext context{recorder, stop};
        EXPECT_TRUE(Sleep().run(24ULL * 3600 * 1000, context));
    });
    const auto isAsleep = [&] {
        const auto why = readWaitReason({getpid(), tid});
        return !why || why->kind == WaitKind::Sleep;
    };
    while (tid == 0 || !isAsleep()) {
        std::this_thread::yield(); // until the test's time limit
    }
}

} // namespace
} // namespace parascope
