// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mpi.h>

/// Tells what a rank does in MPI: a span for each call, an arrow for each message (core/trace/FORMAT.md).
/// Tells nothing unless begin() has found somebody who listens. Its state is the process's: MPI is once in a
/// process, and its functions, which this library stands before, have no object to be handed.
namespace parascope::mpi {

using Time = long long; // nanoseconds of CLOCK_MONOTONIC

[[nodiscard]] Time now();

/// MPI has begun: from now on calls are told, where PARASCOPE_MPI_TRACE can be written to, and the one that
/// goes on stands in the memory that PARASCOPE_MPI_CALLS names (core/run/RankCallSlot.h).
void begin();
/// MPI is over.
void end();
[[nodiscard]] bool isTold();
/// Of this process in MPI_COMM_WORLD.
[[nodiscard]] int ownRank();

/// A call; `state`: what the rank does in it, a category of core/trace/FORMAT.md.
void tellCall(const char* name, const char* state, Time begin, Time end);
/// An end of an arrow: `phase` is s where it begins, f where it ends; both say the same `id`.
void tellArrow(char phase, const char* name, const char* id, Time time);

/// This thread is in a call that waits for `peer` of MPI_COMM_WORLD, or as RankCallSlot has it.
void enter(const char* name, int peer, int tag, Time begin);
void leave();

/// Held while what all threads share is looked at.
class Lock {
public:
    Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock();
};

/// A call in which a rank may wait for others.
inline constexpr const char* kWaits = "message";
/// One that comes back at once, or in which more is done than to wait.
inline constexpr const char* kOther = "other";

/// Whom a call waits for: a rank of MPI_COMM_WORLD, or as RankCallSlot has it, and a tag.
struct ForOne {
    int peer;
    int tag;
};

/// A call from its beginning to its end.
class Call {
public:
    /// One that waits.
    explicit Call(const char* name, ForOne whom)
        : m_name(name)
        , m_state(kWaits) {
        enter(name, whom.peer, whom.tag, m_begin);
    }
    /// One that waits for all, for several, or nobody knows for whom.
    explicit Call(const char* name);
    /// One that does not.
    Call(const char* name, const char* state)
        : m_name(name)
        , m_state(state) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call() {
        tellCall(m_name, m_state, m_begin, end());
        if (m_state == kWaits) {
            leave();
        }
    }
    [[nodiscard]] Time begin() const { return m_begin; }
    /// The first time that it is asked is the end.
    Time end() {
        m_end = m_end != 0 ? m_end : now();
        return m_end;
    }

private:
    const char* m_name;
    const char* m_state;
    Time m_begin = now();
    Time m_end = 0;
};

} // namespace parascope::mpi
