// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/MpiTelling.h"

#include <array>

namespace parascope::mpi {

/// A communicator, and who its ranks are in MPI_COMM_WORLD.
struct World {
    MPI_Comm comm{};               ///< none: a free place
    unsigned members = 0;          ///< tells it from those of other ranks; 0: it is MPI_COMM_WORLD
    unsigned number = 0;           ///< tells it from others of the same ranks, which were made before
    bool hasSides = false;         ///< its messages go to another group than ours
    int size = 0;                  ///< ranks that messages go to
    int mine = 0;                  ///< our rank in it
    int* ranks = nullptr;          ///< these, in MPI_COMM_WORLD; null: the same
    unsigned long collectives = 0; ///< with a root, that it had

    /// Negative: it is no rank of MPI_COMM_WORLD.
    [[nodiscard]] int worldRankOf(int rank) const;
};

/// What is known of a communicator; learns it where it is a new one.
[[nodiscard]] World& worldOf(MPI_Comm comm);
/// All members have made it just now: they do so in the same order.
void noteMade(MPI_Comm comm);
/// It is about to be freed.
void forgetWorld(MPI_Comm comm);

/// For whom a call waits that names a rank of a communicator.
[[nodiscard]] ForOne waitFor(int peer, int tag, MPI_Comm comm);

/// "0>1:7#3": what both ends of a message say. Behind the tag stands which communicator it was of, where
/// that is not MPI_COMM_WORLD: "0>1:7@1f2e3d4c.0#3".
using ArrowId = std::array<char, 96>;
[[nodiscard]] ArrowId arrowId(int from, int to, const char* what, const World& world, unsigned long number);

} // namespace parascope::mpi
