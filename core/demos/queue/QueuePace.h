// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueParameters.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace parascope {

/// How fast the workers at a queue go, shared by all of them and by who leads them: delays that can be
/// changed at any moment, pause, and single steps. Any thread may call anything.
///
/// Paused, work stands still where it is and no item moves. A step lets each side move one item: a producer
/// finishes its work and puts one in, a consumer finishes its work and takes one out; then they stand still
/// again.
class QueuePace {
public:
    QueuePace(Nanoseconds produce, Nanoseconds consume);

    /// Also of the work that goes on just now: who has had that long is done at once.
    void setDelay(QueueSide side, Nanoseconds delay);
    void pause();
    void resume();
    /// While paused: each side moves one item.
    void step();
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] Nanoseconds delayOf(QueueSide side) const {
        return Nanoseconds(m_delays[static_cast<std::size_t>(side)].load());
    }
    /// Nothing holds that side up: no delay and no pause.
    [[nodiscard]] bool rushes(QueueSide side) const { return !m_paused && delayOf(side) == Nanoseconds{}; }

    /// One worker's leave to move while all are paused.
    struct Leave {
        QueueSide side;
        bool given = false;
    };
    /// Waits until the worker may move an item. False when it was stopped.
    bool awaitMove(Leave& leave, const std::stop_token& stop);
    /// The item was moved: the leave is used up.
    static void hasMoved(Leave& leave) { leave.given = false; }
    /// Works for the side's delay times `factor`, pauses not counted. False when it was stopped.
    bool work(Leave& leave, double factor, const std::stop_token& stop);

private:
    [[nodiscard]] bool standsStill(Leave& leave);
    bool awaitLeave(std::unique_lock<std::mutex>& lock, Leave& leave, const std::stop_token& stop);
    std::atomic<std::int64_t>& delay(QueueSide side) { return m_delays[static_cast<std::size_t>(side)]; }

    std::array<std::atomic<std::int64_t>, 2> m_delays; ///< nanoseconds; written under the lock, read anywhere
    std::atomic<bool> m_paused{false};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::array<int, 2> m_steps{};
    std::uint64_t m_changes = 0;
};

} // namespace parascope
