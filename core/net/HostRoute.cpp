// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/HostRoute.h"

#include <arpa/inet.h>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <ifaddrs.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace parascope {

namespace {

// Version 4 alone: Open MPI 4 knows no other unless it was built for it.
using Address = in_addr_t; // in the order of the network

Result<Address> lookUp(const std::string& host) {
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int problem = getaddrinfo(host.c_str(), nullptr, &hints, &found);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(problem == 0 ? found : nullptr,
                                                                 &freeaddrinfo);
    if (!all) {
        return failure("host '" + host + "' cannot be used", gai_strerror(problem),
                       "see how it is written, or give its address");
    }
    return reinterpret_cast<const sockaddr_in*>(all->ai_addr)->sin_addr.s_addr;
}

std::string addressTextOf(Address address) {
    std::array<char, INET_ADDRSTRLEN> text{};
    const in_addr numbers{address};
    return inet_ntop(AF_INET, &numbers, text.data(), text.size()) != nullptr ? text.data() : std::string();
}

/// The network of an address of this machine; nothing: it is none.
std::optional<std::string> networkOf(Address address) {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) {
        return std::nullopt;
    }
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(first, &freeifaddrs);
    for (const auto* each = first; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET ||
            each->ifa_netmask == nullptr) {
            continue;
        }
        const auto here = reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr.s_addr;
        const auto mask = reinterpret_cast<const sockaddr_in*>(each->ifa_netmask)->sin_addr.s_addr;
        if (here == address) {
            return addressTextOf(address & mask) + "/" + std::to_string(std::popcount(mask));
        }
    }
    return std::nullopt;
}

bool isLoopback(Address address) {
    return (ntohl(address) >> 24U) == 127;
}

/// Our address on the way there. Nothing is sent: a datagram socket only asks the kernel for the way.
Result<Address> ourAddressTowards(const std::string& host, Address there) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = there;
    place.sin_port = htons(9);
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t size = sizeof place;
    const bool isKnown = socket >= 0 &&
                         connect(socket, reinterpret_cast<const sockaddr*>(&place), size) == 0 &&
                         getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) == 0;
    const int problem = errno;
    if (socket >= 0) {
        close(socket);
    }
    if (!isKnown) {
        return failure("host '" + host + "' cannot be used", std::strerror(problem),
                       "see that this machine has a network to it");
    }
    return place.sin_addr.s_addr;
}

} // namespace

Result<HostRoute> findRoute(const std::vector<std::string>& hosts) {
    HostRoute route;
    for (const auto& host : hosts) {
        const auto there = lookUp(host);
        if (!there) {
            return failure(there.error());
        }
        if (!route.network.empty() || isLoopback(*there) || networkOf(*there)) {
            continue; // the way is known, or it is this machine
        }
        const auto ours = ourAddressTowards(host, *there);
        if (!ours) {
            return failure(ours.error());
        }
        route.address = addressTextOf(*ours);
        route.network = networkOf(*ours).value_or(route.address + "/32");
    }
    return route;
}

} // namespace parascope
