// SPDX-License-Identifier: GPL-3.0-or-later
// Calls in which all ranks of a communicator take part; see mpi_calls.cpp.

#include "app/MpiBehind.h"
#include "app/MpiMessages.h"

using namespace parascope::mpi; // NOLINT: this file is the outside of that namespace

namespace {

template <class Done>
int withRoot(const char* name, Way way, int root, MPI_Comm comm, Done work) {
    Call call(name);
    const int result = work();
    tellRooted(name, way, root, comm, call);
    return result;
}

} // namespace

extern "C" {

int MPI_Barrier(MPI_Comm comm) {
    const Call call("MPI_Barrier");
    return PARASCOPE_BEHIND(Barrier)(comm);
}

int MPI_Bcast(void* data, int count, MPI_Datatype type, int root, MPI_Comm comm) {
    return withRoot("MPI_Bcast", Way::FromRoot, root, comm,
                    [&] { return PARASCOPE_BEHIND(Bcast)(data, count, type, root, comm); });
}

int MPI_Reduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, int root,
               MPI_Comm comm) {
    return withRoot("MPI_Reduce", Way::ToRoot, root, comm,
                    [&] { return PARASCOPE_BEHIND(Reduce)(out, in, count, type, operation, root, comm); });
}

int MPI_Gather(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
               MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Gather", Way::ToRoot, root, comm, [&] {
        return PARASCOPE_BEHIND(Gather)(out, outCount, outType, in, inCount, inType, root, comm);
    });
}

int MPI_Gatherv(const void* out, int outCount, MPI_Datatype outType, void* in, const int inCounts[],
                const int inPlaces[], MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Gatherv", Way::ToRoot, root, comm, [&] {
        return PARASCOPE_BEHIND(Gatherv)(out, outCount, outType, in, inCounts, inPlaces, inType, root, comm);
    });
}

int MPI_Scatter(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Scatter", Way::FromRoot, root, comm, [&] {
        return PARASCOPE_BEHIND(Scatter)(out, outCount, outType, in, inCount, inType, root, comm);
    });
}

int MPI_Scatterv(const void* out, const int outCounts[], const int outPlaces[], MPI_Datatype outType,
                 void* in, int inCount, MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Scatterv", Way::FromRoot, root, comm, [&] {
        return PARASCOPE_BEHIND(Scatterv)(out, outCounts, outPlaces, outType, in, inCount, inType, root,
                                          comm);
    });
}

int MPI_Allreduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Allreduce");
    return PARASCOPE_BEHIND(Allreduce)(out, in, count, type, operation, comm);
}

int MPI_Scan(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Scan");
    return PARASCOPE_BEHIND(Scan)(out, in, count, type, operation, comm);
}

int MPI_Exscan(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Exscan");
    return PARASCOPE_BEHIND(Exscan)(out, in, count, type, operation, comm);
}

int MPI_Reduce_scatter_block(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation,
                             MPI_Comm comm) {
    const Call call("MPI_Reduce_scatter_block");
    return PARASCOPE_BEHIND(Reduce_scatter_block)(out, in, count, type, operation, comm);
}

int MPI_Reduce_scatter(const void* out, void* in, const int counts[], MPI_Datatype type, MPI_Op operation,
                       MPI_Comm comm) {
    const Call call("MPI_Reduce_scatter");
    return PARASCOPE_BEHIND(Reduce_scatter)(out, in, counts, type, operation, comm);
}

int MPI_Allgather(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                  MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Allgather");
    return PARASCOPE_BEHIND(Allgather)(out, outCount, outType, in, inCount, inType, comm);
}

int MPI_Alltoall(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                 MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Alltoall");
    return PARASCOPE_BEHIND(Alltoall)(out, outCount, outType, in, inCount, inType, comm);
}

int MPI_Allgatherv(const void* out, int outCount, MPI_Datatype outType, void* in, const int inCounts[],
                   const int inPlaces[], MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Allgatherv");
    return PARASCOPE_BEHIND(Allgatherv)(out, outCount, outType, in, inCounts, inPlaces, inType, comm);
}

int MPI_Alltoallv(const void* out, const int outCounts[], const int outPlaces[], MPI_Datatype outType,
                  void* in, const int inCounts[], const int inPlaces[], MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Alltoallv");
    return PARASCOPE_BEHIND(Alltoallv)(out, outCounts, outPlaces, outType, in, inCounts, inPlaces, inType,
                                       comm);
}

PARASCOPE_BOTH_NAMES(Barrier);
PARASCOPE_BOTH_NAMES(Bcast);
PARASCOPE_BOTH_NAMES(Reduce);
PARASCOPE_BOTH_NAMES(Gather);
PARASCOPE_BOTH_NAMES(Gatherv);
PARASCOPE_BOTH_NAMES(Scatter);
PARASCOPE_BOTH_NAMES(Scatterv);
PARASCOPE_BOTH_NAMES(Allreduce);
PARASCOPE_BOTH_NAMES(Scan);
PARASCOPE_BOTH_NAMES(Exscan);
PARASCOPE_BOTH_NAMES(Reduce_scatter_block);
PARASCOPE_BOTH_NAMES(Reduce_scatter);
PARASCOPE_BOTH_NAMES(Allgather);
PARASCOPE_BOTH_NAMES(Alltoall);
PARASCOPE_BOTH_NAMES(Allgatherv);
PARASCOPE_BOTH_NAMES(Alltoallv);

} // extern "C"
