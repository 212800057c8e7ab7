// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/QueueOutcome.h"

#include <cstdint>
#include <functional>
#include <span>

namespace parascope {

/// A queue of whole numbers in memory that processes share (SharedMemory): any of them puts and takes. What
/// was put in is taken out once, in the order in which it came in, and no more than the capacity is ever in.
///
/// A process may be killed at any moment without harm to the others. The lock is a robust one: whoever gets
/// it after a holder's death is told so, and finds the queue whole, for an item changes hands by one store
/// alone. Who was killed may have been the one that was to wake another, or was just woken in another's
/// stead: whoever learns of such a death calls wakeAll().
///
/// Not fair, unlike BoundedQueue: who comes first when a place or an item becomes free has it.
class SharedQueue {
public:
    /// Bytes of memory for a queue of that capacity. Where memory's pages are new ones, places that are never
    /// used cost nothing.
    [[nodiscard]] static std::size_t bytesFor(std::size_t capacity);
    /// Lays a new queue that holds at most `capacity` numbers out in memory whose bytes are 0,
    /// bytesFor(capacity) of them, at a multiple of kAlignment.
    static SharedQueue createIn(std::span<std::byte> memory, std::size_t capacity);
    /// The queue that another process laid out in that memory.
    static SharedQueue attachTo(std::span<std::byte> memory);

    static constexpr std::size_t kAlignment = 64;

    /// Told a number in the very moment in which it changes hands: before anybody can see that it did. Must
    /// not wait.
    using Note = std::function<void(std::int64_t)>;

    /// Puts a number in; waits while the queue is full.
    QueueOutcome put(std::int64_t number, const QueueWait& wait = {}, const Note& note = {});
    /// Takes the oldest number out; waits while the queue is empty. `into` is changed only when Done.
    QueueOutcome get(std::int64_t& into, const QueueWait& wait = {}, const Note& note = {});

    /// Numbers in it at about this moment.
    [[nodiscard]] std::size_t size() const;
    /// Lets all who wait, in all processes, look again. Any thread may call it at any time.
    void wakeAll();

private:
    struct State;
    struct Line;
    class Lock;
    explicit SharedQueue(std::span<std::byte> memory);

    template <class Move>
    QueueOutcome moveInTurn(Line& own, Line& others, const QueueWait& wait, const Move& move);
    [[nodiscard]] std::int64_t& slot(std::uint64_t position);

    State* m_state;
    std::int64_t* m_slots;
};

} // namespace parascope
