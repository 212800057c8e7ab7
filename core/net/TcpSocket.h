// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace parascope {

/// One end of a TCP connection, or the place where connections come in; closes itself. Addresses are
/// numbers: who has a name looks it up first.
class TcpSocket {
public:
    TcpSocket() = default;
    TcpSocket(TcpSocket&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    TcpSocket& operator=(TcpSocket&& other) noexcept;
    TcpSocket(const TcpSocket&) = delete;
    TcpSocket& operator=(const TcpSocket&) = delete;
    ~TcpSocket();

    /// Takes connections at that address of this machine, on a port that the kernel chooses.
    static Result<TcpSocket> listenAt(const std::string& address);
    /// Waits for the connection, at most that long. Reading from it waits, too.
    static Result<TcpSocket> connectTo(const std::string& address, std::uint16_t port, Nanoseconds within);
    /// The next connection that came in; reading from it does not wait. Nothing: none did.
    [[nodiscard]] std::optional<TcpSocket> accept() const;

    /// Sends at once what is written, and notices within 6 s that the other host does not answer any more:
    /// reading then fails.
    void watchPeer() const;
    /// What it listens on; 0 when that cannot be told.
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void close();

    /// Some bytes, none yet, the end of the connection, or its failure.
    enum class Read : std::uint8_t { Some, Nothing, End, Lost };
    /// Appends what is there to `bytes`, at most `most` bytes of it. `why`: the error number of Lost.
    Read readInto(std::string& bytes, std::size_t most, int& why) const;
    /// Sends a short line. False: it could not be sent as a whole, so the connection is of no more use.
    [[nodiscard]] bool writeLine(std::string_view line) const;

private:
    explicit TcpSocket(int descriptor)
        : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace parascope
