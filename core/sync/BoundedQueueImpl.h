// SPDX-License-Identifier: GPL-3.0-or-later
// How BoundedQueue does it; included by its header only.
#pragma once

#include "core/sync/BoundedQueue.h"

namespace parascope {

template <class T>
bool BoundedQueue<T>::putAtOnce(T& item, std::size_t* depth) {
    const std::lock_guard lock(m_putMutex);
    // Where getters stand in line the item is theirs, and where putters do, they come first.
    if (m_closed || !m_getters.isEmpty() || !m_putters.isEmpty() || !m_ring.hasRoom()) {
        return false;
    }
    m_ring.push(std::move(item));
    tellDepth(depth);
    return true;
}

template <class T>
bool BoundedQueue<T>::getAtOnce(T& into, std::size_t* depth) {
    const std::lock_guard lock(m_getMutex);
    // Where putters stand in line, one of them is to be given the room.
    if (!m_putters.isEmpty() || !m_ring.hasItem()) {
        return false;
    }
    m_ring.pop(into);
    tellDepth(depth);
    return true;
}

template <class T>
QueueOutcome BoundedQueue<T>::putInTurn(T& item, const QueueWait& wait) {
    auto locks = lockBoth();
    if (m_closed) {
        return QueueOutcome::Closed;
    }
    if (!m_getters.isEmpty()) {
        auto& getter = m_getters.takeFirst();
        *static_cast<T*>(getter.item()) = std::move(item);
        locks.unlock();
        getter.settle(QueueOutcome::Done, 0);
        if (wait.depth != nullptr) {
            *wait.depth = 1; // for the moment before it was taken
        }
        return QueueOutcome::Done;
    }
    if (m_putters.isEmpty() && m_ring.makeRoom()) {
        m_ring.push(std::move(item));
        tellDepth(wait.depth);
        return QueueOutcome::Done;
    }
    return standInLine(m_putters, item, wait, locks);
}

template <class T>
QueueOutcome BoundedQueue<T>::getInTurn(T& into, const QueueWait& wait) {
    auto locks = lockBoth();
    if (!m_ring.hasItem()) {
        return m_closed ? QueueOutcome::Closed : standInLine(m_getters, into, wait, locks);
    }
    m_ring.pop(into);
    tellDepth(wait.depth);
    if (m_putters.isEmpty()) {
        return QueueOutcome::Done;
    }
    auto& putter = m_putters.takeFirst();
    static_cast<void>(m_ring.makeRoom()); // there is: an item was just taken out
    m_ring.push(std::move(*static_cast<T*>(putter.item())));
    const auto depth = m_ring.size();
    locks.unlock();
    putter.settle(QueueOutcome::Done, depth);
    return QueueOutcome::Done;
}

template <class T>
QueueOutcome BoundedQueue<T>::standInLine(WaitLine& line, T& item, const QueueWait& wait, BothLocks& locks) {
    constexpr Nanoseconds kForEver = std::chrono::hours(24 * 365); // more would overflow the clock
    Waiter::Deadline deadline;
    if (wait.timeout) {
        if (*wait.timeout <= Nanoseconds{}) {
            return QueueOutcome::TimedOut;
        }
        deadline = std::chrono::steady_clock::now() + std::min(*wait.timeout, kForEver);
    }
    Waiter self(&item);
    line.add(self);
    locks.unlock();
    auto outcome = self.sleep(deadline, wait.stop);
    if (!outcome) {
        auto again = lockBoth();
        const bool givesUp = line.remove(self);
        again.unlock();
        if (givesUp) {
            return wait.stop.stop_requested() ? QueueOutcome::Stopped : QueueOutcome::TimedOut;
        }
        outcome = self.sleepUntilSettled(); // it was its turn at the very last moment
    }
    if (wait.depth != nullptr && *outcome == QueueOutcome::Done) {
        *wait.depth = self.depth();
    }
    return *outcome;
}

template <class T>
void BoundedQueue<T>::close() {
    std::vector<Waiter*> waiters;
    {
        const auto locks = lockBoth();
        m_closed = true;
        while (!m_putters.isEmpty()) {
            waiters.push_back(&m_putters.takeFirst());
        }
        while (!m_getters.isEmpty()) {
            waiters.push_back(&m_getters.takeFirst());
        }
    }
    for (auto* waiter : waiters) {
        waiter->settle(QueueOutcome::Closed, 0);
    }
}

} // namespace parascope
