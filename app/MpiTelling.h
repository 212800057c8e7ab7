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
void tellCall(const char* name, Time begin, Time end);
void tellSent(int to, int tag, MPI_Comm comm, Time time);
void tellReceived(int from, int tag, MPI_Comm comm, Time time);
/// A receive was begun, and nobody has waited for it yet.
void noteBegun(MPI_Request request, MPI_Comm comm);
/// A request that has ended: was it a receive, its message has come.
void tellEnded(MPI_Request before, const MPI_Status& status, Time time);

/// A call from its beginning to its end.
class Call {
public:
    explicit Call(const char* name)
        : m_name(name) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call() { tellCall(m_name, m_begin, m_end != 0 ? m_end : now()); }
    [[nodiscard]] Time begin() const { return m_begin; }
    Time end() {
        m_end = now();
        return m_end;
    }

private:
    const char* m_name;
    Time m_begin = now();
    Time m_end = 0;
};

} // namespace parascope::mpi
