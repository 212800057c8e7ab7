// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiBehind.h"

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <link.h>
#include <string_view>

namespace parascope::mpi {

namespace {

/// The path of MPI's library, where one is loaded.
int takeIfMpi(dl_phdr_info* library, std::size_t /*size*/, void* into) {
    const std::string_view path = library->dlpi_name;
    const auto name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
    if (!name.starts_with("libmpi.so")) {
        return 0;
    }
    *static_cast<const char**>(into) = library->dlpi_name;
    return 1;
}

/// In a library that was loaded for its user alone: it is in nobody's list of what comes next.
void* symbolInMpi(const char* name) {
    const char* path = nullptr;
    if (dl_iterate_phdr(&takeIfMpi, &path) == 0) {
        return nullptr;
    }
    void* const library = dlopen(path, RTLD_LAZY | RTLD_NOLOAD);
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
