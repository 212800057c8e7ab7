// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/SharedQueue.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <linux/futex.h>
#include <memory>
#include <new>
#include <pthread.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

namespace parascope {

/// Those who wait for one thing. A waiter remembers the turn it saw and sleeps for as long as that stands.
struct SharedQueue::Line {
    std::atomic<std::uint32_t> turn{0};
    std::uint32_t waiting = 0; ///< under the lock; too many after a waiter's death, which costs a call a move
};

/// What lies at the memory's begin; the numbers come behind it, each position's at its place in a circle.
struct SharedQueue::State {
    alignas(kAlignment) pthread_mutex_t mutex;
    alignas(kAlignment) std::atomic<std::uint64_t> head{0}; ///< written under the lock, like all below
    std::atomic<std::uint64_t> tail{0};
    Line getters;
    Line putters;
    std::uint64_t capacity = 0; ///< never changed
};

namespace {

// No lock may hide in what several processes touch, nothing that lies at another address in each of them.
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

// Source: futex(2). Not the private kind: the word lies in several processes.

void sleepWhile(std::atomic<std::uint32_t>& word, std::uint32_t seen,
                const std::optional<Nanoseconds>& deadline) {
    timespec until{};
    if (deadline) {
        until.tv_sec = static_cast<time_t>(deadline->count() / 1'000'000'000);
        until.tv_nsec = static_cast<long>(deadline->count() % 1'000'000'000);
    }
    // Unlike FUTEX_WAIT it takes a moment of CLOCK_MONOTONIC and not a length of time.
    syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, seen, deadline ? &until : nullptr, nullptr,
            FUTEX_BITSET_MATCH_ANY);
}

void wake(std::atomic<std::uint32_t>& word, int count) {
    syscall(SYS_futex, &word, FUTEX_WAKE, count, nullptr, nullptr, 0);
}

void makeRobust(pthread_mutex_t& mutex) {
    pthread_mutexattr_t attributes{};
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

std::optional<Nanoseconds> deadlineOf(const QueueWait& wait) {
    constexpr Nanoseconds kForEver = std::chrono::hours(24 * 365); // more would overflow the clock
    return wait.timeout ? std::optional(monotonicNow() + std::min(*wait.timeout, kForEver)) : std::nullopt;
}

} // namespace

class SharedQueue::Lock {
public:
    explicit Lock(pthread_mutex_t& mutex)
        : m_mutex(mutex) {
        const int problem = pthread_mutex_lock(&m_mutex);
        if (problem == EOWNERDEAD) {
            pthread_mutex_consistent(&m_mutex); // it is: see the class's comment
        } else if (problem != 0) {
            throw std::system_error(problem, std::generic_category(), "cannot lock the shared queue");
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock() { pthread_mutex_unlock(&m_mutex); }

private:
    pthread_mutex_t& m_mutex;
};

std::size_t SharedQueue::bytesFor(std::size_t capacity) {
    return sizeof(State) + capacity * sizeof(std::int64_t);
}

SharedQueue::SharedQueue(std::span<std::byte> memory)
    : m_state(std::launder(reinterpret_cast<State*>(memory.data())))
    , m_slots(reinterpret_cast<std::int64_t*>(memory.data() + sizeof(State))) {}

SharedQueue SharedQueue::createIn(std::span<std::byte> memory, std::size_t capacity) {
    auto* state = new (memory.data()) State();
    makeRobust(state->mutex);
    state->capacity = capacity;
    return SharedQueue(memory);
}

SharedQueue SharedQueue::attachTo(std::span<std::byte> memory) {
    return SharedQueue(memory);
}

std::int64_t& SharedQueue::slot(std::uint64_t position) {
    return m_slots[position % m_state->capacity];
}

/// `move(state)`: does the move under the lock and gives how many are in the queue then, or nothing when it
/// cannot be done now.
template <class Move>
QueueOutcome SharedQueue::moveInTurn(Line& own, Line& others, const QueueWait& wait, const Move& move) {
    const bool isPatient = !wait.timeout || *wait.timeout > Nanoseconds{};
    const auto deadline = isPatient ? deadlineOf(wait) : std::nullopt;
    std::optional<std::stop_callback<std::function<void()>>> whenStopped;
    bool hasWaited = false;
    while (true) {
        std::uint32_t seen = 0;
        std::optional<std::size_t> depth;
        bool wakesOne = false;
        {
            const Lock lock(m_state->mutex);
            own.waiting -= hasWaited && own.waiting > 0 ? 1 : 0;
            depth = move();
            wakesOne = depth && others.waiting > 0;
            others.turn += wakesOne ? 1 : 0;
            seen = own.turn; // before it is asked for a stop: whoever asks changes the turn afterwards
            const bool waits = !depth && isPatient && !wait.stop.stop_requested() &&
                               (!deadline || monotonicNow() < *deadline);
            hasWaited = waits;
            own.waiting += waits ? 1 : 0;
        }
        if (wakesOne) {
            wake(others.turn, 1);
        }
        if (depth) {
            if (wait.depth != nullptr) {
                *wait.depth = *depth;
            }
            return QueueOutcome::Done;
        }
        if (!hasWaited) {
            return isPatient && wait.stop.stop_requested() ? QueueOutcome::Stopped : QueueOutcome::TimedOut;
        }
        if (!whenStopped) {
            whenStopped.emplace(wait.stop, [this] { wakeAll(); });
        }
        sleepWhile(own.turn, seen, deadline);
    }
}

QueueOutcome SharedQueue::put(std::int64_t number, const QueueWait& wait, const Note& note) {
    return moveInTurn(m_state->putters, m_state->getters, wait, [&]() -> std::optional<std::size_t> {
        const auto head = m_state->head.load();
        const auto tail = m_state->tail.load();
        if (tail - head >= m_state->capacity) {
            return std::nullopt;
        }
        slot(tail) = number;
        if (note) {
            note(number);
        }
        m_state->tail = tail + 1; // now it is in
        return tail + 1 - head;
    });
}

QueueOutcome SharedQueue::get(std::int64_t& into, const QueueWait& wait, const Note& note) {
    return moveInTurn(m_state->getters, m_state->putters, wait, [&]() -> std::optional<std::size_t> {
        const auto head = m_state->head.load();
        const auto tail = m_state->tail.load();
        if (head == tail) {
            return std::nullopt;
        }
        into = slot(head);
        if (note) {
            note(into);
        }
        m_state->head = head + 1; // now it is out
        return tail - head - 1;
    });
}

std::size_t SharedQueue::size() const {
    const auto head = m_state->head.load(); // first: the tail can only be further then
    return m_state->tail.load() - head;
}

void SharedQueue::wakeAll() {
    for (auto* line : {&m_state->putters, &m_state->getters}) {
        ++line->turn;
        wake(line->turn, INT_MAX);
    }
}

} // namespace parascope
