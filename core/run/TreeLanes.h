// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/ScheduleLanes.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// Draws what the kernel says of all threads and processes of a program: a lane for each that lives for a
/// while, and for the others, which may be thousands, as few as hold them one after another.
class TreeLanes {
public:
    /// What is younger when it ends gets no lane of its own.
    static constexpr Nanoseconds kOwnLaneFrom = std::chrono::milliseconds(30);
    /// More cannot be looked at, and each costs its drawing.
    static constexpr std::size_t kMostLanes = 600;
    static constexpr std::size_t kMostSpans = 4'000'000;

    /// The lane of the run's worker, once its thread is known.
    void prepare(RunFacts& facts, TraceBuilder& trace) { m_lanes.prepare(facts, trace); }
    /// What a thread did, finished or not; `name` and `group` are asked when it gets its lane.
    template <class Names>
    void add(const SchedSlice& piece, const std::optional<WaitReason>& why, bool isOpen, const Names& names,
             TraceBuilder& trace) {
        auto& thread = of(piece);
        if (!thread.isShown && !thread.isLost && piece.span.end - thread.first >= kOwnLaneFrom) {
            show(thread, names(piece.thread), trace);
        }
        draw(thread, piece, why, isOpen, trace);
    }
    /// It has ended; `name` is for one that had no lane of its own.
    void end(std::int32_t tid, const std::string& name, TraceBuilder& trace);
    /// The lane for what a thread records itself; makes it where there is none yet.
    LaneId ownLaneOf(ThreadKey thread, const std::pair<std::string, std::string>& name, Nanoseconds time,
                     TraceBuilder& trace);
    /// The lane for what a thread says of itself in words of its own, right below what the kernel says of it.
    LaneId wordsLaneOf(ThreadKey thread, const std::pair<std::string, std::string>& name, Nanoseconds time,
                       TraceBuilder& trace);
    /// The worker's own thread has its lane already.
    void setWorker(std::int32_t tid) { m_worker = tid; }

private:
    struct Waiting {
        SchedSlice piece;
        std::optional<WaitReason> why;
    };
    struct Thread {
        ThreadKey key;
        Nanoseconds first{};
        bool isShown = false;
        bool isLost = false; ///< there are too many
        std::int32_t order = 0;
        LaneId own;   ///< what it records itself
        LaneId words; ///< the same, of a program that knows nothing of our states
        std::vector<Waiting> young;
    };
    struct Shared {
        LaneId lane;
        Nanoseconds until{};
    };

    Thread& of(const SchedSlice& piece);
    /// The thread that recorded something at that time, shown; it may have ended meanwhile.
    Thread& tellerAt(ThreadKey key, const std::pair<std::string, std::string>& name, Nanoseconds time,
                     TraceBuilder& trace);
    void show(Thread& thread, const std::pair<std::string, std::string>& name, TraceBuilder& trace);
    void draw(Thread& thread, const SchedSlice& piece, const std::optional<WaitReason>& why, bool isOpen,
              TraceBuilder& trace);
    LaneId addLane(const ThreadKey& key, const std::string& name, const std::string& group, LaneKind kind,
                   TraceBuilder& trace);
    Shared& sharedFrom(Nanoseconds begin, const ThreadKey& key, TraceBuilder& trace);

    ScheduleLanes m_lanes;
    std::int32_t m_worker = 0;
    std::unordered_map<std::int32_t, Thread> m_threads; ///< by tid
    std::unordered_map<std::int32_t, Thread> m_ended;   ///< by tid: what they told comes late
    std::vector<Shared> m_shared;
    std::int32_t m_order = 0; ///< of the last lane; the worker's is 0
};

} // namespace parascope
