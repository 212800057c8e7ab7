/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An MPI program that knows nothing of Parascope: a token goes round a ring of ranks, ROUNDS times (10), then each
 * rank tells its neighbours a number without waiting, and all add theirs up. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? atoi(argv[1]) : 10;
    int rank = 0;
    int ranks = 0;
    int token = 0;
    int from_left = 0;
    int sum = 0;
    int i;
    MPI_Request requests[2];
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    for (i = 0; i < rounds && ranks > 1; ++i) {
        if (rank == 0) {
            ++token;
            MPI_Send(&token, 1, MPI_INT, 1, 7, MPI_COMM_WORLD);
            MPI_Recv(&token, 1, MPI_INT, ranks - 1, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Recv(&token, 1, MPI_INT, MPI_ANY_SOURCE, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(&token, 1, MPI_INT, (rank + 1) % ranks, 7, MPI_COMM_WORLD);
        }
    }
    MPI_Irecv(&from_left, 1, MPI_INT, (rank + ranks - 1) % ranks, 8, MPI_COMM_WORLD, &requests[0]);
    MPI_Isend(&rank, 1, MPI_INT, (rank + 1) % ranks, 8, MPI_COMM_WORLD, &requests[1]);
    MPI_Waitall(2, requests, MPI_STATUSES_IGNORE);
    MPI_Allreduce(&from_left, &sum, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    MPI_Barrier(MPI_COMM_WORLD);
    if (rank == 0) {
        printf("token %d, sum %d\n", token, sum);
    }
    MPI_Finalize();
    return 0;
}
