// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Recorder.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace parascope {
namespace {

std::vector<SpanRecord> drained(RingRecorder& ring, std::size_t most = 1 << 20) {
    std::vector<SpanRecord> spans;
    ring.drain([&](const SpanRecord& span) { spans.push_back(span); }, most);
    return spans;
}

TEST(ARingOfSpans, GivesThemBackInOrderOnce) {
    RingRecorder ring;
    for (int i = 0; i < 10'000; ++i) {
        ring.record({Nanoseconds(i), Nanoseconds(i + 1), "work", State::Lock, i % 3});
    }
    const auto spans = drained(ring);
    ASSERT_EQ(spans.size(), 10'000U);
    for (int i = 0; i < 10'000; ++i) {
        const auto& span = spans[static_cast<std::size_t>(i)];
        ASSERT_EQ(span.begin, Nanoseconds(i));
        ASSERT_EQ(span.core, i % 3);
        ASSERT_EQ(span.state, State::Lock);
        ASSERT_STREQ(span.name, "work");
    }
    EXPECT_TRUE(drained(ring).empty());
}

TEST(ARingOfSpans, IsDrainedAtMostSoFar) {
    RingRecorder ring;
    for (int i = 0; i < 100; ++i) {
        ring.record({});
    }
    EXPECT_EQ(drained(ring, 30).size(), 30U);
    EXPECT_EQ(drained(ring).size(), 70U);
}

TEST(ARingOfSpans, LosesNothingBetweenTwoThreads) {
    constexpr int kCount = 300'000;
    RingRecorder ring;
    std::jthread writer([&] {
        for (int i = 0; i < kCount; ++i) {
            ring.record({Nanoseconds(i), Nanoseconds(i), "", State::Running, 0});
        }
    });
    int next = 0;
    bool inOrder = true;
    while (next < kCount) {
        ring.drain([&](const SpanRecord& span) { inOrder = inOrder && span.begin == Nanoseconds(next++); });
    }
    EXPECT_TRUE(inOrder);
}

} // namespace
} // namespace parascope
