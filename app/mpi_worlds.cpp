// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that make communicators, or free them; see mpi_calls.cpp.

#include "app/MpiBehind.h"
#include "app/MpiWorlds.h"

using namespace parascope::mpi; // NOLINT: this file is the outside of that namespace

namespace {

template <class Made>
int makeWorld(const char* name, const MPI_Comm* made, Made work) {
    const Call call(name);
    const int result = work();
    noteMade(*made);
    return result;
}

template <class Freed>
int freeWorld(const char* name, const MPI_Comm* comm, Freed work) {
    const Call call(name);
    forgetWorld(*comm);
    return work();
}

} // namespace

extern "C" {

int MPI_Comm_dup(MPI_Comm comm, MPI_Comm* made) {
    return makeWorld("MPI_Comm_dup", made, [&] { return PARASCOPE_BEHIND(Comm_dup)(comm, made); });
}

int MPI_Comm_dup_with_info(MPI_Comm comm, MPI_Info info, MPI_Comm* made) {
    return makeWorld("MPI_Comm_dup_with_info", made,
                     [&] { return PARASCOPE_BEHIND(Comm_dup_with_info)(comm, info, made); });
}

int MPI_Comm_split(MPI_Comm comm, int colour, int key, MPI_Comm* made) {
    return makeWorld("MPI_Comm_split", made,
                     [&] { return PARASCOPE_BEHIND(Comm_split)(comm, colour, key, made); });
}

int MPI_Comm_split_type(MPI_Comm comm, int kind, int key, MPI_Info info, MPI_Comm* made) {
    return makeWorld("MPI_Comm_split_type", made,
                     [&] { return PARASCOPE_BEHIND(Comm_split_type)(comm, kind, key, info, made); });
}

int MPI_Comm_create(MPI_Comm comm, MPI_Group group, MPI_Comm* made) {
    return makeWorld("MPI_Comm_create", made,
                     [&] { return PARASCOPE_BEHIND(Comm_create)(comm, group, made); });
}

int MPI_Comm_create_group(MPI_Comm comm, MPI_Group group, int tag, MPI_Comm* made) {
    return makeWorld("MPI_Comm_create_group", made,
                     [&] { return PARASCOPE_BEHIND(Comm_create_group)(comm, group, tag, made); });
}

int MPI_Cart_create(MPI_Comm comm, int count, const int sizes[], const int periods[], int reorder,
                    MPI_Comm* made) {
    return makeWorld("MPI_Cart_create", made, [&] {
        return PARASCOPE_BEHIND(Cart_create)(comm, count, sizes, periods, reorder, made);
    });
}

int MPI_Cart_sub(MPI_Comm comm, const int kept[], MPI_Comm* made) {
    return makeWorld("MPI_Cart_sub", made, [&] { return PARASCOPE_BEHIND(Cart_sub)(comm, kept, made); });
}

int MPI_Graph_create(MPI_Comm comm, int nodes, const int index[], const int edges[], int reorder,
                     MPI_Comm* made) {
    return makeWorld("MPI_Graph_create", made, [&] {
        return PARASCOPE_BEHIND(Graph_create)(comm, nodes, index, edges, reorder, made);
    });
}

int MPI_Dist_graph_create_adjacent(MPI_Comm comm, int inCount, const int in[], const int inWeights[],
                                   int outCount, const int out[], const int outWeights[], MPI_Info info,
                                   int reorder, MPI_Comm* made) {
    return makeWorld("MPI_Dist_graph_create_adjacent", made, [&] {
        return PARASCOPE_BEHIND(Dist_graph_create_adjacent)(comm, inCount, in, inWeights, outCount, out,
                                                            outWeights, info, reorder, made);
    });
}

int MPI_Intercomm_create(MPI_Comm ours, int leader, MPI_Comm between, int otherLeader, int tag,
                         MPI_Comm* made) {
    return makeWorld("MPI_Intercomm_create", made, [&] {
        return PARASCOPE_BEHIND(Intercomm_create)(ours, leader, between, otherLeader, tag, made);
    });
}

int MPI_Intercomm_merge(MPI_Comm comm, int isHigh, MPI_Comm* made) {
    return makeWorld("MPI_Intercomm_merge", made,
                     [&] { return PARASCOPE_BEHIND(Intercomm_merge)(comm, isHigh, made); });
}

int MPI_Comm_free(MPI_Comm* comm) {
    return freeWorld("MPI_Comm_free", comm, [&] { return PARASCOPE_BEHIND(Comm_free)(comm); });
}

int MPI_Comm_disconnect(MPI_Comm* comm) {
    return freeWorld("MPI_Comm_disconnect", comm, [&] { return PARASCOPE_BEHIND(Comm_disconnect)(comm); });
}

PARASCOPE_BOTH_NAMES(Comm_dup);
PARASCOPE_BOTH_NAMES(Comm_dup_with_info);
PARASCOPE_BOTH_NAMES(Comm_split);
PARASCOPE_BOTH_NAMES(Comm_split_type);
PARASCOPE_BOTH_NAMES(Comm_create);
PARASCOPE_BOTH_NAMES(Comm_create_group);
PARASCOPE_BOTH_NAMES(Cart_create);
PARASCOPE_BOTH_NAMES(Cart_sub);
PARASCOPE_BOTH_NAMES(Graph_create);
PARASCOPE_BOTH_NAMES(Dist_graph_create_adjacent);
PARASCOPE_BOTH_NAMES(Intercomm_create);
PARASCOPE_BOTH_NAMES(Intercomm_merge);
PARASCOPE_BOTH_NAMES(Comm_free);
PARASCOPE_BOTH_NAMES(Comm_disconnect);

} // extern "C"
