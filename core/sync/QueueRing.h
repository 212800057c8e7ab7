// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace parascope {

/// What two threads write at the same time should not lie on the same one. (std's constant for it warns that
/// it depends on the compiler's flags.)
inline constexpr std::size_t kCacheLine = 64;

/// The items of a BoundedQueue. One thread at a time is at the putting end and one at the getting end; the
/// queue's locks see to that.
///
/// Each end remembers what it last saw of the other, and looks again only when that is used up: with 1000
/// items in between, the two cores tell each other something once in 1000 items instead of every time.
template <class T>
class QueueRing {
public:
    /// 0: unbounded. Memory is taken as it is needed.
    explicit QueueRing(std::size_t capacity)
        : m_capacity(capacity)
        , m_size(std::bit_ceil(capacity == 0 ? kFirstSize : std::min(capacity, kFirstSize)))
        , m_items(std::make_unique<T[]>(m_size)) {}

    // At the putting end.
    [[nodiscard]] bool hasRoom() {
        const auto tail = m_put.tail.load(std::memory_order_relaxed);
        if (tail - m_put.headSeen < room()) {
            return true;
        }
        m_put.headSeen = m_get.head.load(std::memory_order_acquire);
        return tail - m_put.headSeen < room();
    }
    /// Only where there is room.
    void push(T&& item) {
        const auto tail = m_put.tail.load(std::memory_order_relaxed);
        m_items[tail & (m_size - 1)] = std::move(item);
        m_put.tail.store(tail + 1, std::memory_order_release);
    }

    // At the getting end.
    [[nodiscard]] bool hasItem() {
        const auto head = m_get.head.load(std::memory_order_relaxed);
        if (head != m_get.tailSeen) {
            return true;
        }
        m_get.tailSeen = m_put.tail.load(std::memory_order_acquire);
        return head != m_get.tailSeen;
    }
    /// Only where there is an item.
    void pop(T& into) {
        const auto head = m_get.head.load(std::memory_order_relaxed);
        into = std::move(m_items[head & (m_size - 1)]);
        m_get.head.store(head + 1, std::memory_order_release);
    }

    /// At both ends at once: room, if need be by taking more memory. False when it is full.
    [[nodiscard]] bool makeRoom() {
        if (hasRoom()) {
            return true;
        }
        if (m_capacity != 0 && m_size >= m_capacity) {
            return false;
        }
        auto items = std::make_unique<T[]>(m_size * 2);
        const auto tail = m_put.tail.load(std::memory_order_relaxed);
        for (auto at = m_get.head.load(std::memory_order_relaxed); at != tail; ++at) {
            items[at & (m_size * 2 - 1)] = std::move(m_items[at & (m_size - 1)]);
        }
        m_items = std::move(items);
        m_size *= 2;
        return true;
    }

    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    /// At about this moment, from any thread: never more than the capacity.
    [[nodiscard]] std::size_t size() const {
        const auto head =
            m_get.head.load(std::memory_order_acquire); // first: what is taken later was put then
        const auto tail = m_put.tail.load(std::memory_order_acquire);
        const auto size = static_cast<std::size_t>(tail - head);
        return m_capacity == 0 ? size : std::min(size, m_capacity);
    }

private:
    static constexpr std::size_t kFirstSize = 1024;

    [[nodiscard]] std::size_t room() const { return m_capacity == 0 ? m_size : std::min(m_size, m_capacity); }

    struct alignas(kCacheLine) PutEnd {
        std::atomic<std::uint64_t> tail{0}; ///< counts all that was ever put in
        std::uint64_t headSeen = 0;
    };
    struct alignas(kCacheLine) GetEnd {
        std::atomic<std::uint64_t> head{0}; ///< counts all that was ever taken out
        std::uint64_t tailSeen = 0;
    };

    PutEnd m_put;
    GetEnd m_get;
    alignas(kCacheLine) const std::size_t m_capacity; // these change only at both ends at once
    std::size_t m_size;                               ///< of m_items, a power of two
    std::unique_ptr<T[]> m_items;
};

} // namespace parascope
