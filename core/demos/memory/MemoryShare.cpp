// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryShare.h"

#include "core/work/Pieces.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <new>
#include <pthread.h>

namespace parascope {

namespace {

/// Between two looks at the stop: some 10 to 100 microseconds.
constexpr std::uint64_t kBlock = 4096;
constexpr std::size_t kLine = 64; ///< bytes of a cache line: what one worker writes is on none of another's

/// Takes the lock; one whose owner died is mended. True when that happened.
bool lockRobust(pthread_mutex_t& mutex) {
    if (pthread_mutex_lock(&mutex) != EOWNERDEAD) {
        return false;
    }
    pthread_mutex_consistent(&mutex);
    return true;
}

/// About ten nanoseconds of work between load and store, as adding 1 is rarely all that a program does there.
/// A million steps then take some ten milliseconds: by then the kernel has spread workers over the cores, and
/// they meet. Without it the first one is often done before the second one has begun.
constexpr int kWork = 24;

/// The three steps, one by one: a load and a store of the machine, never one instruction.
///
/// Relaxed atomics, so that the race is one of the counter alone and defined in C++: what is lost are
/// updates.
void addInThreeSteps(std::atomic<std::uint64_t>& counter) {
    auto value = counter.load(std::memory_order_relaxed);
    for (int i = 0; i < kWork; ++i) {
        asm volatile("" : "+r"(value)); // nobody must join or leave out anything
    }
    counter.store(value + 1, std::memory_order_relaxed);
}

/// The same work beside an addition that is one step.
void addAtOnce(std::atomic<std::uint64_t>& counter) {
    std::uint64_t one = 1;
    for (int i = 0; i < kWork; ++i) {
        asm volatile("" : "+r"(one));
    }
    counter.fetch_add(one, std::memory_order_relaxed);
}

} // namespace

struct MemoryShare::Page {
    static constexpr std::uint64_t kMagic = 0x706172616d656d31;

    struct alignas(kLine) Padded {
        std::atomic<std::uint64_t> value = 0;
    };

    std::uint64_t magic = kMagic;
    Padded counter;
    Padded ownersDied;
    alignas(kLine) pthread_mutex_t mutex{};
    std::array<Padded, kMostWorkers> added;

    Page() {
        pthread_mutexattr_t attributes;
        pthread_mutexattr_init(&attributes);
        pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
        pthread_mutex_init(&mutex, &attributes);
        pthread_mutexattr_destroy(&attributes);
    }
};

Result<MemoryShare> MemoryShare::create() {
    auto memory = SharedMemory::create(sizeof(Page));
    if (!memory) {
        return failure(memory.error());
    }
    new (memory->bytes().data()) Page();
    return MemoryShare(std::move(*memory));
}

Result<MemoryShare> MemoryShare::attach(int descriptor) {
    auto memory = SharedMemory::attach(descriptor, sizeof(Page));
    if (!memory) {
        return failure(memory.error());
    }
    MemoryShare share(std::move(*memory));
    if (share.page().magic != Page::kMagic) {
        return failure("the shared counter", "its memory holds something else",
                       "let Parascope start this program");
    }
    return share;
}

MemoryShare::Page& MemoryShare::page() const {
    return *std::launder(reinterpret_cast<Page*>(m_memory.bytes().data()));
}

template <class Add>
std::uint64_t MemoryShare::addAll(WorkerId worker, std::uint64_t increments, TaskContext& context,
                                  const Add& add) {
    auto& progress = page().added.at(worker.index()).value;
    Pieces pieces(context, "counting");
    std::uint64_t done = 0;
    while (done < increments) {
        const auto until = std::min(increments, done + kBlock);
        for (; done < until; ++done) {
            add();
        }
        progress.store(done, std::memory_order_relaxed);
        if (!pieces.next()) {
            break;
        }
    }
    pieces.finish();
    return done;
}

std::uint64_t MemoryShare::count(MemoryWay way, WorkerId worker, std::uint64_t increments,
                                 TaskContext& context) {
    auto& shared = page();
    auto& counter = shared.counter.value;
    std::atomic<std::uint64_t> own = 0;
    switch (way) {
    case MemoryWay::Unprotected:
        return addAll(worker, increments, context, [&] { addInThreeSteps(counter); });
    case MemoryWay::Mutex:
    case MemoryWay::SharedMutex:
        return addAll(worker, increments, context, [&] {
            if (lockRobust(shared.mutex)) {
                shared.ownersDied.value.fetch_add(1, std::memory_order_relaxed);
            }
            addInThreeSteps(counter);
            pthread_mutex_unlock(&shared.mutex);
        });
    case MemoryWay::Atomic:
    case MemoryWay::SharedMemory:
        return addAll(worker, increments, context, [&] { addAtOnce(counter); });
    default: // each for itself
        return addAll(worker, increments, context, [&] { addInThreeSteps(own); });
    }
}

std::uint64_t MemoryShare::counter() const {
    return page().counter.value.load(std::memory_order_relaxed);
}

std::uint64_t MemoryShare::added() const {
    std::uint64_t all = 0;
    for (const auto& of : page().added) {
        all += of.value.load(std::memory_order_relaxed);
    }
    return all;
}

std::vector<std::uint64_t> MemoryShare::addedByEach(int workers) const {
    std::vector<std::uint64_t> each;
    for (int worker = 0; worker < std::min(workers, kMostWorkers); ++worker) {
        each.push_back(
            page().added.at(static_cast<std::size_t>(worker)).value.load(std::memory_order_relaxed));
    }
    return each;
}

std::uint64_t MemoryShare::ownersDied() const {
    return page().ownersDied.value.load(std::memory_order_relaxed);
}

} // namespace parascope
