// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/MpiTelling.h"

#include <array>
#include <cstddef>

namespace parascope::mpi {

void tellSent(int to, int tag, MPI_Comm comm, Time time);
void tellReceived(int from, int tag, MPI_Comm comm, Time time);
/// A call for all ranks of a communicator, of which one is the root: an arrow from each to the root, or from
/// it to each.
enum class Way : unsigned char { ToRoot, FromRoot };
void tellRooted(const char* name, Way way, int root, MPI_Comm comm, Call& call);

/// A receive was begun, and nobody has waited for it yet.
void noteBegun(MPI_Request request, int from, int tag, MPI_Comm comm);
/// For whom a wait for a request is, where it is for a receive.
[[nodiscard]] ForOne waitForRequest(MPI_Request request);

/// A request that can be started again and again.
void notePersistent(MPI_Request request, bool isSend, int peer, int tag, MPI_Comm comm);
void tellStarted(MPI_Request request, Time time);
/// It is about to be freed.
void forgetRequest(MPI_Request request);

/// A message was found, and is about to be received.
void noteFound(MPI_Message message, MPI_Comm comm);
/// Its communicator; MPI_COMM_NULL: nobody knows.
[[nodiscard]] MPI_Comm takeFound(MPI_Message message);

/// Of nobody, until a call has filled it in.
[[nodiscard]] MPI_Status noStatus();

/// What has to be known of requests before a call for them, which may take them away. The messages that it
/// brings are told in the order in which they were asked for: in that order they were sent.
class Requests {
public:
    Requests(int count, const MPI_Request requests[], MPI_Status theirs[]);
    Requests(const Requests&) = delete;
    Requests& operator=(const Requests&) = delete;
    ~Requests();

    /// Where the call is to write what came: where its caller wants it, or with us.
    [[nodiscard]] MPI_Status* statuses() const { return m_statuses; }
    /// The request of that place has ended, and its status is the `at`-th of statuses().
    void ended(int place, int at);
    /// All of them have, each with the status of its own place.
    void allEnded();
    void tell(Time time);

private:
    struct Message {
        unsigned long order;
        int from;
        int tag;
        MPI_Comm comm;
    };
    /// Who asks again and again is not to wait for memory: that of few is here.
    static constexpr int kFew = 8;

    int m_count;
    std::array<MPI_Request, kFew> m_fewBefore{};
    std::array<MPI_Status, kFew> m_fewOwn{};
    std::array<Message, kFew> m_fewMessages{};
    MPI_Request* m_before = m_fewBefore.data();
    MPI_Status* m_own = m_fewOwn.data();
    MPI_Status* m_statuses;
    Message* m_messages = m_fewMessages.data();
    int m_came = 0;
};

} // namespace parascope::mpi
