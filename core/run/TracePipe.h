// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>
#include <utility>

namespace parascope {

/// The pipe on which a worker process writes its events: its read end is ours, its write end the child's.
class TracePipe {
public:
    static Result<TracePipe> open();

    TracePipe(TracePipe&& other) noexcept
        : m_read(std::exchange(other.m_read, -1))
        , m_write(std::exchange(other.m_write, -1)) {}
    TracePipe& operator=(TracePipe&&) = delete;
    TracePipe(const TracePipe&) = delete;
    TracePipe& operator=(const TracePipe&) = delete;
    ~TracePipe();

    /// Lets the next started process inherit the write end; its number is for the variable
    /// PARASCOPE_TRACE_FD.
    [[nodiscard]] int passToChild();
    /// Closes our copy of the write end: from now on only the child holds it, and its end is the pipe's end.
    void closeWriteEnd();

    [[nodiscard]] int readEnd() const { return m_read; }

    /// The most that a pipe holds on Linux without privileges (/proc/sys/fs/pipe-max-size).
    static constexpr std::size_t kCapacity = 1UL << 20;

    enum class Read : std::uint8_t { Some, Nothing, End };
    /// Sets `bytes` to what is there, up to a bound that keeps the engine responsive under a flood; valid
    /// until the next call. Never waits.
    Read read(std::string_view& bytes);

private:
    TracePipe(int readEnd, int writeEnd)
        : m_read(readEnd)
        , m_write(writeEnd) {}

    int m_read = -1;
    int m_write = -1;
    std::string m_buffer;
};

} // namespace parascope
