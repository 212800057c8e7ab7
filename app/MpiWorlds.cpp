// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiWorlds.h"

#include "app/MpiBehind.h"
#include "core/run/RankCallSlot.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace parascope::mpi {

namespace {

/// How often a communicator of the same members was made.
struct Made {
    unsigned members = 0;
    unsigned count = 0;
};

struct Known {
    std::array<World, 512> worlds; ///< the first is MPI_COMM_WORLD; the last is for those that have no place
    std::array<Made, 1024> made;
};
Known known; // NOLINT: a library of C functions has no other place

int* numbersFor(int size) {
    return static_cast<int*>(std::calloc(static_cast<std::size_t>(size) + 1, sizeof(int)));
}

/// The members of a group as numbers of MPI_COMM_WORLD; null: there is no memory.
int* worldRanksOf(MPI_Group group, int size) {
    int* const own = numbersFor(size);
    int* const there = own != nullptr ? numbersFor(size) : nullptr;
    if (there != nullptr) {
        MPI_Group world = nullGroup();
        PARASCOPE_BEHIND(Comm_group)(worldComm(), &world);
        std::iota(own, own + size, 0);
        PARASCOPE_BEHIND(Group_translate_ranks)(group, size, own, world, there);
        PARASCOPE_BEHIND(Group_free)(&world);
    }
    std::free(own);
    return there;
}

/// One number for the members and their order, the same in every rank; FNV-1a.
unsigned mixed(const int* ranks, int size) {
    unsigned hash = 2166136261U;
    for (int i = 0; ranks != nullptr && i < size; ++i) {
        hash = (hash ^ static_cast<unsigned>(ranks[i])) * 16777619U;
    }
    return hash | 1U; // 0 is MPI_COMM_WORLD
}

unsigned countOf(unsigned members) {
    for (std::size_t i = 0; i < known.made.size(); ++i) {
        auto& made = known.made.at((members + i) % known.made.size());
        if (made.members == 0 || made.members == members) {
            made.members = members;
            return made.count++;
        }
    }
    return 0;
}

void learn(World& world, MPI_Comm comm) {
    std::free(world.ranks);
    world = {};
    world.comm = comm;
    int hasSides = 0;
    PARASCOPE_BEHIND(Comm_test_inter)(comm, &hasSides);
    PARASCOPE_BEHIND(Comm_rank)(comm, &world.mine);
    PARASCOPE_BEHIND(Comm_size)(comm, &world.size);
    MPI_Group group = nullGroup();
    PARASCOPE_BEHIND(Comm_group)(comm, &group);
    world.ranks = worldRanksOf(group, world.size);
    world.members = mixed(world.ranks, world.size);
    PARASCOPE_BEHIND(Group_free)(&group);
    if (hasSides != 0) {
        world.hasSides = true;
        PARASCOPE_BEHIND(Comm_remote_size)(comm, &world.size);
        PARASCOPE_BEHIND(Comm_remote_group)(comm, &group);
        std::free(world.ranks);
        world.ranks = worldRanksOf(group, world.size);
        world.members = (world.members ^ mixed(world.ranks, world.size)) | 1U; // the same from both sides
        PARASCOPE_BEHIND(Group_free)(&group);
    }
    world.number = countOf(world.members);
}

World& placeOf(MPI_Comm comm) {
    World* open = &known.worlds.back();
    for (auto& world : known.worlds) {
        if (world.comm == comm) {
            return world;
        }
        if (world.comm == MPI_Comm{} && open == &known.worlds.back()) {
            open = &world;
        }
    }
    learn(*open, comm);
    return *open;
}

} // namespace

int World::worldRankOf(int rank) const {
    if (rank < 0 || rank >= size) {
        return -1;
    }
    return members == 0 ? rank : ranks != nullptr ? ranks[rank] : -1;
}

World& worldOf(MPI_Comm comm) {
    const Lock lock;
    auto& first = known.worlds.front();
    if (first.comm == MPI_Comm{}) {
        first.comm = worldComm();
        PARASCOPE_BEHIND(Comm_size)(worldComm(), &first.size);
        first.mine = ownRank();
    }
    return placeOf(comm);
}

void noteMade(MPI_Comm comm) {
    if (isTold() && comm != nullComm()) {
        static_cast<void>(worldOf(comm));
    }
}

void forgetWorld(MPI_Comm comm) {
    const Lock lock;
    for (auto& world : known.worlds) {
        if (world.comm == comm && world.members != 0) {
            std::free(world.ranks);
            world = {};
        }
    }
}

ForOne waitFor(int peer, int tag, MPI_Comm comm) {
    if (peer == MPI_ANY_SOURCE) {
        return {RankCallSlot::kFromAny, tag};
    }
    const int rank = isTold() && comm != nullComm() ? worldOf(comm).worldRankOf(peer) : -1;
    return {rank >= 0 ? rank : RankCallSlot::kNobody, tag};
}

ArrowId arrowId(int from, int to, const char* what, const World& world, unsigned long number) {
    ArrowId id{};
    if (world.members == 0) {
        std::snprintf(id.data(), id.size(), "%d>%d:%s#%lu", from, to, what, number);
    } else {
        std::snprintf(id.data(), id.size(), "%d>%d:%s@%08x.%u#%lu", from, to, what, world.members,
                      world.number, number);
    }
    return id;
}

} // namespace parascope::mpi
