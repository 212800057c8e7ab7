// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <stop_token>

namespace parascope {

/// Sleeps until a moment of CLOCK_MONOTONIC. False when `stop` was requested before: at once, then.
///
/// The kernel knows it as sleep, which a condition variable with a time limit is not: its waits are those for
/// a lock.
bool sleepUntil(Nanoseconds until, const std::stop_token& stop);

} // namespace parascope
