// SPDX-License-Identifier: GPL-3.0-or-later
// A library that is loaded into the ranks of an unmodified MPI program (LD_PRELOAD) and tells what they do in
// MPI: a span for each call, an arrow for each message between ranks of MPI_COMM_WORLD
// (core/trace/FORMAT.md). It stands before MPI's own functions and calls them by their other names (PMPI_…),
// as the MPI standard provides for tools.
//
// It links no MPI: the program brings its own. Where PARASCOPE_MPI_TRACE names nothing that can be written to
// (on other hosts, or without Parascope) it tells nothing. It never changes what a call does.

#include "app/MpiTelling.h"

#include <cstdlib>

// Loaded into a shell between mpirun and the program there is no MPI at all: that is to be no fault.
#pragma weak PMPI_Allgather
#pragma weak PMPI_Allreduce
#pragma weak PMPI_Alltoall
#pragma weak PMPI_Barrier
#pragma weak PMPI_Bcast
#pragma weak PMPI_Finalize
#pragma weak PMPI_Gather
#pragma weak PMPI_Init
#pragma weak PMPI_Init_thread
#pragma weak PMPI_Irecv
#pragma weak PMPI_Isend
#pragma weak PMPI_Recv
#pragma weak PMPI_Reduce
#pragma weak PMPI_Scatter
#pragma weak PMPI_Send
#pragma weak PMPI_Sendrecv
#pragma weak PMPI_Ssend
#pragma weak PMPI_Test
#pragma weak PMPI_Wait
#pragma weak PMPI_Waitall
#pragma weak PMPI_Waitany
#pragma weak ompi_mpi_comm_world

namespace {

using namespace parascope::mpi;

/// Of nobody, until a call has filled it in.
MPI_Status noStatus() {
    MPI_Status status{};
    status.MPI_SOURCE = MPI_PROC_NULL;
    return status;
}

} // namespace

extern "C" {

int MPI_Init(int* argc, char*** argv) {
    const Time start = now();
    const int result = PMPI_Init(argc, argv);
    begin();
    tellCall("MPI_Init", kOther, start, now());
    return result;
}

int MPI_Init_thread(int* argc, char*** argv, int required, int* provided) {
    const Time start = now();
    const int result = PMPI_Init_thread(argc, argv, required, provided);
    begin();
    tellCall("MPI_Init", kOther, start, now());
    return result;
}

int MPI_Finalize(void) {
    const Time begin = now();
    const int result = PMPI_Finalize();
    tellCall("MPI_Finalize", kOther, begin, now());
    return result;
}

int MPI_Send(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    const Call call("MPI_Send");
    tellSent(to, tag, comm, call.begin());
    return PMPI_Send(data, count, type, to, tag, comm);
}

int MPI_Ssend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm) {
    const Call call("MPI_Ssend");
    tellSent(to, tag, comm, call.begin());
    return PMPI_Ssend(data, count, type, to, tag, comm);
}

int MPI_Recv(void* data, int count, MPI_Datatype type, int from, int tag, MPI_Comm comm, MPI_Status* status) {
    Call call("MPI_Recv");
    auto own = noStatus();
    auto* const used = status == MPI_STATUS_IGNORE ? &own : status;
    const int result = PMPI_Recv(data, count, type, from, tag, comm, used);
    tellReceived(used->MPI_SOURCE, used->MPI_TAG, comm, call.end());
    return result;
}

int MPI_Isend(const void* data, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm,
              MPI_Request* request) {
    const Call call("MPI_Isend", kOther);
    tellSent(to, tag, comm, call.begin());
    return PMPI_Isend(data, count, type, to, tag, comm, request);
}

int MPI_Irecv(void* data, int count, MPI_Datatype type, int from, int tag, MPI_Comm comm,
              MPI_Request* request) {
    const Call call("MPI_Irecv", kOther);
    const int result = PMPI_Irecv(data, count, type, from, tag, comm, request);
    noteBegun(*request, comm);
    return result;
}

int MPI_Wait(MPI_Request* request, MPI_Status* status) {
    Call call("MPI_Wait");
    auto own = noStatus();
    auto* const used = status == MPI_STATUS_IGNORE ? &own : status;
    const auto before = *request;
    const int result = PMPI_Wait(request, used);
    tellEnded(before, *used, call.end());
    return result;
}

