// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <thread>

namespace parascope {

/// An interpreter's lock, by CPython's rules (Python/ceval_gil.c of CPython 3.2 and newer):
/// - one thread at a time holds it;
/// - who waits for a whole switch interval, without anybody else having got it meanwhile, asks for it;
/// - the holder gives it up at its next check when somebody asked;
/// - who gave it up on request waits until another one has it, or it would be the first to take it again.
class Gil {
public:
    /// What sys.getswitchinterval() says where nobody changed it.
    static constexpr Nanoseconds kUsualInterval = std::chrono::milliseconds(5);

    explicit Gil(Nanoseconds switchInterval = kUsualInterval)
        : m_interval(switchInterval) {}
    Gil(const Gil&) = delete;
    Gil& operator=(const Gil&) = delete;

    /// Waits until the calling thread holds it. False, and not held, when `stop` was requested before that.
    /// Not to be called by the holder.
    [[nodiscard]] bool acquire(const std::stop_token& stop);
    /// Takes it when nobody holds it; false, without waiting, when somebody does.
    [[nodiscard]] bool tryAcquire();
    /// Gives it up; only for the holder. When somebody asked for it, waits until somebody else has it.
    void release();
    /// Whether the holder should give it up now. Costs one load: to be asked as often as one likes.
    [[nodiscard]] bool isAskedFor() const { return m_askedFor.load(std::memory_order_relaxed); }

    /// Times it went from one thread to another so far.
    [[nodiscard]] std::uint64_t switches() const;
    /// Threads that wait for it now.
    [[nodiscard]] int waiting() const;

private:
    void take();
    void leaveQueue();

    const Nanoseconds m_interval;
    std::atomic<bool> m_askedFor = false;
    mutable std::mutex m_mutex;         // of all below; held for moments only
    std::condition_variable_any m_free; // nobody holds it
    std::condition_variable m_taken;    // another thread got it, or nobody waits for it any more
    bool m_held = false;
    std::thread::id m_lastHolder;
    std::uint64_t m_switches = 0;
    int m_waiting = 0;
};

} // namespace parascope
