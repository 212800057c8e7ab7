// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
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

} // namespace parascope
