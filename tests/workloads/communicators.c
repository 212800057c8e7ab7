/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An MPI program for four ranks that sends known messages by many of MPI's calls, in communicators of its own in which
 * ranks have other numbers. Which messages these are stands in tests/cli/ranks_of_others.py. */
#include <mpi.h>

static int rank = 0;
static int number = 0;
static int numbers[4];

/* The same tag at the same time in two communicators of the same ranks; the later one is received first. */
static void duplicate(void) {
    MPI_Comm twin;
    MPI_Request requests[2];
    const int right = (rank + 1) % 4;
    const int left = (rank + 3) % 4;
    MPI_Comm_dup(MPI_COMM_WORLD, &twin);
    MPI_Isend(&rank, 1, MPI_INT, right, 5, MPI_COMM_WORLD, &requests[0]);
    MPI_Isend(&rank, 1, MPI_INT, right, 5, twin, &requests[1]);
    MPI_Recv(&number, 1, MPI_INT, left, 5, twin, MPI_STATUS_IGNORE);
    MPI_Recv(&number, 1, MPI_INT, left, 5, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    MPI_Waitall(2, requests, MPI_STATUSES_IGNORE);
    MPI_Comm_free(&twin);
}

/* Two halves, in the opposite order: rank 0 of each is the world's 2 or 3. One message, and two calls with a root. */
static void split(void) {
    MPI_Comm half;
    int there = 0;
    MPI_Comm_split(MPI_COMM_WORLD, rank % 2, -rank, &half);
    MPI_Comm_rank(half, &there);
    if (there == 0) {
        MPI_Send(&rank, 1, MPI_INT, 1, 6, half);
    } else {
        MPI_Recv(&number, 1, MPI_INT, MPI_ANY_SOURCE, MPI_ANY_TAG, half, MPI_STATUS_IGNORE);
    }
    MPI_Bcast(&number, 1, MPI_INT, 0, half);
    MPI_Reduce(&rank, &number, 1, MPI_INT, MPI_SUM, 1, half);
    MPI_Comm_free(&half);
}

/* A square: each tells the one beside it. */
static void cartesian(void) {
    MPI_Comm square;
    const int sizes[2] = {2, 2};
    const int periods[2] = {1, 1};
    int from = 0;
    int to = 0;
    MPI_Cart_create(MPI_COMM_WORLD, 2, sizes, periods, 0, &square);
    MPI_Cart_shift(square, 1, 1, &from, &to);
    MPI_Sendrecv(&rank, 1, MPI_INT, to, 7, &number, 1, MPI_INT, from, 7, square, MPI_STATUS_IGNORE);
    MPI_Sendrecv_replace(&number, 1, MPI_INT, to, 7, from, 7, square, MPI_STATUS_IGNORE);
    MPI_Comm_free(&square);
}

/* Requests that are made once and started three times. */
static void persistent(void) {
    MPI_Request requests[2];
    int i;
    MPI_Recv_init(&number, 1, MPI_INT, (rank + 3) % 4, 8, MPI_COMM_WORLD, &requests[0]);
    MPI_Send_init(&rank, 1, MPI_INT, (rank + 1) % 4, 8, MPI_COMM_WORLD, &requests[1]);
    for (i = 0; i < 3; ++i) {
        MPI_Startall(2, requests);
        MPI_Waitall(2, requests, MPI_STATUSES_IGNORE);
    }
    MPI_Request_free(&requests[0]);
    MPI_Request_free(&requests[1]);
}

static void begin_three(MPI_Request* requests, int tag) {
    int i;
    for (i = 0; i < 3; ++i) {
        MPI_Irecv(&numbers[i], 1, MPI_INT, i + 1, tag, MPI_COMM_WORLD, &requests[i]);
    }
}

/* The others tell rank 0 by all ways to end a request: six messages of each. */
static void gather(void) {
    MPI_Request requests[3];
    int indices[3];
    int index = 0;
    int flag = 0;
    int left = 3;
    int i;
    if (rank != 0) {
        for (i = 0; i < 6; ++i) {
            MPI_Send(&rank, 1, MPI_INT, 0, 20 + i, MPI_COMM_WORLD);
        }
        return;
    }
    begin_three(requests, 20);
    for (i = 0; i < 3; ++i) {
        MPI_Waitany(3, requests, &index, MPI_STATUS_IGNORE);
    }
    begin_three(requests, 21);
    for (left = 3; left > 0; left -= i) {
        MPI_Waitsome(3, requests, &i, indices, MPI_STATUSES_IGNORE);
    }
    begin_three(requests, 22);
    while (!flag) {
        MPI_Testall(3, requests, &flag, MPI_STATUSES_IGNORE);
    }
    begin_three(requests, 23);
    for (left = 3; left > 0; left -= flag ? 1 : 0) {
        MPI_Testany(3, requests, &index, &flag, MPI_STATUS_IGNORE);
    }
    begin_three(requests, 24);
    for (left = 3; left > 0; left -= i) {
        MPI_Testsome(3, requests, &i, indices, MPI_STATUSES_IGNORE);
    }
    begin_three(requests, 25);
    for (i = 0; i < 3; ++i) {
        for (flag = 0; !flag;) {
            MPI_Test(&requests[i], &flag, MPI_STATUS_IGNORE);
        }
    }
}

/* Rank 1 tells rank 0 twice, who looks first; a receive that is called off brings nothing, nor does nobody. */
static void probe(void) {
    MPI_Status status;
    MPI_Message message;
    MPI_Request request;
    if (rank == 1) {
        MPI_Ssend(&rank, 1, MPI_INT, 0, 9, MPI_COMM_WORLD);
        MPI_Send(&rank, 1, MPI_INT, 0, 10, MPI_COMM_WORLD);
    } else if (rank == 0) {
        MPI_Probe(MPI_ANY_SOURCE, 9, MPI_COMM_WORLD, &status);
        MPI_Recv(&number, 1, MPI_INT, status.MPI_SOURCE, 9, MPI_COMM_WORLD, &status);
        MPI_Mprobe(MPI_ANY_SOURCE, 10, MPI_COMM_WORLD, &message, &status);
        MPI_Mrecv(&number, 1, MPI_INT, &message, MPI_STATUS_IGNORE);
        MPI_Irecv(&number, 1, MPI_INT, 3, 11, MPI_COMM_WORLD, &request);
        MPI_Cancel(&request);
        MPI_Wait(&request, &status);
        MPI_Send(&number, 1, MPI_INT, MPI_PROC_NULL, 12, MPI_COMM_WORLD);
        MPI_Recv(&number, 1, MPI_INT, MPI_PROC_NULL, 12, MPI_COMM_WORLD, &status);
    }
}

int main(int argc, char** argv) {
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    duplicate();
    split();
    cartesian();
    persistent();
    gather();
    probe();
    MPI_Finalize();
    return 0;
}
