// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Waits.h"

#include <gtest/gtest.h>
#include <tuple>

namespace parascope {
namespace {

using std::chrono::milliseconds;

StateTimes times(std::initializer_list<std::pair<State, int>> list) {
    StateTimes times{};
    for (const auto& [state, ms] : list) {
        times[indexOf(state)] = milliseconds(ms);
    }
    return times;
}

TEST(WaitsThatAWorkerDeclared, AreNotTheKernelsToo) {
    EXPECT_EQ(undeclaredWaits(times({{State::Sleeping, 50}}), times({{State::Sleeping, 60}})), StateTimes{});
    EXPECT_EQ(undeclaredWaits(times({{State::Lock, 50}}), times({{State::Gil, 60}})), StateTimes{})
        << "for the kernel the GIL is a lock";
    EXPECT_EQ(undeclaredWaits(times({{State::Lock, 50}}), times({{State::Queue, 20}, {State::Sleeping, 40}})),
              StateTimes{});
}

TEST(WaitsThatAWorkerDeclared, LeaveTheOthersToTheKernel) {
    EXPECT_EQ(
        undeclaredWaits(times({{State::Sleeping, 50}, {State::Lock, 20}}), times({{State::Sleeping, 50}})),
        times({{State::Lock, 20}}));
    EXPECT_EQ(undeclaredWaits(times({{State::Io, 30}}), {}), times({{State::Io, 30}}));
    EXPECT_EQ(undeclaredWaits({}, times({{State::Io, 30}})), StateTimes{});
}

/// A lane with those spans, in milliseconds.
LaneIndex laneOf(std::initializer_list<std::tuple<int, int, State>> list) {
    std::vector<Span> spans;
    for (const auto& [begin, end, state] : list) {
        Span span;
        span.begin = milliseconds(begin);
        span.end = milliseconds(end);
        span.state = state;
        spans.push_back(span);
    }
    return LaneIndex(std::move(spans));
}

class ARankThatWaitsForMessages : public testing::Test {
protected:
    StateTimes seenIn(int begin, int end) const {
        const TimeSpan range{milliseconds(begin), milliseconds(end)};
        return withMessages(kernel.totals(range), messageTimes(kernel, own, range));
    }

    LaneIndex own = laneOf({{0, 20, State::Running}, {20, 60, State::Message}, {80, 100, State::Message}});
    LaneIndex kernel = laneOf({{0, 40, State::Running}, {40, 50, State::Ready}, {50, 90, State::Running}});
};

TEST_F(ARankThatWaitsForMessages, DoesNotRunThoughTheKernelSaysSo) {
    EXPECT_EQ(seenIn(0, 100), times({{State::Running, 40}, {State::Ready, 10}, {State::Message, 50}}))
        << "in 20 to 60 it spun for 30 and waited for a core for 10, in 80 to 100 it spun for 10 and slept";
}

TEST_F(ARankThatWaitsForMessages, IsLookedAtInAPartOfATime) {
    EXPECT_EQ(seenIn(0, 20), times({{State::Running, 20}}));
    EXPECT_EQ(seenIn(30, 45), times({{State::Ready, 5}, {State::Message, 10}}));
    EXPECT_EQ(seenIn(60, 80), times({{State::Running, 20}}));
}

TEST_F(ARankThatWaitsForMessages, IsLeftToTheKernelWhereItSaysNothing) {
    own = laneOf({{0, 100, State::Running}});
    EXPECT_EQ(seenIn(0, 100), times({{State::Running, 80}, {State::Ready, 10}}));
}

} // namespace
} // namespace parascope
