// SPDX-License-Identifier: GPL-3.0-or-later
// A library that is loaded into the ranks of an unmodified MPI program (LD_PRELOAD) and tells what they do in
// MPI: a span for each call, an arrow for each message (core/trace/FORMAT.md). It stands before MPI's own
// functions and calls them by their other names (PMPI_…), as the MPI standard provides for tools; it stands
// before those names as well, for MPI's parts for other languages call them. Here: its beginning and end, and
// messages from one rank to another.
//
// It links no MPI: the program brings its own (MpiBehind.h). Where PARASCOPE_MPI_TRACE names nothing that can
// be written to (on other hosts, or without Parascope) it tells nothing. It never changes what a call does.

#include "app/MpiBehind.h"
#include "app/MpiMessages.h"
#include "app/MpiWorlds.h"
#include "core/run/RankCallSlot.h"

using namespace parascope::mpi; // NOLINT: this file is the outside of that namespace
using parascope::RankCallSlot;

namespace {

/// `how` the rank spends the call: as Call has it.
template <class How, class Sent>
int sending(const char* name, How how, int to, int tag, MPI_Comm comm, Sent work) {
    const Call call(name, how);
    tellSent(to, tag, comm, call.begin());
    return work();
}

/// `work` says who sent what in the status that it is handed: the program may want none.
template <class Received>
int receiving(Call& call, MPI_Comm comm, MPI_Status* theirs, Received work) {
    auto own = noStatus();
    auto* const used = theirs == MPI_STATUS_IGNORE ? &own : theirs;
    const int result = work(used);
    tellReceived(used->MPI_SOURCE, used->MPI_TAG, comm, call.end());
    return result;
}

} // namespace

extern "C" {

int MPI_Init(int* argc, char*** argv) {
    const Time start = now();
    const int result = PARASCOPE_BEHIND(Init)(argc, argv);
    begin();
    tellCall("MPI_Init", kOther, start, now());
    return result;
}

int MPI_Init_thread(int* argc, char*** argv, int required, int* provided) {
    const Time start = now();
    const int result = PARASCOPE_BEHIND(Init_thread)(argc, argv, required, provided);
    begin();
    tellCall("MPI_Init", kOther, start, now());
    return result;
}

/// It waits for all others, but what it does besides takes longer.
int MPI_Finalize(void) {
    const Time start = now();
    enter("MPI_Finalize", RankCallSlot::kNobody, 0, start);
    const int result = PARASCOPE_BEHIND(Finalize)();
    tellCall("MPI_Finalize", kOther, start, now());
    end();
    return result;
}

int MPI_Send(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    return sending("MPI_Send", waitFor(to, tag, comm), to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Send)(data, count, type, to, tag, comm); });
}

int MPI_Ssend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    return sending("MPI_Ssend", waitFor(to, tag, comm), to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Ssend)(data, count, type, to, tag, comm); });
}

int MPI_Bsend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    return sending("MPI_Bsend", waitFor(to, tag, comm), to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Bsend)(data, count, type, to, tag, comm); });
}

int MPI_Rsend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    return sending("MPI_Rsend", waitFor(to, tag, comm), to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Rsend)(data, count, type, to, tag, comm); });
}

int MPI_Recv(void* data, int count, MPI_Datatype type, int from, int tag, MPI_Comm comm, MPI_Status* status) {
    Call call("MPI_Recv", waitFor(from, tag, comm));
    return receiving(call, comm, status, [&](MPI_Status* used) {
        return PARASCOPE_BEHIND(Recv)(data, count, type, from, tag, comm, used);
    });
}

int MPI_Isend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm,
              MPI_Request* request) {
    return sending("MPI_Isend", kOther, to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Isend)(data, count, type, to, tag, comm, request); });
}

int MPI_Issend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm,
               MPI_Request* request) {
    return sending("MPI_Issend", kOther, to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Issend)(data, count, type, to, tag, comm, request); });
}

int MPI_Ibsend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm,
               MPI_Request* request) {
    return sending("MPI_Ibsend", kOther, to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Ibsend)(data, count, type, to, tag, comm, request); });
}

int MPI_Irsend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm,
               MPI_Request* request) {
    return sending("MPI_Irsend", kOther, to, tag, comm,
                   [&] { return PARASCOPE_BEHIND(Irsend)(data, count, type, to, tag, comm, request); });
}

