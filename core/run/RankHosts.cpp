// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankHosts.h"

#include <algorithm>
#include <charconv>

namespace parascope {

namespace {

constexpr int kMostPlaces = 1024;

/// Nothing that a shell on the other host, or mpirun, could take for more than a name.
bool isHostName(std::string_view text) {
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= 253 && text.front() != '-' && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), isPart);
}

Result<RankHost> parseHost(std::string_view text) {
    const auto what = "host '" + std::string(text) + "'";
    const auto colon = std::min(text.find(':'), text.size());
    RankHost host{std::string(text.substr(0, colon)), 0};
    if (!isHostName(host.name)) {
        return failure(what, "this is no name of a host", "give names such as h1,h2:4");
    }
    if (colon < text.size()) {
        const auto number = text.substr(colon + 1);
        const auto* const end = number.data() + number.size();
        const auto [last, problem] = std::from_chars(number.data(), end, host.places);
        if (problem != std::errc() || last != end || host.places < 1 || host.places > kMostPlaces) {
            return failure(what, "behind the colon stands how many ranks it takes",
                           "give 1 to " + std::to_string(kMostPlaces));
        }
    }
    return host;
}

} // namespace

Result<std::vector<RankHost>> parseHosts(std::string_view text) {
    std::vector<RankHost> hosts;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        auto host = parseHost(text.substr(0, comma));
        if (!host) {
            return failure(host.error());
        }
        const auto isSame = [&](const RankHost& other) { return other.name == host->name; };
        if (std::any_of(hosts.begin(), hosts.end(), isSame)) {
            return failure("host '" + host->name + "'", "it stands there twice",
                           "give it more places: " + host->name + ":2");
        }
        hosts.push_back(*std::move(host));
        if (comma + 1 == text.size()) {
            return failure("hosts", "the last one has no name", "give names such as h1,h2:4");
        }
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return hosts;
}

std::string hostsText(const std::vector<RankHost>& hosts) {
    std::string text;
    for (const auto& host : hosts) {
        text += (text.empty() ? "" : ",") + host.name;
        text += host.places > 0 ? ":" + std::to_string(host.places) : "";
    }
    return text;
}

Result<std::vector<int>> placesFor(const std::vector<RankHost>& hosts, int ranks) {
    std::vector<int> taken(hosts.size());
    int left = ranks;
    while (left > 0) {
        const int before = left;
        for (std::size_t i = 0; i < hosts.size() && left > 0; ++i) {
            if (hosts[i].places == 0 || taken[i] < hosts[i].places) {
                ++taken[i];
                --left;
            }
        }
        if (left == before) {
            return failure(std::to_string(ranks) + " ranks on " + hostsText(hosts),
                           "these hosts take " + std::to_string(ranks - left) + " in all",
                           "use fewer workers, or give a host more places: " +
                               (hosts.empty() ? std::string("h1") : hosts.front().name) + ":" +
                               std::to_string(ranks));
        }
    }
    return taken;
}

} // namespace parascope
