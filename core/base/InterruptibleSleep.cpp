// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/InterruptibleSleep.h"

#include <csignal>
#include <poll.h>
#include <pthread.h>

namespace parascope {

namespace {

/// The signal that breaks a thread's sleep; nobody else uses it. Its handler does nothing: that it has one is
/// what makes the call return.
int wakeSignal() {
    static const int signal = [] {
        struct sigaction action {};
        action.sa_handler = [](int /*signal*/) {};
        const int number = SIGRTMIN + 3;
        sigaction(number, &action, nullptr);
        return number;
    }();
    return signal;
}

timespec toTimespec(Nanoseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
    return {static_cast<time_t>(seconds.count()), static_cast<long>((time - seconds).count())};
}

/// For as long as it lives, signals to the calling thread wait: one that comes between a look at the token
/// and a call that waits would else be missed. That call is ppoll(2) with the mask from before.
class SignalsHeldBack {
public:
    SignalsHeldBack() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsHeldBack() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsHeldBack(const SignalsHeldBack&) = delete;
    SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

    [[nodiscard]] const sigset_t& before() const { return m_before; }

private:
    sigset_t m_before{};
};

} // namespace

bool sleepUntil(Nanoseconds until, const std::stop_token& stop) {
    const int signal = wakeSignal();
    const SignalsHeldBack held;
    const std::stop_callback wakeUp(stop,
                                    [thread = pthread_self(), signal] { pthread_kill(thread, signal); });
    while (true) {
        const auto left = until - monotonicNow();
        if (stop.stop_requested() || left <= Nanoseconds{}) {
            return !stop.stop_requested();
        }
        const auto limit = toTimespec(left);
        ppoll(nullptr, 0, &limit, &held.before());
    }
}

} // namespace parascope
