// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiMessages.h"

#include "app/MpiBehind.h"
#include "app/MpiWorlds.h"
#include "core/run/RankCallSlot.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace parascope::mpi {

namespace {

/// Counts the messages of one sender, receiver, tag and communicator: the n-th that is sent is the n-th that
/// is received, as MPI promises.
class Counts {
public:
    unsigned long next(int peer, int tag, const World& world) {
        const Lock lock;
        return find({peer, tag, world.members, world.number, 0}).count++;
    }

private:
    struct Place {
        int peer = -1;
        int tag = 0;
        unsigned members = 0;
        unsigned number = 0;
        unsigned long count = 0;

        [[nodiscard]] bool isOf(const Place& other) const {
            return peer == other.peer && tag == other.tag && members == other.members &&
                   number == other.number;
        }
    };
    /// A table with open places; when it is full the rest shares one, and its arrows may be wrong.
    Place& find(const Place& sought) {
        const auto begin = (static_cast<unsigned>(sought.peer) * 2654435761U ^
                            static_cast<unsigned>(sought.tag) * 40503U ^ sought.members ^ sought.number) %
                           m_places.size();
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            auto& place = m_places.at((begin + i) % m_places.size());
            if (place.peer == -1) {
                place = sought;
            }
            if (place.isOf(sought)) {
                return place;
            }
        }
        return m_places.at(0);
    }
    std::array<Place, 8192> m_places{};
};
Counts sent;     // NOLINT: a library of C functions has no other place
Counts received; // NOLINT

/// A few things that are looked for by the handle of MPI's that they belong to.
template <class One, std::size_t Most>
class Handles {
public:
    void add(const One& one) {
        const Lock lock;
        if (m_count < Most) {
            m_all.at(m_count++) = one;
        }
    }
    template <class Handle>
    bool find(Handle handle, One& one) const {
        const Lock lock;
        const auto* const at = where(handle);
        one = at != end() ? *at : one;
        return at != end();
    }
    template <class Handle>
    bool take(Handle handle, One& one) {
        const Lock lock;
        const auto* const at = where(handle);
        if (at == end()) {
            return false;
        }
        one = *at;
        m_all.at(static_cast<std::size_t>(at - m_all.data())) = m_all.at(--m_count);
        return true;
    }

private:
    [[nodiscard]] const One* end() const { return m_all.data() + m_count; }
    template <class Handle>
    [[nodiscard]] const One* where(Handle handle) const {
        return std::find_if(m_all.data(), end(), [handle](const One& one) { return one.handle == handle; });
    }
    std::array<One, Most> m_all{};
    std::size_t m_count = 0;
};

/// A receive that was begun.
struct Begun {
    MPI_Request handle{};
    MPI_Comm comm{};
    int from = 0;
    int tag = 0;
    unsigned long order = 0; ///< counts them
};
struct Persistent {
    MPI_Request handle{};
    MPI_Comm comm{};
    int peer = 0;
    int tag = 0;
    bool isSend = false;
};
struct Found {
    MPI_Message handle{};
    MPI_Comm comm{};
};
Handles<Begun, 8192> begun;           // NOLINT: as above
Handles<Persistent, 2048> persistent; // NOLINT
Handles<Found, 256> found;            // NOLINT
unsigned long orders = 0;             // NOLINT

void tellMessage(char phase, int from, int to, int tag, const World& world, unsigned long number, Time time) {
    std::array<char, 16> what{};
    std::snprintf(what.data(), what.size(), "%d", tag);
    tellArrow(phase, "message", arrowId(from, to, what.data(), world, number).data(), time);
}

unsigned long nextOrder() {
    const Lock lock;
    return orders++;
}

template <class T>
T* memoryFor(int count) {
    return static_cast<T*>(
        std::malloc(sizeof(T) * static_cast<std::size_t>(count))); // NOLINT: T may be a handle
}

} // namespace

void tellSent(int to, int tag, MPI_Comm comm, Time time) {
    if (!isTold() || to < 0) {
        return;
    }
    const auto& world = worldOf(comm);
    if (const int there = world.worldRankOf(to); there >= 0) {
        tellMessage('s', ownRank(), there, tag, world, sent.next(there, tag, world), time);
    }
}

void tellReceived(int from, int tag, MPI_Comm comm, Time time) {
    if (!isTold() || from < 0 || comm == nullComm()) {
        return;
    }
    const auto& world = worldOf(comm);
    if (const int there = world.worldRankOf(from); there >= 0) {
        tellMessage('f', there, ownRank(), tag, world, received.next(there, tag, world), time);
    }
}