int MPI_Irecv(void* data, int count, MPI_Datatype type, int from, int tag, MPI_Comm comm,
              MPI_Request* request) {
    const Call call("MPI_Irecv", kOther);
    const int result = PARASCOPE_BEHIND(Irecv)(data, count, type, from, tag, comm, request);
    noteBegun(*request, from, tag, comm);
    return result;
}

int MPI_Sendrecv(const void* out, int outCount, MPI_Datatype outType, int to, int outTag, void* in,
                 int inCount, MPI_Datatype inType, int from, int inTag, MPI_Comm comm, MPI_Status* status) {
    Call call("MPI_Sendrecv", waitFor(from, inTag, comm));
    tellSent(to, outTag, comm, call.begin());
    return receiving(call, comm, status, [&](MPI_Status* used) {
        return PARASCOPE_BEHIND(Sendrecv)(out, outCount, outType, to, outTag, in, inCount, inType, from,
                                          inTag, comm, used);
    });
}

int MPI_Sendrecv_replace(void* data, int count, MPI_Datatype type, int to, int outTag, int from, int inTag,
                         MPI_Comm comm, MPI_Status* status) {
    Call call("MPI_Sendrecv_replace", waitFor(from, inTag, comm));
    tellSent(to, outTag, comm, call.begin());
    return receiving(call, comm, status, [&](MPI_Status* used) {
        return PARASCOPE_BEHIND(Sendrecv_replace)(data, count, type, to, outTag, from, inTag, comm, used);
    });
}

int MPI_Probe(int from, int tag, MPI_Comm comm, MPI_Status* status) {
    const Call call("MPI_Probe", waitFor(from, tag, comm));
    return PARASCOPE_BEHIND(Probe)(from, tag, comm, status);
}

int MPI_Mprobe(int from, int tag, MPI_Comm comm, MPI_Message* message, MPI_Status* status) {
    const Call call("MPI_Mprobe", waitFor(from, tag, comm));
    const int result = PARASCOPE_BEHIND(Mprobe)(from, tag, comm, message, status);
    noteFound(*message, comm);
    return result;
}

int MPI_Improbe(int from, int tag, MPI_Comm comm, int* flag, MPI_Message* message, MPI_Status* status) {
    const int result = PARASCOPE_BEHIND(Improbe)(from, tag, comm, flag, message, status);
    if (*flag != 0) {
        noteFound(*message, comm);
    }
    return result;
}

int MPI_Mrecv(void* data, int count, MPI_Datatype type, MPI_Message* message, MPI_Status* status) {
    Call call("MPI_Mrecv");
    auto* const comm = takeFound(*message);
    return receiving(call, comm, status, [&](MPI_Status* used) {
        return PARASCOPE_BEHIND(Mrecv)(data, count, type, message, used);
    });
}

int MPI_Imrecv(void* data, int count, MPI_Datatype type, MPI_Message* message, MPI_Request* request) {
    const Call call("MPI_Imrecv", kOther);
    auto* const comm = takeFound(*message);
    const int result = PARASCOPE_BEHIND(Imrecv)(data, count, type, message, request);
    if (comm != nullComm()) {
        noteBegun(*request, MPI_ANY_SOURCE, MPI_ANY_TAG, comm);
    }
    return result;
}

PARASCOPE_BOTH_NAMES(Init);
PARASCOPE_BOTH_NAMES(Init_thread);
PARASCOPE_BOTH_NAMES(Finalize);
PARASCOPE_BOTH_NAMES(Send);
PARASCOPE_BOTH_NAMES(Ssend);
PARASCOPE_BOTH_NAMES(Bsend);
PARASCOPE_BOTH_NAMES(Rsend);
PARASCOPE_BOTH_NAMES(Recv);
PARASCOPE_BOTH_NAMES(Isend);
PARASCOPE_BOTH_NAMES(Issend);
PARASCOPE_BOTH_NAMES(Ibsend);
PARASCOPE_BOTH_NAMES(Irsend);
PARASCOPE_BOTH_NAMES(Irecv);
PARASCOPE_BOTH_NAMES(Sendrecv);
PARASCOPE_BOTH_NAMES(Sendrecv_replace);
PARASCOPE_BOTH_NAMES(Probe);
PARASCOPE_BOTH_NAMES(Mprobe);
PARASCOPE_BOTH_NAMES(Improbe);
PARASCOPE_BOTH_NAMES(Mrecv);
PARASCOPE_BOTH_NAMES(Imrecv);

} // extern "C"
