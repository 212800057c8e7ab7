// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/QueueOutcome.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace parascope {

/// One thread that waits in a WaitLine; it lives on that thread's stack.
///
/// Whoever takes it out of its line owes it a settle(), and may not touch it afterwards: its thread goes on.
class Waiter {
public:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    explicit Waiter(void* item)
        : m_item(item) {}

    /// Sleeps until it is settled, the deadline has come or a stop was asked for. Nothing when not settled.
    [[nodiscard]] std::optional<QueueOutcome> sleep(const Deadline& deadline, const std::stop_token& stop);
    /// Sleeps until it is settled, whatever else happens: for one that was taken out of its line meanwhile.
    [[nodiscard]] QueueOutcome sleepUntilSettled();
    /// Called by another thread: the wait is over, with this outcome.
    void settle(QueueOutcome outcome, std::size_t depth);

    [[nodiscard]] void* item() const { return m_item; } ///< where the item is, or where it is to go
    [[nodiscard]] std::size_t depth() const { return m_depth; }

private:
    friend class WaitLine;

    void* m_item;
    Waiter* m_next = nullptr;
    Waiter* m_previous = nullptr;
    bool m_inLine = false;

    std::mutex m_mutex; // for what follows
    std::condition_variable m_changed;
    std::optional<QueueOutcome> m_outcome;
    std::size_t m_depth = 0;
    bool m_stopAsked = false;
};

/// Threads that wait for the same thing, first come, first served. Not thread-safe: its owner locks.
class WaitLine {
public:
    [[nodiscard]] bool isEmpty() const { return m_first == nullptr; }
    void add(Waiter& waiter);
    /// Takes the one out that has waited longest. Not for an empty line.
    [[nodiscard]] Waiter& takeFirst();
    /// Takes it out wherever it stands. False when somebody else did, who will settle it.
    [[nodiscard]] bool remove(Waiter& waiter);

private:
    Waiter* m_first = nullptr;
    Waiter* m_last = nullptr;
};

} // namespace parascope
