// SPDX-License-Identifier: GPL-3.0-or-later
// Calls in which all ranks of a communicator take part; see mpi_calls.cpp.

#include "app/MpiMessages.h"

#pragma weak PMPI_Allgather
#pragma weak PMPI_Allgatherv
#pragma weak PMPI_Allreduce
#pragma weak PMPI_Alltoall
#pragma weak PMPI_Alltoallv
#pragma weak PMPI_Barrier
#pragma weak PMPI_Bcast
#pragma weak PMPI_Exscan
#pragma weak PMPI_Gather
#pragma weak PMPI_Gatherv
#pragma weak PMPI_Reduce
#pragma weak PMPI_Reduce_scatter
#pragma weak PMPI_Reduce_scatter_block
#pragma weak PMPI_Scan
#pragma weak PMPI_Scatter
#pragma weak PMPI_Scatterv

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
    return PMPI_Barrier(comm);
}

int MPI_Bcast(void* data, int count, MPI_Datatype type, int root, MPI_Comm comm) {
    return withRoot("MPI_Bcast", Way::FromRoot, root, comm,
                    [&] { return PMPI_Bcast(data, count, type, root, comm); });
}

int MPI_Reduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, int root,
               MPI_Comm comm) {
    return withRoot("MPI_Reduce", Way::ToRoot, root, comm,
                    [&] { return PMPI_Reduce(out, in, count, type, operation, root, comm); });
}

int MPI_Gather(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
               MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Gather", Way::ToRoot, root, comm,
                    [&] { return PMPI_Gather(out, outCount, outType, in, inCount, inType, root, comm); });
}

int MPI_Gatherv(const void* out, int outCount, MPI_Datatype outType, void* in, const int inCounts[],
                const int inPlaces[], MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Gatherv", Way::ToRoot, root, comm, [&] {
        return PMPI_Gatherv(out, outCount, outType, in, inCounts, inPlaces, inType, root, comm);
    });
}

int MPI_Scatter(const void* out, int outCount, MPI_Datatype outType, void* in, int inCount,
                MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Scatter", Way::FromRoot, root, comm,
                    [&] { return PMPI_Scatter(out, outCount, outType, in, inCount, inType, root, comm); });
}

int MPI_Scatterv(const void* out, const int outCounts[], const int outPlaces[], MPI_Datatype outType,
                 void* in, int inCount, MPI_Datatype inType, int root, MPI_Comm comm) {
    return withRoot("MPI_Scatterv", Way::FromRoot, root, comm, [&] {
        return PMPI_Scatterv(out, outCounts, outPlaces, outType, in, inCount, inType, root, comm);
    });
}

int MPI_Allreduce(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Allreduce");
    return PMPI_Allreduce(out, in, count, type, operation, comm);
}

int MPI_Scan(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Scan");
    return PMPI_Scan(out, in, count, type, operation, comm);
}

int MPI_Exscan(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation, MPI_Comm comm) {
    const Call call("MPI_Exscan");
    return PMPI_Exscan(out, in, count, type, operation, comm);
}

int MPI_Reduce_scatter_block(const void* out, void* in, int count, MPI_Datatype type, MPI_Op operation,
                             MPI_Comm comm) {
    const Call call("MPI_Reduce_scatter_block");
    return PMPI_Reduce_scatter_block(out, in, count, type, operation, comm);
}

int MPI_Reduce_scatter(const void* out, void* in, const int counts[], MPI_Datatype type, MPI_Op operation,
                       MPI_Comm comm) {
    const Call call("MPI_Reduce_scatter");
    return PMPI_Reduce_scatter(out, in, counts, type, operation, comm);
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

int MPI_Allgatherv(const void* out, int outCount, MPI_Datatype outType, void* in, const int inCounts[],
                   const int inPlaces[], MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Allgatherv");
    return PMPI_Allgatherv(out, outCount, outType, in, inCounts, inPlaces, inType, comm);
}

int MPI_Alltoallv(const void* out, const int outCounts[], const int outPlaces[], MPI_Datatype outType,
                  void* in, const int inCounts[], const int inPlaces[], MPI_Datatype inType, MPI_Comm comm) {
    const Call call("MPI_Alltoallv");
    return PMPI_Alltoallv(out, outCounts, outPlaces, outType, in, inCounts, inPlaces, inType, comm);
}

} // extern "C"
