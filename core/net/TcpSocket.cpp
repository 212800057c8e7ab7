// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/TcpSocket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace parascope {

namespace {

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

/// Null: it is no address in numbers.
AddressList readNumbers(const std::string& address, std::uint16_t port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
        found = nullptr;
    }
    return {found, &freeaddrinfo};
}

void setNumber(int descriptor, int level, int option, int value) {
    // Where the kernel does not know one of them, the connection works as well; only its end is noticed
    // later.
    static_cast<void>(setsockopt(descriptor, level, option, &value, sizeof value));
}

/// The error number of a connection that was begun, 0 when it stands.
int waitForConnection(int descriptor, Nanoseconds within) {
    pollfd waits{descriptor, POLLOUT, 0};
    const auto patience = std::chrono::ceil<std::chrono::milliseconds>(within).count();
    if (poll(&waits, 1, static_cast<int>(patience)) <= 0) {
        return ETIMEDOUT;
    }
    int problem = 0;
    socklen_t size = sizeof problem;
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 ? problem : errno;
}

} // namespace

TcpSocket& TcpSocket::operator=(TcpSocket&& other) noexcept {
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

TcpSocket::~TcpSocket() {
    close();
}

void TcpSocket::close() {
    if (m_descriptor >= 0) {
        ::close(std::exchange(m_descriptor, -1));
    }
}

Result<TcpSocket> TcpSocket::listenAt(const std::string& address) {
    const auto place = readNumbers(address, 0);
    if (!place) {
        return failure("cannot wait for connections at '" + address + "'", "it is no address in numbers");
    }
    TcpSocket socket(::socket(place->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen() || bind(socket.m_descriptor, place->ai_addr, place->ai_addrlen) != 0 ||
        listen(socket.m_descriptor, SOMAXCONN) != 0) {
        return failure("cannot wait for connections at " + address, std::strerror(errno));
    }
    return socket;
}

Result<TcpSocket> TcpSocket::connectTo(const std::string& address, std::uint16_t port, Nanoseconds within) {
    const auto what = "cannot connect to " + address + ", port " + std::to_string(port);
    const auto place = readNumbers(address, port);
    if (!place) {
        return failure(what, "this is no address in numbers");
    }
    TcpSocket socket(::socket(place->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen()) {
        return failure(what, std::strerror(errno));
    }
    int problem = connect(socket.m_descriptor, place->ai_addr, place->ai_addrlen) == 0 ? 0 : errno;
    problem = problem == EINPROGRESS ? waitForConnection(socket.m_descriptor, within) : problem;
    if (problem != 0) {
        return failure(what, std::strerror(problem), "let no firewall between the hosts block that port");
    }
    fcntl(socket.m_descriptor, F_SETFL, fcntl(socket.m_descriptor, F_GETFL) & ~O_NONBLOCK);
    return socket;
}

std::optional<TcpSocket> TcpSocket::accept() const {
    const int descriptor = accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    return descriptor < 0 ? std::nullopt : std::optional(TcpSocket(descriptor));
}

void TcpSocket::watchPeer() const {
    constexpr int kIdleSeconds = 2;
    constexpr int kBetweenSeconds = 1;
    constexpr int kTries = 3;
    constexpr int kUnansweredMs = 5000;
    setNumber(m_descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setNumber(m_descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    setNumber(m_descriptor, IPPROTO_TCP, TCP_KEEPIDLE, kIdleSeconds);
    setNumber(m_descriptor, IPPROTO_TCP, TCP_KEEPINTVL, kBetweenSeconds);
    setNumber(m_descriptor, IPPROTO_TCP, TCP_KEEPCNT, kTries);
    setNumber(m_descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, kUnansweredMs);
}

std::uint16_t TcpSocket::port() const {
    sockaddr_storage place{};
    socklen_t size = sizeof place;
    if (getsockname(m_descriptor, reinterpret_cast<sockaddr*>(&place), &size) != 0) {
        return 0;
    }
    return ntohs(place.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&place)->sin6_port
                                             : reinterpret_cast<const sockaddr_in*>(&place)->sin_port);
}

TcpSocket::Read TcpSocket::readInto(std::string& bytes, std::size_t most, int& why) const {
    const auto before = bytes.size();
    bytes.resize(before + most);
    ssize_t got = 0;
    do {
        got = recv(m_descriptor, bytes.data() + before, most, 0);
    } while (got < 0 && errno == EINTR);
    why = got < 0 ? errno : 0;
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
        return Read::Some;
    }
    if (got < 0 && (why == EAGAIN || why == EWOULDBLOCK)) {
        return Read::Nothing;
    }
    return got == 0 ? Read::End : Read::Lost;
}

bool TcpSocket::writeLine(std::string_view line) const {
    const auto text = std::string(line) + '\n';
    ssize_t sent = 0;
    do {
        sent = send(m_descriptor, text.data(), text.size(), MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(text.size());
}

} // namespace parascope
