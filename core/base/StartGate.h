// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace parascope {

/// Where workers wait for the one signal on which all begin.
class StartGate {
public:
    void open() {
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = true;
        }
        m_opened.notify_all();
    }

    /// Waits until it is open. False when the wait was given up because of `stop`.
    bool pass(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        return m_opened.wait(lock, stop, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_isOpen = false;
};

} // namespace parascope
