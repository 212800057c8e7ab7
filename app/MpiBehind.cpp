// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiBehind.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <link.h>

namespace parascope::mpi {

namespace {

/// The path of MPI's library, where one is loaded.
struct FoundLibrary {
    std::array<char, 4096> path{};
};

int takeIfMpi(dl_phdr_info* library, std::size_t /*size*/, void* into) {
    const char* const slash = std::strrchr(library->dlpi_name, '/');
    const char* const name = slash != nullptr ? slash + 1 : library->dlpi_name;
    auto& found = *static_cast<FoundLibrary*>(into);
    if (std::strncmp(name, "libmpi.so", 9) != 0 || std::strlen(library->dlpi_name) >= found.path.size()) {
        return 0;
    }
    std::strcpy(found.path.data(), library->dlpi_name); // NOLINT: there is room
    return 1;
}

/// In a library that was loaded for its user alone: it is in nobody's list of what comes next.
void* symbolInMpi(const char* name) {
    FoundLibrary found;
    if (dl_iterate_phdr(&takeIfMpi, &found) == 0) {
        return nullptr;
    }
    void* const library = dlopen(found.path.data(), RTLD_LAZY | RTLD_NOLOAD);
    return library != nullptr ? dlsym(library, name) : nullptr;
}

void* foundOrElse(void* symbol, const char* name) {
    symbol = symbol != nullptr ? symbol : symbolInMpi(name);
    if (symbol == nullptr) {
        std::fprintf(stderr, "parascope: MPI's own %s cannot be found\n", name);
        std::abort();
    }
    return symbol;
}

/// The program itself may have it, as the copy that all use.
void* variable(const char* name) {
    return foundOrElse(dlsym(RTLD_DEFAULT, name), name);
}

} // namespace

int& Within::depth() {
    static thread_local int depth = 0;
    return depth;
}

void* functionBehind(const char* name) {
    return foundOrElse(dlsym(RTLD_NEXT, name), name);
}

MPI_Comm worldComm() {
    static auto* const kWorld = static_cast<MPI_Comm>(variable("ompi_mpi_comm_world"));
    return kWorld;
}

MPI_Comm nullComm() {
    static auto* const kNull = static_cast<MPI_Comm>(variable("ompi_mpi_comm_null"));
    return kNull;
}

MPI_Group nullGroup() {
    static auto* const kNull = static_cast<MPI_Group>(variable("ompi_mpi_group_null"));
    return kNull;
}

} // namespace parascope::mpi
