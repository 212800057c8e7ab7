// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueuePace.h"

namespace parascope {

QueuePace::QueuePace(Nanoseconds produce, Nanoseconds consume)
    : m_delays{produce.count(), consume.count()} {}

void QueuePace::setDelay(QueueSide side, Nanoseconds length) {
    const std::lock_guard lock(m_mutex);
    delay(side) = length.count();
    ++m_changes;
    m_changed.notify_all();
}

void QueuePace::pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
    ++m_changes;
    m_changed.notify_all();
}

void QueuePace::resume() {
    const std::lock_guard lock(m_mutex);
    m_paused = false;
    m_steps = {};
    ++m_changes;
    m_changed.notify_all();
}

void QueuePace::step() {
    const std::lock_guard lock(m_mutex);
    m_steps = {1, 1};
    ++m_changes;
    m_changed.notify_all();
}

bool QueuePace::standsStill(Leave& leave) {
    auto& steps = m_steps[static_cast<std::size_t>(leave.side)];
    if (m_paused && !leave.given && steps > 0) {
        --steps;
        leave.given = true;
    }
    return m_paused && !leave.given;
}

bool QueuePace::awaitLeave(std::unique_lock<std::mutex>& lock, Leave& leave, const std::stop_token& stop) {
    return m_changed.wait(lock, stop, [&] { return !standsStill(leave); });
}

bool QueuePace::awaitMove(Leave& leave, const std::stop_token& stop) {
    if (stop.stop_requested()) {
        return false;
    }
    if (!m_paused) {
        return true; // without the lock: a million items pass here
    }
    std::unique_lock lock(m_mutex);
    return awaitLeave(lock, leave, stop);
}

bool QueuePace::work(Leave& leave, double factor, const std::stop_token& stop) {
    if (delay(leave.side) == 0 && !m_paused) {
        return !stop.stop_requested();
    }
    std::unique_lock lock(m_mutex);
    Nanoseconds done{};
    while (true) {
        if (!awaitLeave(lock, leave, stop)) {
            return false;
        }
        const auto length =
            Nanoseconds(static_cast<std::int64_t>(static_cast<double>(delay(leave.side)) * factor));
        if (done >= length) {
            return true;
        }
        const auto begin = std::chrono::steady_clock::now();
        m_changed.wait_until(lock, stop, begin + (length - done),
                             [this, seen = m_changes] { return m_changes != seen; });
        if (stop.stop_requested()) {
            return false;
        }
        done += std::chrono::steady_clock::now() - begin;
    }
}

} // namespace parascope
