// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/PathTimes.h"
#include "core/observe/SchedSlice.h"
#include "core/observe/WaitReason.h"

#include <optional>
#include <span>
#include <unordered_map>

namespace parascope {

/// A stretch of a thread's life, and why it was off its core where anybody saw that.
struct PathPiece {
    SchedSlice slice;
    std::optional<WaitKind> why = {};
    bool isPython = false; ///< its process runs Python: a lock with a time limit is most likely the GIL
};

/// Tells from the lives of all threads of a program what bounded its wall time.
///
/// Thread seconds do not tell it: a hundred threads that wait for their sibling are no evidence, the sibling
/// is. So each moment counts once. While any thread runs or could, it goes to those that do, and to those
/// that stand in line for a lock behind them; what else waits does not make the time longer. While none
/// could run, it goes to what is waited for outside: the disk before the network, before a person, before a
/// time to pass. A thread that waits for what it started itself is never the reason.
///
/// A short wait ends before anybody can ask why. It counts as what that thread was seen to wait for at other
/// times, and where nobody ever saw it, as a lock when it was handed over: one thread leaves its core and a
/// sibling comes on within a moment.
class CriticalPath {
public:
    /// A wait for a lock that is longer is no standing in line, but a wait for work or for a thread's end;
    /// unless both its ends were handed over.
    static constexpr Nanoseconds kLongestTurn = std::chrono::milliseconds(20);
    /// A shorter wait at a pipe is that of two programs which hand something on: what is left of it while
    /// none of them runs is the time until the one that was woken gets a core.
    static constexpr Nanoseconds kLongestHandOn = std::chrono::milliseconds(2);
    /// Within it a sibling comes on a core after a thread has left one.
    static constexpr Nanoseconds kHandOver = std::chrono::microseconds(100);

    /// Forgets everything; time counts from here.
    void begin(Nanoseconds at);
    /// Pieces that have ended since the last call.
    void take(std::span<const PathPiece> finished);
    /// Everything up to `until` is known now: `open` are the pieces that go on then. Calls with rising times.
    void advance(Nanoseconds until, std::span<const PathPiece> open);
    /// This thread was seen to wait for that at some moment.
    void noteSeen(std::int32_t tid, WaitKind why);
    /// A thread has ended: its number may be used again.
    void forget(std::int32_t tid) { m_seen.erase(tid); }

    /// What this thread was mostly seen to wait for when it did so shortly; nothing when nobody ever saw it.
    [[nodiscard]] std::optional<WaitKind> usualWait(std::int32_t tid) const;
    [[nodiscard]] const PathRecord& record() const { return m_record; }

private:
    /// What a piece does to the path, in the order in which waits count while nobody can run.
    enum class Doing : std::uint8_t {
        Running,
        Ready,
        Lock,
        Gil,
        Disk,
        Network,
        Terminal,
        Sleep,
        Pipe,
        HandedOn,
        HeldForATime,
        Held,
        Other,
        Inside,
    };
    static constexpr std::size_t kDoings = 14;
    using Counts = std::array<int, kDoings>;

    struct Edge {
        Nanoseconds time{};
        Doing doing = Doing::Running;
        int change = 0;
    };
    /// When threads of one process left a core by themselves and came on again, in the order of time.
    struct Turns {
        std::vector<std::pair<Nanoseconds, std::int32_t>> left;
        std::vector<std::pair<Nanoseconds, std::int32_t>> came;
    };
    struct Seen {
        std::array<std::uint32_t, 16> answers{}; ///< by WaitKind, of short waits
    };

    void noteAnswer(const PathPiece& piece);
    void collectTurns(std::span<const PathPiece> open);
    [[nodiscard]] bool isHandedOver(const SchedSlice& piece, bool atEnd) const;
    [[nodiscard]] Doing doingOf(const PathPiece& piece) const;
    [[nodiscard]] Doing doingOfLock(const PathPiece& piece, WaitKind kind) const;
    void addEdges(const PathPiece& piece, const TimeSpan& window);
    void sweep(const TimeSpan& window);
    void addMoment(const TimeSpan& time, const Counts& counts);
    [[nodiscard]] static PathTimes divide(const Counts& counts);

    PathRecord m_record;
    Nanoseconds m_until{}; ///< all before is in the record
    std::vector<PathPiece> m_pieces;
    std::vector<Edge> m_edges; ///< kept for its memory
    std::unordered_map<std::int32_t, Turns> m_turns;
    std::unordered_map<std::int32_t, Seen> m_seen;
};

} // namespace parascope
