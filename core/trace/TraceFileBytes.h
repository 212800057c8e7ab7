// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct z_stream_s;

namespace parascope {

/// The bytes of a file, unpacked where it is gzip. Unlike zlib's gzread it hands out every byte before a
/// damaged place.
class TraceFileBytes {
public:
    /// Errors of the path: it does not exist, may not be read.
    static Result<TraceFileBytes> open(const std::filesystem::path& file);
    TraceFileBytes(TraceFileBytes&& other) noexcept;
    TraceFileBytes(const TraceFileBytes&) = delete;
    TraceFileBytes& operator=(const TraceFileBytes&) = delete;
    TraceFileBytes& operator=(TraceFileBytes&&) = delete;
    ~TraceFileBytes();

    /// Fills `buffer` with up to `size` bytes and returns how many; 0 at the end. An Error when there is
    /// nothing before a place that cannot be read; it names the byte.
    Result<std::size_t> read(char* buffer, std::size_t size);
    /// Whether the rest can be read, too, which holds the sum that gzip checks its content by.
    Result<void> checkRest();

    /// Is asked again and again while a pipe has nothing to give; false ends the waiting with an Error.
    void whileWaiting(std::function<bool()> goesOn) { m_goesOn = std::move(goesOn); }
    /// Bytes of the file that were read so far, as it has them.
    [[nodiscard]] std::uint64_t taken() const { return m_taken; }
    /// All of them; 0 where nobody knows, as of a pipe.
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    struct EndInflate {
        void operator()(z_stream_s* stream) const;
    };

    explicit TraceFileBytes(int descriptor);

    Result<std::size_t> readFile(char* buffer, std::size_t size);
    Result<void> waitForBytes() const;
    Result<bool> fillInput();
    Result<void> start();
    /// Starts with the next of several packed parts that stand one behind the other. False when none does.
    Result<bool> startNextPart();
    Result<std::size_t> unpack(char* buffer, std::size_t size);
    [[nodiscard]] Error damage(const char* why) const;

    int m_descriptor;
    bool m_mayWait = false;   ///< it is no file on a disk: its bytes come when they come
    std::uint64_t m_size = 0; ///< of the file
    std::uint64_t m_taken = 0;
    std::function<bool()> m_goesOn;
    std::vector<char> m_input;                        ///< as the file has it
    std::size_t m_next = 0;                           ///< the first byte of m_input that was not taken
    std::size_t m_filled = 0;                         ///< bytes in m_input
    std::uint64_t m_before = 0;                       ///< bytes of the file in front of m_input
    bool m_started = false;                           ///< it is known whether the file is packed
    bool m_ended = false;                             ///< nothing is left, or nothing that can be read
    std::optional<Error> m_broken;                    ///< what comes after the bytes that were handed out
    std::unique_ptr<z_stream_s, EndInflate> m_stream; ///< null where the file is not packed
};

} // namespace parascope
