// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageAddress.h"

#include "core/net/AsciiText.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace parascope {

namespace {

constexpr std::size_t kLongestAddress = 8000;
constexpr auto kDigits = "0123456789";

/// "ftp" of "ftp://example.org", "mailto" of "mailto:a@example.org"; empty where there is none.
std::string schemeOf(std::string_view address) {
    const auto scheme = lowered(address.substr(0, address.find(':')));
    constexpr auto kLetters = "abcdefghijklmnopqrstuvwxyz0123456789+-.";
    if (scheme.size() == address.size() || scheme.empty() || scheme[0] < 'a' ||
        scheme.find_first_not_of(kLetters) != std::string::npos) {
        return {};
    }
    const auto rest = address.substr(scheme.size() + 1);
    const bool isPort = !rest.empty() && rest.find_first_not_of(kDigits) != 0; // "localhost:8080/x" has none
    return isPort ? std::string() : scheme;
}

std::string problemOfScheme(std::string_view address, std::string_view scheme) {
    if (scheme.empty()) {
        const bool looksLikeOne = address.find_first_of(".:/") != std::string_view::npos;
        return looksLikeOne ? "write http:// or https:// before it" : "it is no address";
    }
    if (scheme != "http" && scheme != "https") {
        return "only http and https are fetched, not " + std::string(scheme.substr(0, 20));
    }
    return address.substr(scheme.size()).starts_with("://") ? "" : "write two slashes after the first colon";
}

std::string problemOfText(std::string_view address) {
    if (address.size() > kLongestAddress) {
        return "it is longer than 8000 characters";
    }
    for (const char c : address) {
        if (c == ' ' || c == '\t') {
            return "there is a blank in it, write %20";
        }
        if ((c >= 0 && c < ' ') || c == '\x7f') {
            return "there is a control character in it";
        }
    }
    return {};
}

std::string problemOfName(std::string_view name) {
    if (name.empty()) {
        return "it names no host";
    }
    if (name.starts_with('[')) {
        in6_addr ignored{};
        const bool isGood =
            name.ends_with(']') &&
            inet_pton(AF_INET6, std::string(name.substr(1, name.size() - 2)).c_str(), &ignored) == 1;
        return isGood ? "" : std::string(name) + " is no address of IPv6";
    }
    constexpr std::size_t kLongestName = 253;
    const bool isGood = name.size() <= kLongestName &&
                        name.find_first_of("\"<>\\^`{|}%[]:,;'()*&$!+=") == std::string_view::npos &&
                        name != "." && name.find("..") == std::string_view::npos && !name.starts_with('.');
    return isGood ? "" : "'" + std::string(name.substr(0, 60)) + "' is no name of a host";
}

std::string problemOfPort(std::string_view port) {
    if (port.find_first_not_of(kDigits) != std::string_view::npos) {
        return "port '" + std::string(port.substr(0, 20)) + "' is no number";
    }
    int number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    const bool isGood = read.ec == std::errc() && number >= 1 && number <= 65535;
    return isGood || port.empty() ? "" : "there is no port " + std::string(port.substr(0, 20));
}

/// Where the port begins, with its colon; the end if there is none.
std::size_t portBegin(std::string_view authority) {
    const auto name = authority.starts_with('[') ? std::min(authority.size(), authority.find(']')) : 0;
    return std::min(authority.size(), authority.find(':', name));
}

} // namespace

PageAddress PageAddress::of(std::string_view address) {
    PageAddress parts;
    parts.scheme = schemeOf(address);
    parts.problem = problemOfText(address);
    if (parts.problem.empty()) {
        parts.problem = problemOfScheme(address, parts.scheme);
    }
    if (!parts.problem.empty()) {
        return parts;
    }
    const auto rest = address.substr(parts.scheme.size() + std::string_view("://").size());
    const auto authority = rest.substr(0, rest.find_first_of("/?"));
    const auto path = rest.substr(authority.size());
    parts.pathAndQuery = path.starts_with('/') ? std::string(path) : "/" + std::string(path);
    if (authority.find('@') != std::string_view::npos) {
        parts.problem = "there is a user's name in it, leave that out";
        return parts;
    }
    const auto name = authority.substr(0, portBegin(authority));
    const auto port = authority.substr(std::min(authority.size(), name.size() + 1));
    parts.problem = problemOfName(name);
    if (parts.problem.empty()) {
        parts.problem = problemOfPort(port);
    }
    const bool isUsual = port.empty() || port == (parts.scheme == "http" ? "80" : "443");
    parts.host = lowered(name) + (isUsual ? "" : ":" + std::string(port));
    return parts;
}

} // namespace parascope