int MPI_Test(MPI_Request* request, int* flag, MPI_Status* status) {
    auto own = noStatus();
    auto* const used = status == MPI_STATUS_IGNORE ? &own : status;
    const auto before = *request;
    const int result = PMPI_Test(request, flag, used);
    if (*flag != 0) {
        tellEnded(before, *used, now());
    }
    return result;
}

int MPI_Waitany(int count, MPI_Request requests[], int* index, MPI_Status* status) {
    Call call("MPI_Waitany");
    auto own = noStatus();
    auto* const used = status == MPI_STATUS_IGNORE ? &own : status;
    auto* const before =
        static_cast<MPI_Request*>(std::malloc(sizeof(MPI_Request) * static_cast<std::size_t>(count + 1)));
    for (int i = 0; before != nullptr && i < count; ++i) {
        before[i] = requests[i];
    }
    const int result = PMPI_Waitany(count, requests, index, used);
    if (before != nullptr && *index != MPI_UNDEFINED) {
        tellEnded(before[*index], *used, call.end());
    }
    std::free(before);
    return result;
}

int MPI_Waitall(int count, MPI_Request requests[], MPI_Status statuses[]) {
    Call call("MPI_Waitall");
    const auto many = static_cast<std::size_t>(count) + 1;
    auto* const before = static_cast<MPI_Request*>(std::malloc(sizeof(MPI_Request) * many));
    auto* const own = static_cast<MPI_Status*>(std::malloc(sizeof(MPI_Status) * many));
    const bool canTell = before != nullptr && own != nullptr;
    for (int i = 0; canTell && i < count; ++i) {
        before[i] = requests[i];
    }
    auto* const used = statuses == MPI_STATUSES_IGNORE && canTell ? own : statuses;
    const int result = PMPI_Waitall(count, requests, used);
    const auto end = call.end();
    for (int i = 0; canTell && i < count; ++i) {
        tellEnded(before[i], used[i], end);
    }
    std::free(before);
    std::free(own);
    return result;
}

int MPI_Sendrecv(const void* out, int outCount, MPI_Datatype outType, int to, int outTag, void* in,
                 int inCount, MPI_Datatype inType, int from, int inTag, MPI_Comm comm, MPI_Status* status) {
    Call call("MPI_Sendrecv");
    auto own = noStatus();
    auto* const used = status == MPI_STATUS_IGNORE ? &own : status;
    tellSent(to, outTag, comm, call.begin());
    const int result =
        PMPI_Sendrecv(out, outCount, outType, to, outTag, in, inCount, inType, from, inTag, comm, used);
    tellReceived(used->MPI_SOURCE, used->MPI_TAG, comm, call.end());
    return result;
}

int MPI_Barrier(MPI_Comm comm) {
    const Call call("MPI_Barrier");
    return PMPI_Barrier(comm);
}

int MPI_Bcast(void* data, int count, MPI_Datatype type, int root, MPI_Comm comm) {
    const Call call("MPI_Bcast");
    return PMPI_Bcast(data, count, type, root, comm);
}

int MPI_Reduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, int root,
               MPI_Comm comm) {
    const Call call("MPI_Reduce");
    return PMPI_Reduce(out, in, count, type, operation, root, comm);
}

int MPI_Allreduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Allreduce");
    return PMPI_Allreduce(out, in, count, type, operation, comm);
}

int MPI_Gather(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
               MPI_Datatype inType, int root, MPI_Comm comm) {
    const Call call("MPI_Gather");
    return PMPI_Gather(out, outCount, outType, in, inCount, inType, root, comm);
}

int MPI_Scatter(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                MPI_Datatype inType, int root, MPI_Comm comm) {
    const Call call("MPI_Scatter");
    return PMPI_Scatter(out, outCount, outType, in, inCount, inType, root, comm);
}

int MPI_Allgather(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                  MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Allgather");
    return PMPI_Allgather(out, outCount, outType, in, inCount, inType, comm);
}

int MPI_Alltoall(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                 MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Alltoall");
    return PMPI_Alltoall(out, outCount, outType, in, inCount, inType, comm);
}

} // extern "C"
