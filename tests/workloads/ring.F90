! SPDX-License-Identifier: GPL-3.0-or-later
! ring.c in Fortran: by the module mpi_f08, or by the older one (OLDER).
#ifdef OLDER
#define REQUEST integer
#define SAYS , error
#else
#define REQUEST type(MPI_Request)
#define SAYS
#endif
program ring
#ifdef OLDER
  use mpi
#else
  use mpi_f08
#endif
  implicit none
  integer :: rounds, rank, ranks, token, from_left, total, i
  character(len=16) :: word
  REQUEST :: requests(2)
#ifdef OLDER
  integer :: error
#endif

  rounds = 10
  if (command_argument_count() > 0) then
    call get_command_argument(1, word)
    read (word, *) rounds
  end if
  call MPI_Init(&
#ifdef OLDER
    error&
#endif
    )
  call MPI_Comm_rank(MPI_COMM_WORLD, rank SAYS)
  call MPI_Comm_size(MPI_COMM_WORLD, ranks SAYS)
  token = 0
  do i = 1, rounds
    if (rank == 0) then
      token = token + 1
      call MPI_Send(token, 1, MPI_INTEGER, 1, 7, MPI_COMM_WORLD SAYS)
      call MPI_Recv(token, 1, MPI_INTEGER, ranks - 1, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE SAYS)
    else
      call MPI_Recv(token, 1, MPI_INTEGER, MPI_ANY_SOURCE, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE SAYS)
      call MPI_Send(token, 1, MPI_INTEGER, mod(rank + 1, ranks), 7, MPI_COMM_WORLD SAYS)
    end if
  end do
  call MPI_Irecv(from_left, 1, MPI_INTEGER, mod(rank + ranks - 1, ranks), 8, MPI_COMM_WORLD, requests(1) SAYS)
  call MPI_Isend(rank, 1, MPI_INTEGER, mod(rank + 1, ranks), 8, MPI_COMM_WORLD, requests(2) SAYS)
  call MPI_Waitall(2, requests, MPI_STATUSES_IGNORE SAYS)
  call MPI_Allreduce(from_left, total, 1, MPI_INTEGER, MPI_SUM, MPI_COMM_WORLD SAYS)
  call MPI_Barrier(MPI_COMM_WORLD SAYS)
  if (rank == 0) print '(a,i0,a,i0)', 'token ', token, ', sum ', total
  call MPI_Finalize(&
#ifdef OLDER
    error&
#endif
    )
end program ring