void tellRooted(const char* name, Way way, int root, MPI_Comm comm, Call& call) {
    if (!isTold()) {
        return;
    }
    auto& world = worldOf(comm);
    const auto number = world.collectives++;
    const int there = world.worldRankOf(root);
    if (world.hasSides || there < 0) {
        return;
    }
    const bool isToRoot = way == Way::ToRoot;
    for (int rank = 0; rank < world.size; ++rank) {
        const int other = world.worldRankOf(rank);
        const bool isOurs = rank != root && (world.mine == root || world.mine == rank);
        if (!isOurs || other < 0) {
            continue;
        }
        const bool isBegin = (world.mine == root) != isToRoot;
        const auto id = isToRoot ? arrowId(other, there, name, world, number)
                                 : arrowId(there, other, name, world, number);
        tellArrow(isBegin ? 's' : 'f', name, id.data(), isBegin ? call.begin() : call.end());
    }
}

void noteBegun(MPI_Request request, int from, int tag, MPI_Comm comm) {
    if (isTold() && from != MPI_PROC_NULL) {
        begun.add({request, comm, from, tag, nextOrder()});
    }
}

ForOne waitForRequest(MPI_Request request) {
    Begun one;
    return isTold() && begun.find(request, one) ? waitFor(one.from, one.tag, one.comm)
                                                : ForOne{RankCallSlot::kNobody, 0};
}

void notePersistent(MPI_Request request, bool isSend, int peer, int tag, MPI_Comm comm) {
    if (isTold() && peer != MPI_PROC_NULL) {
        persistent.add({request, comm, peer, tag, isSend});
    }
}

void tellStarted(MPI_Request request, Time time) {
    Persistent one;
    if (!isTold() || !persistent.find(request, one)) {
        return;
    }
    if (one.isSend) {
        tellSent(one.peer, one.tag, one.comm, time);
    } else {
        noteBegun(request, one.peer, one.tag, one.comm);
    }
}

void forgetRequest(MPI_Request request) {
    Begun receive;
    Persistent again;
    static_cast<void>(begun.take(request, receive));
    static_cast<void>(persistent.take(request, again));
}

void noteFound(MPI_Message message, MPI_Comm comm) {
    if (isTold()) {
        found.add({message, comm});
    }
}

MPI_Comm takeFound(MPI_Message message) {
    Found one;
    return isTold() && found.take(message, one) ? one.comm : nullComm();
}

MPI_Status noStatus() {
    MPI_Status status{};
    status.MPI_SOURCE = MPI_PROC_NULL;
    return status;
}

Requests::Requests(int count, const MPI_Request requests[], MPI_Status theirs[])
    : m_count(std::max(count, 0))
    , m_statuses(theirs) {
    if (!isTold()) {
        m_count = 0; // the call gets what the program handed it
        return;
    }
    if (m_count > kFew) {
        m_before = memoryFor<MPI_Request>(m_count);
        m_own = memoryFor<MPI_Status>(m_count);
        m_messages = memoryFor<Message>(m_count);
    }
    if (m_before == nullptr || m_own == nullptr || m_messages == nullptr) {
        m_count = 0; // without memory nothing is told
        return;
    }
    std::copy(requests, requests + m_count, m_before);
    std::fill(m_own, m_own + m_count, noStatus());
    m_statuses = theirs == MPI_STATUSES_IGNORE ? m_own : theirs; // MPI_STATUS_IGNORE is the same
}

Requests::~Requests() {
    if (m_before != m_fewBefore.data()) {
        std::free(m_before);
        std::free(m_own);
        std::free(m_messages);
    }
}

void Requests::ended(int place, int at) {
    Begun one;
    if (place < 0 || place >= m_count || m_came >= m_count || !begun.take(m_before[place], one)) {
        return;
    }
    const auto& status = m_statuses[at];
    int isCancelled = 0;
    PARASCOPE_BEHIND(Test_cancelled)(&status, &isCancelled);
    if (isCancelled == 0) {
        m_messages[m_came++] = {one.order, status.MPI_SOURCE, status.MPI_TAG, one.comm};
    }
}

void Requests::allEnded() {
    for (int i = 0; i < m_count; ++i) {
        ended(i, i);
    }
}

void Requests::tell(Time time) {
    std::sort(m_messages, m_messages + m_came,
              [](const Message& one, const Message& other) { return one.order < other.order; });
    for (int i = 0; i < m_came; ++i) {
        tellReceived(m_messages[i].from, m_messages[i].tag, m_messages[i].comm, time);
    }
    m_came = 0;
}

} // namespace parascope::mpi
