// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"
#include "core/observe/ThreadKey.h"

#include <cstdint>
#include <optional>
#include <string>

namespace parascope {

/// What a thread was doing, as far as the kernel tells.
enum class PieceKind : std::uint8_t {
    OnCore,         ///< it ran
    WaitingForCore, ///< it could have run: pushed off its core, or just started and not yet put on one
    OffCore,        ///< it left its core by itself: slept, waited for a lock, for data … see WaitReason
    Unknown,        ///< records were lost
};

/// One stretch of a thread's life. The pieces of a thread follow each other without overlap.
///
/// After a thread gave its core up (OffCore), the kernel's switch records do not show when it was woken, only
/// when it got a core again: the wait for a core in between is part of the OffCore piece.
struct SchedSlice {
    ThreadKey thread;
    std::uint32_t incarnation = 0; ///< counts the threads that had this number one after another
    PieceKind kind = PieceKind::Unknown;
    bool estimated = false; ///< an end of it is not known exactly: sampled, or next to a gap in the records
    CoreId core;            ///< where it ran; for the other kinds where it ran before, if it has
    TimeSpan span;
    ThreadKey maker = ThreadKey(); ///< who made the thread, where that was recorded

    bool operator==(const SchedSlice&) const = default;
};

/// The sums over one thread's finished pieces.
struct ThreadTotals {
    ThreadKey thread;
    ThreadKey maker = ThreadKey(); ///< who made it, where that was recorded
    std::uint32_t incarnation = 0;
    std::string name; ///< the last one it had; empty when the kernel never said
    Nanoseconds onCore{};
    Nanoseconds waitingForCore{};
    Nanoseconds offCore{};
    Nanoseconds unknown{};
    std::uint64_t preemptedSwitches = 0; ///< pushed off its core
    std::uint64_t voluntarySwitches = 0; ///< left it by itself
    std::uint64_t migrations = 0;        ///< came back on another core than it had left
    Nanoseconds begin{};                 ///< when it was first heard of
    std::optional<Nanoseconds> end;      ///< when it ended; nothing while it lives

    /// Adds a finished piece.
    void add(const SchedSlice& piece) {
        switch (piece.kind) {
        case PieceKind::OnCore:
            onCore += piece.span.length();
            break;
        case PieceKind::WaitingForCore:
            waitingForCore += piece.span.length();
            break;
        case PieceKind::OffCore:
            offCore += piece.span.length();
            break;
        case PieceKind::Unknown:
            unknown += piece.span.length();
            break;
        }
    }

    bool operator==(const ThreadTotals&) const = default;
};

} // namespace parascope
