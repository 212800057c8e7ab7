// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <csignal>
#include <functional>
#include <stop_token>

namespace parascope {

/// For as long as it lives, signals to the calling thread wait: one that comes between a look at what its
/// handler sets and a call that waits would else be missed. That call is ppoll(2) with the mask from before.
class SignalsHeldBack {
public:
    SignalsHeldBack();
    ~SignalsHeldBack();
    SignalsHeldBack(const SignalsHeldBack&) = delete;
    SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

    [[nodiscard]] const sigset_t& before() const { return m_before; }

private:
    sigset_t m_before{};
};

/// Sleeps until a moment of CLOCK_MONOTONIC. False when `stop` was requested before: at once, then.
///
/// The kernel knows it as sleep, which a condition variable with a time limit is not: its waits are those for
/// a lock. `afterSignal` is called before it falls asleep and whenever a signal was handled: there, a program
/// whose signals mean a stop may request it.
bool sleepUntil(Nanoseconds until, const std::stop_token& stop,
                const std::function<void()>& afterSignal = {});

} // namespace parascope
