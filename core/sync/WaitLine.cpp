// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/WaitLine.h"

namespace parascope {

std::optional<QueueOutcome> Waiter::sleep(const Deadline& deadline, const std::stop_token& stop) {
    // Made before the lock and so gone after it: its end waits for a call that waits for the lock.
    const std::stop_callback wakeUp(stop, [this] {
        const std::lock_guard lock(m_mutex);
        m_stopAsked = true;
        m_changed.notify_one();
    });
    std::unique_lock lock(m_mutex);
    const auto isOver = [this] { return m_outcome.has_value() || m_stopAsked; };
    if (deadline) {
        m_changed.wait_until(lock, *deadline, isOver);
    } else {
        m_changed.wait(lock, isOver);
    }
    return m_outcome;
}

QueueOutcome Waiter::sleepUntilSettled() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_outcome.has_value(); });
    return *m_outcome;
}

void Waiter::settle(QueueOutcome outcome, std::size_t depth) {
    // Told under the lock: the waiter may be gone the moment it can see its outcome.
    const std::lock_guard lock(m_mutex);
    m_outcome = outcome;
    m_depth = depth;
    m_changed.notify_one();
}

void WaitLine::add(Waiter& waiter) {
    waiter.m_inLine = true;
    waiter.m_previous = m_last;
    (m_last != nullptr ? m_last->m_next : m_first) = &waiter;
    m_last = &waiter;
}

Waiter& WaitLine::takeFirst() {
    auto& first = *m_first;
    static_cast<void>(remove(first));
    return first;
}

bool WaitLine::remove(Waiter& waiter) {
    if (!waiter.m_inLine) {
        return false;
    }
    (waiter.m_previous != nullptr ? waiter.m_previous->m_next : m_first) = waiter.m_next;
    (waiter.m_next != nullptr ? waiter.m_next->m_previous : m_last) = waiter.m_previous;
    waiter.m_next = waiter.m_previous = nullptr;
    waiter.m_inLine = false;
    return true;
}

} // namespace parascope
