// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"
#include "core/observe/ThreadKey.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace parascope {

enum class SwitchKind : std::uint8_t {
    In,   ///< the thread got the core
    Out,  ///< the thread left the core; `preempted` says whether it was pushed off
    Fork, ///< `thread` was made by `parent`, on the parent's core
    Exit, ///< the thread ended; no Out follows
    Name, ///< the thread is called `name` from now on; `preempted` is false
    Lost, ///< `lost` records of this core are missing before this one; `thread` is nobody
};

/// One thing that the kernel said about a thread. Times are CLOCK_MONOTONIC.
struct SwitchEvent {
    Nanoseconds time{};
    CoreId core;
    ThreadKey thread;
    ThreadKey parent; ///< of a Fork: a new process has another pid than its parent, a new thread the same
    SwitchKind kind = SwitchKind::In;
    bool preempted = false;      ///< of an Out: it could have gone on, and waits for a core now
    bool exec = false;           ///< of a Name: given by execve(2), so the process runs another program now
    std::uint64_t lost = 0;      ///< of a Lost
    std::array<char, 16> name{}; ///< of a Name: at most 15 bytes, the kernel's limit

    [[nodiscard]] std::string_view nameText() const { return name.data(); }

    bool operator==(const SwitchEvent&) const = default;
};

} // namespace parascope
