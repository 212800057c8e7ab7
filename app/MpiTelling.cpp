// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiTelling.h"

#include "app/MpiBehind.h"
#include "core/run/RankCallSlot.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace parascope::mpi {

namespace {

/// What the ranks of a program have between them, in this one. One for the process, as MPI itself is.
struct Telling {
    int file = -1;
    int rank = -1;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    RankCallSlot* slot = nullptr; ///< null: nobody looks at it
    long joined = 0;              ///< the thread that called MPI_Init
};
Telling telling; // NOLINT: a library of C functions has no other place

long tid() {
    static thread_local const long kTid = syscall(SYS_gettid);
    return kTid;
}

/// Where nobody listens any more the program goes on: no signal of ours is to end it.
void writeQuietly(const char* line, std::size_t size) {
    const int before = errno;
    sigset_t broken;
    sigset_t masked;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, &masked);
    if (write(telling.file, line, size) < 0 && errno == EPIPE) {
        telling.file = -1;
        const timespec atOnce{};
        sigtimedwait(&broken, nullptr, &atOnce);
    }
    pthread_sigmask(SIG_SETMASK, &masked, nullptr);
    errno = before;
}

/// One line, by one write: ranks that share a pipe do not mix them.
__attribute__((format(printf, 1, 2))) void tell(const char* format, ...) {
    std::array<char, 512> line{};
    va_list words;
    va_start(words, format);
    const int size = std::vsnprintf(line.data(), line.size(), format, words); // NOLINT: va_start began them
    va_end(words);
    if (size > 0 && static_cast<std::size_t>(size) < line.size()) {
        writeQuietly(line.data(), static_cast<std::size_t>(size));
    }
}

/// Takes our place on the board; one that another process of our number has taken is not ours: it is of
/// another world.
void openBoard() {
    const char* const path = std::getenv("PARASCOPE_MPI_CALLS");
    const int file = path != nullptr ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0 || telling.rank >= static_cast<int>(RankCallSlot::kMostRanks)) {
        return;
    }
    void* const memory = mmap(nullptr, kRankCallBoardBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory == MAP_FAILED) {
        return;
    }
    auto& slot = static_cast<RankCallSlot*>(memory)[telling.rank];
    std::int32_t nobody = 0;
    int ranks = 0;
    PARASCOPE_BEHIND(Comm_size)(worldComm(), &ranks);
    if (!slot.pid.compare_exchange_strong(nobody, getpid())) {
        slot.ranks.store(0); // nobody can tell any more who waits for whom
        return;
    }
    slot.tid.store(static_cast<std::int32_t>(tid()));
    slot.ranks.store(ranks);
    telling.joined = tid();
    telling.slot = &slot;
}

/// What another thread does in MPI nobody can see here: then it cannot be said that the rank waits. What MPI
/// calls of its own accord is a part of the call that stands there.
bool hasBoard() {
    if (telling.slot == nullptr || Within::isAnyone()) {
        return false;
    }
    if (tid() != telling.joined) {
        telling.slot->ranks.store(0, std::memory_order_relaxed);
        return false;
    }
    return true;
}

void note(RankCallSlot& slot, const char* name, int peer, int tag, Time begin) {
    std::array<std::uint64_t, RankCallSlot::kLongestName / sizeof(std::uint64_t)> words{};
    std::memcpy(words.data(), name, strnlen(name, RankCallSlot::kLongestName - 1));
    slot.turn.fetch_add(1, std::memory_order_acquire);
    std::atomic_thread_fence(std::memory_order_release);
    slot.began.store(begin, std::memory_order_relaxed);
    slot.peer.store(peer, std::memory_order_relaxed);
    slot.tag.store(tag, std::memory_order_relaxed);
    for (std::size_t i = 0; i < words.size(); ++i) {
        slot.name.at(i).store(words.at(i), std::memory_order_relaxed);
    }
    slot.turn.fetch_add(1, std::memory_order_release);
}

} // namespace

Time now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<Time>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void begin() {
    const char* const path = std::getenv("PARASCOPE_MPI_TRACE");
    telling.file = path != nullptr ? open(path, O_WRONLY | O_CLOEXEC) : -1;
    if (telling.file >= 0) {
        PARASCOPE_BEHIND(Comm_rank)(worldComm(), &telling.rank);
        tell("{\"ph\":\"M\",\"pid\":%d,\"tid\":%ld,\"name\":\"thread_name\",\"args\":{\"name\":\"rank %d in "
             "MPI\"}}\n",
             getpid(), tid(), telling.rank);
        openBoard();
    }
}

void end() {
    if (telling.slot != nullptr) {
        note(*telling.slot, "", RankCallSlot::kNobody, 0, RankCallSlot::kHasLeft);
        telling.slot = nullptr;
    }
}

bool isTold() {
    return telling.file >= 0 && telling.rank >= 0 && !Within::isAnyone();
}

int ownRank() {
    return telling.rank;
}

void tellCall(const char* name, const char* state, Time begin, Time end) {
    if (isTold()) {
        tell("{\"ph\":\"X\",\"pid\":%d,\"tid\":%ld,\"name\":\"%s\",\"cat\":\"%s\",\"ts\":%lld.%03lld,"
             "\"dur\":%lld.%03lld}\n",
             getpid(), tid(), name, state, begin / 1000, begin % 1000, (end - begin) / 1000,
             (end - begin) % 1000);
    }
}

void tellArrow(char phase, const char* name, const char* id, Time time) {
    tell("{\"ph\":\"%c\",\"bp\":\"e\",\"pid\":%d,\"tid\":%ld,\"name\":\"%s\",\"cat\":\"message\",\"id\":\"%"
         "s\","
         "\"ts\":%lld.%03lld}\n",
         phase, getpid(), tid(), name, id, time / 1000, time % 1000);
}

void enter(const char* name, int peer, int tag, Time begin) {
    if (hasBoard()) {
        note(*telling.slot, name, peer, tag, begin);
    }
}

void leave() {
    if (telling.slot != nullptr && tid() == telling.joined && !Within::isAnyone()) {
        note(*telling.slot, "", RankCallSlot::kNobody, 0, RankCallSlot::kNone);
    }
}

Call::Call(const char* name)
    : Call(name, ForOne{RankCallSlot::kNobody, 0}) {}

Lock::Lock() {
    pthread_mutex_lock(&telling.mutex);
}

Lock::~Lock() {
    pthread_mutex_unlock(&telling.mutex);
}

} // namespace parascope::mpi
