# SPDX-License-Identifier: GPL-3.0-or-later
"""ring.c in Python, which loads its MPI late and for itself alone."""
import sys
from array import array

from mpi4py import MPI

world = MPI.COMM_WORLD
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
rank, ranks = world.Get_rank(), world.Get_size()
token, from_left, total = array("i", [0]), array("i", [0]), array("i", [0])
for _ in range(rounds):
    if rank == 0:
        token[0] += 1
        world.Send([token, MPI.INT], dest=1, tag=7)
        world.Recv([token, MPI.INT], source=ranks - 1, tag=7)
    else:
        world.Recv([token, MPI.INT], source=MPI.ANY_SOURCE, tag=7)
        world.Send([token, MPI.INT], dest=(rank + 1) % ranks, tag=7)
requests = [world.Irecv([from_left, MPI.INT], source=(rank + ranks - 1) % ranks, tag=8),
            world.Isend([array("i", [rank]), MPI.INT], dest=(rank + 1) % ranks, tag=8)]
MPI.Request.Waitall(requests)
world.Allreduce([from_left, MPI.INT], [total, MPI.INT])
world.Barrier()
if rank == 0:
    print(f"token {token[0]}, sum {total[0]}")
