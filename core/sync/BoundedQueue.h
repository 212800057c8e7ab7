// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/QueueRing.h"
#include "core/sync/WaitLine.h"

#include <vector>

namespace parascope {

/// A queue between any number of producers and consumers that holds at most so many items. What was put in is
/// taken out once, in the order in which it came in. Any thread may call anything. T can be made empty and
/// moved.
///
/// Two ends, two locks: a put that finds room and a get that finds an item take the lock of their own end
/// only. Who has to wait takes both (put's first) and stands in the line of its end. The lines change only
/// under both locks, so that either is enough to look at them.
///
/// Fair: an item goes to the getter that has waited longest, room to the putter that has, and nobody who
/// comes later overtakes a line.
///
/// It never spins: a side that looks out for the other steals it the cache lines it works on. Asleep, it lets
/// the other one run ahead and then works through what has gathered, which is several times as fast.
template <class T>
class BoundedQueue {
public:
    /// `capacity` in items; 0: as many as memory holds.
    explicit BoundedQueue(std::size_t capacity)
        : m_ring(capacity) {}
    BoundedQueue(const BoundedQueue&) = delete;
    BoundedQueue& operator=(const BoundedQueue&) = delete;
    ~BoundedQueue() = default; // nobody may wait any more

    /// Puts an item in; waits while the queue is full. The item is moved from only when Done.
    QueueOutcome put(T&& item, const QueueWait& wait = {}) {
        return putAtOnce(item, wait.depth) ? QueueOutcome::Done : putInTurn(item, wait);
    }
    QueueOutcome put(const T& item, const QueueWait& wait = {}) { return put(T(item), wait); }

    /// Takes the oldest item out; waits while the queue is empty. `into` is changed only when Done.
    QueueOutcome get(T& into, const QueueWait& wait = {}) {
        return getAtOnce(into, wait.depth) ? QueueOutcome::Done : getInTurn(into, wait);
    }

    /// From now on nothing can be put in, and who waits to put is told Closed. What is in can still be taken
    /// out.
    void close();

    /// Items in it at about this moment.
    [[nodiscard]] std::size_t size() const { return m_ring.size(); }
    /// 0: unbounded.
    [[nodiscard]] std::size_t capacity() const { return m_ring.capacity(); }

private:
    struct BothLocks {
        std::unique_lock<std::mutex> put;
        std::unique_lock<std::mutex> get;
        void unlock() {
            get.unlock();
            put.unlock();
        }
    };

    [[nodiscard]] BothLocks lockBoth() {
        std::unique_lock put(m_putMutex);
        return {std::move(put), std::unique_lock(m_getMutex)};
    }
    [[nodiscard]] bool putAtOnce(T& item, std::size_t* depth);
    [[nodiscard]] bool getAtOnce(T& into, std::size_t* depth);
    QueueOutcome putInTurn(T& item, const QueueWait& wait);
    QueueOutcome getInTurn(T& into, const QueueWait& wait);
    QueueOutcome standInLine(WaitLine& line, T& item, const QueueWait& wait, BothLocks& locks);

    void tellDepth(std::size_t* depth) const {
        if (depth != nullptr) {
            *depth = m_ring.size();
        }
    }

    // What each end writes lies apart: one end's lock does not slow the other's.
    alignas(kCacheLine) std::mutex m_putMutex;
    alignas(kCacheLine) std::mutex m_getMutex;
    alignas(kCacheLine) WaitLine m_putters; // not empty: the ring is full
    WaitLine m_getters;                     // not empty: the ring is empty
    bool m_closed = false;
    QueueRing<T> m_ring;
};

} // namespace parascope

#include "core/sync/BoundedQueueImpl.h"
