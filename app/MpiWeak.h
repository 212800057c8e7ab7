// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Loaded into a shell between mpirun and the program there is no MPI at all: that is to be no fault. So none
// of what is used of MPI need be there; its functions are named where they are called.
#pragma weak ompi_mpi_comm_null
#pragma weak ompi_mpi_comm_world
#pragma weak ompi_mpi_group_null
#pragma weak ompi_request_null
