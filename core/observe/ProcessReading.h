// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parascope {

/// What a process and those that it started and waited for have used.
struct ProcessUse {
    Nanoseconds user{};                 ///< processor time in its own code
    Nanoseconds system{};               ///< and in the kernel's, for it
    std::uint64_t readBytes = 0;        ///< by read(2) and its like: files, pipes, terminals; not by recv(2)
    std::uint64_t writtenBytes = 0;     ///< the same for write(2)
    std::uint64_t diskReadBytes = 0;    ///< what the disk had to give for that
    std::uint64_t diskWrittenBytes = 0; ///< and to take

    ProcessUse& operator+=(const ProcessUse& other);
    /// What came after `before`; never below 0.
    [[nodiscard]] ProcessUse since(const ProcessUse& before) const;
    bool operator==(const ProcessUse&) const = default;
};

/// One look at a process.
struct ProcessReading {
    std::int32_t parent = 0;
    std::string name;        ///< as the kernel has it, at most 15 bytes
    ProcessUse use;          ///< in ticks of 10 ms
    bool hasEnded = false;   ///< it is no more than what its starter has not yet taken notice of
    bool hidesBytes = false; ///< it belongs to another user, so that its bytes are not told
};

/// The bytes in the text of an io file, of a process or of a thread.
[[nodiscard]] ProcessUse parseIo(std::string_view io);

/// From the texts of /proc/PID/stat and /proc/PID/io (proc(5)); the second may be empty. Nothing when the
/// first is cut off.
[[nodiscard]] std::optional<ProcessReading> parseProcess(std::string_view stat, std::string_view io);

/// Reads them; about 15 µs. Nothing when the process has gone.
[[nodiscard]] std::optional<ProcessReading> readProcess(std::int32_t pid);

} // namespace parascope
