// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/trace/LaneIndex.h"
#include "core/trace/State.h"

#include <array>

namespace parascope {

/// Time by state.
using StateTimes = std::array<Nanoseconds, kStateCount>;

/// The states in which a worker waits for something that is no core.
inline constexpr std::array kWaits{State::Lock, State::Gil, State::Queue, State::Io, State::Sleeping};

/// All waits together.
[[nodiscard]] Nanoseconds sumOfWaits(const StateTimes& times);

/// What the kernel saw a worker wait for beyond what the worker itself declared, which knows best: for the
/// kernel the GIL, a queue and a sleep that can be ended early are but locks.
[[nodiscard]] StateTimes undeclaredWaits(const StateTimes& kernel, const StateTimes& declared);

/// What the kernel says of the time in which a worker waits for messages: that it runs, mostly.
struct MessageTimes {
    Nanoseconds running{}; ///< it spins
    Nanoseconds ready{};   ///< it would, and waits for a core
    Nanoseconds off{};     ///< it sleeps after all, or nobody knows
};

/// Of a worker that records its waits on the lane `own`.
[[nodiscard]] MessageTimes messageTimes(const LaneIndex& kernel, const LaneIndex& own, const TimeSpan& range);

/// The kernel's times with those waits as a state of their own: what waits for a message and spins is not
/// running. One that waits for a core meanwhile is left to that.
[[nodiscard]] StateTimes withMessages(StateTimes kernel, const MessageTimes& messages);

} // namespace parascope
