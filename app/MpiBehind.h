// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mpi.h>

/// MPI's own functions, behind the ones of ours that stand before them. They are looked for when they are
/// called: the program may load its MPI late and for itself alone, as Python does, and a shell between mpirun
/// and the program has none at all.
namespace parascope::mpi {

/// A function of MPI's. Ends the program with words where there is none, which cannot be for who has called
/// MPI.
[[nodiscard]] void* functionBehind(const char* name);
/// MPI_COMM_WORLD and the like are addresses of variables of MPI's.
[[nodiscard]] MPI_Comm worldComm();
[[nodiscard]] MPI_Comm nullComm();
[[nodiscard]] MPI_Group nullGroup();

/// This thread is in a function of MPI's own, which may call others.
class Within {
public:
    Within() { ++depth(); }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    ~Within() { --depth(); }
    [[nodiscard]] static bool isAnyone() { return depth() > 0; }

private:
    static int& depth();
};

/// One of MPI's own functions; `Named` tells it from the others.
template <auto Named>
class [[gnu::visibility("hidden")]] Behind {
public:
    explicit Behind(const char* name) {
        static const auto kFunction =
            reinterpret_cast<decltype(Named)>(functionBehind(name)); // NOLINT: dlsym has no types
        m_function = kFunction;
    }
    template <class... Arguments>
    auto operator()(Arguments... arguments) const {
        const Within within;
        return m_function(arguments...);
    }

private:
    decltype(Named) m_function;
};

} // namespace parascope::mpi

// NOLINTBEGIN(cppcoreguidelines-macro-usage, bugprone-macro-parentheses): names are put together
/// MPI's own function: PARASCOPE_BEHIND(Send)(data, count, …).
#define PARASCOPE_BEHIND(name) parascope::mpi::Behind<&PMPI_##name>("PMPI_" #name)
/// Lets a function of ours stand before both names that MPI has for it: programs in C call one, MPI's parts
/// for Fortran, C++ and Java the other one.
#define PARASCOPE_BOTH_NAMES(name) decltype(MPI_##name) PMPI_##name __attribute__((alias("MPI_" #name)))
// NOLINTEND(cppcoreguidelines-macro-usage, bugprone-macro-parentheses)
