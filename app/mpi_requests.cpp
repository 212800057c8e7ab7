// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are begun by one call and ended by another one; see mpi_calls.cpp.

#include "app/MpiBehind.h"
#include "app/MpiMessages.h"

using namespace parascope::mpi; // NOLINT: this file is the outside of that namespace

namespace {

/// Notes the request that the call has made.
template <class Made>
int notingPersistent(const MPI_Request& request, bool isSend, int peer, int tag, MPI_Comm comm, Made work) {
    const int result = work();
    notePersistent(request, isSend, peer, tag, comm);
    return result;
}

} // namespace

extern "C" {

int MPI_Wait(MPI_Request* request, MPI_Status* status) {
    Call call("MPI_Wait", waitForRequest(*request));
    Requests requests(1, request, status);
    const int result = PARASCOPE_BEHIND(Wait)(request, requests.statuses());
    requests.ended(0, 0);
    requests.tell(call.end());
    return result;
}

int MPI_Waitany(int count, MPI_Request all[], int* index, MPI_Status* status) {
    Call call("MPI_Waitany");
    Requests requests(count, all, status);
    const int result = PARASCOPE_BEHIND(Waitany)(count, all, index, requests.statuses());
    requests.ended(*index, 0);
    requests.tell(call.end());
    return result;
}

int MPI_Waitall(int count, MPI_Request all[], MPI_Status statuses[]) {
    Call call("MPI_Waitall");
    Requests requests(count, all, statuses);
    const int result = PARASCOPE_BEHIND(Waitall)(count, all, requests.statuses());
    const Time end = call.end();
    requests.allEnded();
    requests.tell(end);
    return result;
}

int MPI_Waitsome(int count, MPI_Request all[], int* came, int indices[], MPI_Status statuses[]) {
    Call call("MPI_Waitsome");
    Requests requests(count, all, statuses);
    const int result = PARASCOPE_BEHIND(Waitsome)(count, all, came, indices, requests.statuses());
    const Time end = call.end();
    for (int i = 0; i < *came; ++i) { // MPI_UNDEFINED is negative
        requests.ended(indices[i], i);
    }
    requests.tell(end);
    return result;
}

// Who only asks may do so all the time: that something has come is told, and not each question.

int MPI_Test(MPI_Request* request, int* flag, MPI_Status* status) {
    Requests requests(1, request, status);
    const int result = PARASCOPE_BEHIND(Test)(request, flag, requests.statuses());
    if (*flag != 0) {
        requests.ended(0, 0);
        requests.tell(now());
    }
    return result;
}

int MPI_Testany(int count, MPI_Request all[], int* index, int* flag, MPI_Status* status) {
    Requests requests(count, all, status);
    const int result = PARASCOPE_BEHIND(Testany)(count, all, index, flag, requests.statuses());
    if (*flag != 0) {
        requests.ended(*index, 0);
        requests.tell(now());
    }
    return result;
}

int MPI_Testall(int count, MPI_Request all[], int* flag, MPI_Status statuses[]) {
    Requests requests(count, all, statuses);
    const int result = PARASCOPE_BEHIND(Testall)(count, all, flag, requests.statuses());
    if (*flag != 0) {
        const Time end = now();
        requests.allEnded();
        requests.tell(end);
    }
    return result;
}

int MPI_Testsome(int count, MPI_Request all[], int* came, int indices[], MPI_Status statuses[]) {
    Requests requests(count, all, statuses);
    const int result = PARASCOPE_BEHIND(Testsome)(count, all, came, indices, requests.statuses());
    const Time end = now();
    for (int i = 0; i < *came; ++i) {
        requests.ended(indices[i], i);
    }
    requests.tell(end);
    return result;
}

int MPI_Request_free(MPI_Request* request) {
    forgetRequest(*request);
    return PARASCOPE_BEHIND(Request_free)(request);
}

int MPI_Send_init(const void* data, int count, MPI_Datatype type, int peer, int tag, MPI_Comm comm,
                  MPI_Request* request) {
    return notingPersistent(*request, true, peer, tag, comm, [&] {
        return PARASCOPE_BEHIND(Send_init)(data, count, type, peer, tag, comm, request);
    });
}

int MPI_Ssend_init(const void* data, int count, MPI_Datatype type, int peer, int tag, MPI_Comm comm,
                   MPI_Request* request) {
    return notingPersistent(*request, true, peer, tag, comm, [&] {
        return PARASCOPE_BEHIND(Ssend_init)(data, count, type, peer, tag, comm, request);
    });
}

int MPI_Bsend_init(const void* data, int count, MPI_Datatype type, int peer, int tag, MPI_Comm comm,
                   MPI_Request* request) {
    return notingPersistent(*request, true, peer, tag, comm, [&] {
        return PARASCOPE_BEHIND(Bsend_init)(data, count, type, peer, tag, comm, request);
    });
}

int MPI_Rsend_init(const void* data, int count, MPI_Datatype type, int peer, int tag, MPI_Comm comm,
                   MPI_Request* request) {
    return notingPersistent(*request, true, peer, tag, comm, [&] {
        return PARASCOPE_BEHIND(Rsend_init)(data, count, type, peer, tag, comm, request);
    });
}

int MPI_Recv_init(void* data, int count, MPI_Datatype type, int peer, int tag, MPI_Comm comm,
                  MPI_Request* request) {
    return notingPersistent(*request, false, peer, tag, comm, [&] {
        return PARASCOPE_BEHIND(Recv_init)(data, count, type, peer, tag, comm, request);
    });
}

int MPI_Start(MPI_Request* request) {
    const Time begin = now();
    tellStarted(*request, begin);
    return PARASCOPE_BEHIND(Start)(request);
}

int MPI_Startall(int count, MPI_Request all[]) {
    const Time begin = now();
    for (int i = 0; i < count; ++i) {
        tellStarted(all[i], begin);
    }
    return PARASCOPE_BEHIND(Startall)(count, all);
}

PARASCOPE_BOTH_NAMES(Wait);
PARASCOPE_BOTH_NAMES(Waitany);
PARASCOPE_BOTH_NAMES(Waitall);
PARASCOPE_BOTH_NAMES(Waitsome);
PARASCOPE_BOTH_NAMES(Test);
PARASCOPE_BOTH_NAMES(Testany);
PARASCOPE_BOTH_NAMES(Testall);
PARASCOPE_BOTH_NAMES(Testsome);
PARASCOPE_BOTH_NAMES(Request_free);
PARASCOPE_BOTH_NAMES(Send_init);
PARASCOPE_BOTH_NAMES(Ssend_init);
PARASCOPE_BOTH_NAMES(Bsend_init);
PARASCOPE_BOTH_NAMES(Rsend_init);
PARASCOPE_BOTH_NAMES(Recv_init);
PARASCOPE_BOTH_NAMES(Start);
PARASCOPE_BOTH_NAMES(Startall);

} // extern "C"
