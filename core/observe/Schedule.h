// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SchedSlice.h"
#include "core/observe/SwitchEvent.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace parascope {

/// Turns switch events into pieces: which thread was on which core from when to when, and why it was not.
///
/// Events are fed as they come. Records that are missing, doubled or late never make a piece overlap another
/// one of the same thread or end before it begins: what cannot be known is marked `estimated` or Unknown, and
/// counted.
class Schedule {
public:
    /// `begin`: when recording began. A thread whose first record is that it left a core ran there since
    /// then, or since the last record of that core.
    explicit Schedule(Nanoseconds begin)
        : m_begin(begin) {}

    /// A batch, in any order; batches by rising time. An event older than what is known of its thread is
    /// dropped.
    void feed(std::span<const SwitchEvent> events);

    /// The pieces that were finished since the last call, by time of their end.
    [[nodiscard]] std::vector<SchedSlice> takePieces();
    /// What the living threads are doing, up to `now`: for drawing while a run goes on. These are handed out
    /// by takePieces() later, at their full length.
    [[nodiscard]] std::vector<SchedSlice> openPieces(Nanoseconds now) const;
    /// Ends what is open at `now`. Then takePieces() has all.
    void finish(Nanoseconds now);

    /// One entry for each thread there ever was, in the order in which they were heard of. Finished pieces
    /// only.
    [[nodiscard]] std::span<const ThreadTotals> totals() const { return m_totals; }
    /// Records that the kernel lost.
    [[nodiscard]] std::uint64_t lostCount() const { return m_lost; }
    /// Events that came too late to be used.
    [[nodiscard]] std::uint64_t lateCount() const { return m_late; }

private:
    struct Thread {
        std::size_t totals = 0;              ///< index into m_totals
        bool isPlaced = false;               ///< false until it is known whether it was on a core
        bool isEstimated = false;            ///< the beginning of the open piece
        PieceKind kind = PieceKind::Unknown; ///< of the open piece
        Nanoseconds since{}; ///< beginning of the open piece, or the earliest it may have begun
        Nanoseconds heard{}; ///< time of its last event
        CoreId core;         ///< where it is or was last
    };
    struct Number {
        std::uint32_t used = 0; ///< how many threads have had it
        Nanoseconds free{};     ///< when the last of them ended
    };
    struct Core {
        std::int32_t runner = -1; ///< tid of the recorded thread on it
        std::int32_t ended = -1;  ///< tid of the thread that ended there last, until something else happens
        Nanoseconds heard{};      ///< time of its last record
    };

    void apply(const SwitchEvent& event);
    void applyIn(const SwitchEvent& event, Core& core);
    void applyOut(const SwitchEvent& event, Core& core);
    void applyFork(const SwitchEvent& event);
    void applyExit(const SwitchEvent& event, Core& core);
    void applyName(const SwitchEvent& event);
    void applyLost(const SwitchEvent& event, Core& core);

    Core& coreOf(const SwitchEvent& event);
    Thread& threadOf(const SwitchEvent& event);
    Thread& startThread(ThreadKey key, Nanoseconds time);
    void endThread(std::int32_t tid, Nanoseconds time, bool estimated);
    void leaveCore(std::int32_t tid, CoreId core);
    void placeOnCore(Thread& thread, const SwitchEvent& event, const Core& core);
    void turn(Thread& thread, PieceKind next, Nanoseconds time, bool estimated);
    [[nodiscard]] SchedSlice openPiece(const Thread& thread, Nanoseconds end, bool estimated) const;

    Nanoseconds m_begin;
    std::unordered_map<std::int32_t, Thread> m_living;  ///< by tid
    std::unordered_map<std::int32_t, Number> m_numbers; ///< by tid
    std::unordered_map<CoreId, Core> m_cores;
    std::vector<ThreadTotals> m_totals;
    std::vector<SchedSlice> m_finished;
    std::uint64_t m_lost = 0;
    std::uint64_t m_late = 0;
};

} // namespace parascope
