// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SchedSlice.h"
#include "core/observe/WaitReason.h"
#include "core/run/RunRecord.h"
#include "core/trace/TraceBuilder.h"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace parascope {

/// Turns pieces of a schedule into lanes of a trace: under each worker what the kernel says of it, and for
/// each core which worker it had. A piece that goes on is added again and again, each time longer; its span
/// grows.
class ScheduleLanes {
public:
    ScheduleLanes() = default;
    /// Of the workers on another host, the `number`th from 1 on, whose cores are its own.
    ScheduleLanes(std::string host, int number)
        : m_host(std::move(host))
        , m_number(number) {}

    /// Makes the workers' lanes, once their threads are known. Cheap when there is nothing to do.
    void prepare(RunFacts& facts, TraceBuilder& trace);
    /// Draws a thread that is no worker on a lane which is filled up to `until`; pieces are cut to its life.
    void addThread(std::int32_t tid, const std::string& name, LaneId lane, const TimeSpan& life,
                   Nanoseconds until);
    /// The thread has ended; how far its lane is filled.
    Nanoseconds forget(std::int32_t tid);
    /// Whether that thread is a worker at work.
    [[nodiscard]] bool shows(std::int32_t tid) const {
        return m_released != Nanoseconds{} && m_workers.contains(tid);
    }
    /// Adds a piece, or the new part of one that was added before. What a worker made, threads and processes,
    /// and what those made, stands on the cores as its helper. Pieces of other threads, and
    /// from before a worker's launch, are left out; so are those off a core for a reason that nobody knows,
    /// or while the run has not been released: what a worker waits for then is the others.
    void add(const SchedSlice& piece, const std::optional<WaitReason>& why, TraceBuilder& trace);

private:
    struct Worker {
        std::string name;
        LaneId lane;
        TimeSpan life;   ///< pieces are cut to it; its end is open until the worker has ended
        SchedSlice last; ///< the newest that was added
        bool hasLast = false;
        Nanoseconds until{}; ///< how far its lane is filled
    };

    struct Core {
        LaneId lane;
        std::int32_t tid = 0; ///< whose its newest span is
        Nanoseconds until{};  ///< how far its lane is filled
    };

    /// What a piece is called on its worker's lane.
    struct Meaning {
        State state = State::Other;
        std::string_view name;
    };
    [[nodiscard]] std::optional<Meaning> meaningOf(const SchedSlice& piece,
                                                   const std::optional<WaitReason>& why) const;
    void addToCore(CoreId core, std::int32_t tid, const std::string& name, const TimeSpan& time,
                   TraceBuilder& trace);
    void addHelper(const SchedSlice& piece, TraceBuilder& trace);

    [[nodiscard]] bool knows(const WorkerRecord& worker) const;

    std::string m_host; ///< empty: this machine
    int m_number = 0;
    std::unordered_map<std::int32_t, Worker> m_workers;       ///< by tid
    std::unordered_map<std::int32_t, std::int32_t> m_helpers; ///< by tid: the worker's tid
    std::map<CoreId, Core> m_cores;
    Nanoseconds m_released{};    ///< when the work began; 0 before
    bool m_pausesByLock = false; ///< the workers' own program sleeps by a lock with a time limit
};

} // namespace parascope
