// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parascope {

/// A file descriptor that closes itself. -1 means "none".
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int descriptor)
        : m_descriptor(descriptor) {}
    FileHandle(FileHandle&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept;
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    ~FileHandle();

    /// Opens for reading, not inherited by programs that are started later. errno tells why it is not open.
    [[nodiscard]] static FileHandle openForReading(const char* path);

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

/// Reads a file of /proc or /sys from its start into `text`, whose memory is kept from call to call.
/// Such a file is made anew at each read from offset 0, so one that fits the buffer is one system call and
/// one consistent picture. Returns 0, or the errno of the failed read (ESRCH: the thread has gone).
int readFromStart(const FileHandle& file, std::string& text);

/// The whole small file, or an empty text when it cannot be opened or read.
[[nodiscard]] std::string readWholeFile(const char* path);

/// The entries of a directory that are numbers: processes in /proc, threads in /proc/PID/task. In no order;
/// none when it cannot be opened.
[[nodiscard]] std::vector<std::int32_t> numberedEntries(const char* directory);

} // namespace parascope
