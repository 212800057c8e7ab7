// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mpi.h>

/// Tells what a rank does in MPI: a span for each call, an arrow for each message (core/trace/FORMAT.md).
/// Tells nothing unless begin() has found somebody who listens. Its state is the process's: MPI is once in a
/// process, and its functions, which this library stands before, have no object to be handed.
namespace parascope::mpi {

using Time = long long; // nanoseconds of CLOCK_MONOTONIC

[[nodiscard]] Time now();

/// MPI has begun: from now on calls are told, where PARASCOPE_MPI_TRACE can be written to.
void begin();
/// A call; `state`: what the rank does in it, a category of core/trace/FORMAT.md.
void tellCall(const char* name, const char* state, Time begin, Time end);
void tellSent(int to, int tag, MPI_Comm comm, Time time);
void tellReceived(int from, int tag, MPI_Comm comm, Time time);
/// A receive was begun, and nobody has waited for it yet.
void noteBegun(MPI_Request request, MPI_Comm comm);
/// A request that has ended: was it a receive, its message has come.
void tellEnded(MPI_Request before, const MPI_Status& status, Time time);

/// A call in which a rank may wait for others.
inline constexpr const char* kWaits = "message";
/// One that comes back at once, or in which more is done than to wait.
inline constexpr const char* kOther = "other";

/// A call from its beginning to its end.
class Call {
public:
    explicit Call(const char* name, const char* state = kWaits)
        : m_name(name)
        , m_state(state) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call() { tellCall(m_name, m_state, m_begin, m_end != 0 ? m_end : now()); }
    [[nodiscard]] Time begin() const { return m_begin; }
    Time end() {
        m_end = now();
        return m_end;
    }

private:
    const char* m_name;
    const char* m_state;
    Time m_begin = now();
    Time m_end = 0;
};

} // namespace parascope::mpi
