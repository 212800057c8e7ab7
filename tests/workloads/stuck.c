/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An MPI program that never ends: "stuck receive": each rank waits for a message of the one before it, and would send
 * its own behind that. "stuck mixed": rank 0 waits for all at a barrier, the others for what it would hand out. With any
 * other word each rank sleeps for a second, and the program ends. */
#include <mpi.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv) {
    const char* how = argc > 1 ? argv[1] : "receive";
    int rank = 0;
    int ranks = 0;
    int token = 0;
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    if (strcmp(how, "receive") == 0) {
        MPI_Recv(&token, 1, MPI_INT, (rank + ranks - 1) % ranks, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        MPI_Send(&token, 1, MPI_INT, (rank + 1) % ranks, 7, MPI_COMM_WORLD);
    } else if (strcmp(how, "mixed") == 0) {
        if (rank == 0) {
            MPI_Barrier(MPI_COMM_WORLD);
        } else {
            MPI_Bcast(&token, 1, MPI_INT, 0, MPI_COMM_WORLD);
        }
    } else {
        sleep(1);
    }
    MPI_Finalize();
    return 0;
}
