// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Leftover.h"

#include <array>
#include <atomic>
#include <climits>
#include <cstddef>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr pid_t kFreeSlot = 0;
constexpr pid_t kSlotBeingFilled = -1;

struct LeftoverSlot {
    std::atomic<pid_t> owner{kFreeSlot}; ///< whose name it is: a fork has no say about it
    std::array<char, PATH_MAX> path{};
};

static_assert(std::atomic<pid_t>::is_always_lock_free);

std::array<LeftoverSlot, 16> g_leftovers; // a signal handler can reach nothing else

void removeNamed(const char* path) {
    if (unlink(path) == 0) {
        return;
    }
    const int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder >= 0) {
        removeFilesIn(folder);
        close(folder);
        rmdir(path);
    }
}

} // namespace

void removeFilesIn(int folder) noexcept {
    // opendir() takes memory, which a signal handler may not do.
    alignas(dirent64) std::array<char, 4096> entries{};
    for (;;) {
        const auto got = syscall(SYS_getdents64, folder, entries.data(), entries.size());
        if (got <= 0) {
            return;
        }
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            const auto* const entry = reinterpret_cast<const dirent64*>(entries.data() + at);
            unlinkat(folder, entry->d_name, 0); // fails for . and ..
            at += entry->d_reclen;
        }
    }
}

Leftover::Leftover(const std::string& path) {
    if (path.size() >= PATH_MAX) {
        return;
    }
    for (std::size_t i = 0; i < g_leftovers.size(); ++i) {
        auto& slot = g_leftovers[i];
        pid_t expected = kFreeSlot;
        if (slot.owner.compare_exchange_strong(expected, kSlotBeingFilled)) {
            std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
            slot.owner.store(getpid());
            m_slot = static_cast<int>(i);
            return;
        }
    }
}

Leftover::~Leftover() {
    if (m_slot != kNone) {
        g_leftovers[static_cast<std::size_t>(m_slot)].owner.store(kFreeSlot);
    }
}

void removeLeftovers() noexcept {
    for (auto& slot : g_leftovers) {
        if (slot.owner.load() == getpid()) {
            removeNamed(slot.path.data());
        }
    }
}

} // namespace parascope
