// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <httplib.h>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace parascope {

/// A thread for each connection: all who ask at the same time are answered at the same time, however many
/// they are. A pool would make the last ones wait, and that would look as if the clients were slow. Where
/// the system gives no further thread, who asks is answered by the one that takes them in.
class ConnectionThreads final : public httplib::TaskQueue {
    /// Nothing in older versions of the library; whether it is taken in newer ones, and here it always is.
    using Taken = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));

public:
    ~ConnectionThreads() override { waitForAll(); }

    Taken enqueue(std::function<void()> answer) override {
        {
            const std::lock_guard lock(m_mutex);
            ++m_alive;
        }
        const auto all = [this, answer = std::move(answer)] {
            answer();
            const std::lock_guard lock(m_mutex);
            if (--m_alive == 0) {
                m_allEnded.notify_all();
            }
        };
        try {
            std::thread(all).detach();
        } catch (const std::system_error&) {
            all();
        }
        return Taken(true);
    }
    void shutdown() override { waitForAll(); }

private:
    void waitForAll() {
        std::unique_lock lock(m_mutex);
        m_allEnded.wait(lock, [this] { return m_alive == 0; });
    }

    std::mutex m_mutex;
    std::condition_variable m_allEnded;
    int m_alive = 0;
};

} // namespace parascope
