// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <span>
#include <utility>

namespace parascope {

/// Memory that processes share: whoever is handed its descriptor maps the same bytes. It has no name in any
/// file system and is gone with the last who holds it, however that one ended.
class SharedMemory {
public:
    /// New memory, all bytes 0. Pages that nobody touches cost nothing. The descriptor is closed on exec.
    static Result<SharedMemory> create(std::size_t bytes);
    /// Memory that another process made. Takes the descriptor over. Errors: it is none, or has not so many
    /// bytes.
    static Result<SharedMemory> attach(int descriptor, std::size_t bytes);

    SharedMemory(SharedMemory&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_bytes(std::exchange(other.m_bytes, {})) {}
    SharedMemory& operator=(SharedMemory&&) = delete;
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory();

    [[nodiscard]] std::span<std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    explicit SharedMemory(int descriptor)
        : m_descriptor(descriptor) {}
    Result<void> map(std::size_t bytes);

    int m_descriptor = -1;
    std::span<std::byte> m_bytes;
};

} // namespace parascope
