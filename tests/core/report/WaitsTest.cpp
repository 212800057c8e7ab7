// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Waits.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace parascope
