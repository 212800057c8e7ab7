// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SharedMemory.h"

#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

Error problem(const std::string& what) {
    return {what, std::strerror(errno), "close other programs"};
}

} // namespace

Result<SharedMemory> SharedMemory::create(std::size_t bytes) {
    SharedMemory memory(memfd_create("parascope", MFD_CLOEXEC));
    if (memory.m_descriptor < 0 || ftruncate(memory.m_descriptor, static_cast<off_t>(bytes)) != 0) {
        return failure(problem("cannot make memory that processes share"));
    }
    if (auto mapped = memory.map(bytes); !mapped) {
        return failure(mapped.error());
    }
    return memory;
}

Result<SharedMemory> SharedMemory::attach(int descriptor, std::size_t bytes) {
    SharedMemory memory(descriptor);
    struct stat about {};
    if (fstat(descriptor, &about) != 0) {
        memory.m_descriptor = -1; // it is nobody's
        return failure("cannot share memory", std::strerror(errno), "let Parascope start this program");
    }
    if (about.st_size != static_cast<off_t>(bytes)) {
        return failure("cannot share memory",
                       "it has " + std::to_string(about.st_size) + " bytes and not " + std::to_string(bytes),
                       "use programs of the same version");
    }
    if (auto mapped = memory.map(bytes); !mapped) {
        return failure(mapped.error());
    }
    return memory;
}

Result<void> SharedMemory::map(std::size_t bytes) {
    void* start = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_descriptor, 0);
    if (start == MAP_FAILED) {
        return failure(problem("cannot map memory that processes share"));
    }
    m_bytes = {static_cast<std::byte*>(start), bytes};
    return {};
}

SharedMemory::~SharedMemory() {
    if (!m_bytes.empty()) {
        munmap(m_bytes.data(), m_bytes.size());
    }
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

} // namespace parascope
