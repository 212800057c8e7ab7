// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/Gil.h"

namespace parascope {

bool Gil::acquire(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    while (m_held && !stop.stop_requested()) {
        const auto before = m_switches;
        const bool isFree = m_free.wait_for(lock, stop, m_interval, [this] { return !m_held; });
        // Who got it a moment ago keeps it for a whole interval: only a holder that is still the same is
        // asked.
        if (!isFree && m_switches == before && !stop.stop_requested()) {
            m_askedFor.store(true, std::memory_order_relaxed);
        }
    }
    if (stop.stop_requested()) {
        leaveQueue();
        return false;
    }
    --m_waiting;
    take();
    return true;
}

bool Gil::tryAcquire() {
    const std::lock_guard lock(m_mutex);
    if (m_held) {
        return false;
    }
    take();
    return true;
}

/// The calling thread has it now.
void Gil::take() {
    m_held = true;
    m_askedFor.store(false, std::memory_order_relaxed);
    if (m_lastHolder != std::this_thread::get_id()) {
        m_lastHolder = std::this_thread::get_id();
        ++m_switches;
        m_taken.notify_all();
    }
}

/// The calling thread waits no more, without having got it.
void Gil::leaveQueue() {
    --m_waiting;
    if (m_waiting == 0) {
        m_askedFor.store(false, std::memory_order_relaxed); // nobody is left to give it up for
        m_taken.notify_all();
    } else if (!m_held) {
        m_free.notify_one(); // the call that woke us was meant for one who wants it
    }
}

void Gil::release() {
    std::unique_lock lock(m_mutex);
    m_held = false;
    m_free.notify_one();
    if (!isAskedFor()) {
        return;
    }
    m_taken.wait(lock, [this] { return m_lastHolder != std::this_thread::get_id() || m_waiting == 0; });
}

std::uint64_t Gil::switches() const {
    const std::lock_guard lock(m_mutex);
    return m_switches;
}

int Gil::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

} // namespace parascope
