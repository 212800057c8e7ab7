// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as a user's list of addresses and as a server's robots.txt: what is fetched is an address, once,
// and a rule that stands alone decides as its words say.
#include "core/net/AddressList.h"
#include "core/net/PageAddress.h"
#include "core/net/Robots.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// The addresses of the pages that are fetched.
std::vector<std::string> lookAtList(std::string_view text) {
    const auto list = addressListFrom(text);
    std::set<std::string> seen;
    std::vector<std::string> fetched;
    std::size_t line = 0;
    for (const auto& page : list.pages) {
        require(page.line > line);
        line = page.line;
        if (page.problem.empty()) {
            require(seen.insert(page.url).second);
            const auto address = PageAddress::of(page.url);
            require(address.problem.empty() && address.host == page.host);
            require(address.scheme == "http" || address.scheme == "https");
            fetched.push_back(address.pathAndQuery);
        }
    }
    return fetched;
}

bool isPlain(std::string_view path) {
    return std::all_of(path.begin(), path.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '/' || c == '-'; });
}

void lookAtRules(std::string_view text, const std::vector<std::string>& paths) {
    const auto rules = RobotsRules::parse(text, "Parascope/1.0");
    require(!rules.crawlDelay() || *rules.crawlDelay() >= Nanoseconds{0});
    for (const auto& path : paths) {
        static_cast<void>(rules.allows(path));
        if (isPlain(path) && path.starts_with('/') && path.size() > 1) {
            const auto forbids = RobotsRules::parse("User-agent: *\nDisallow: " + path + "\n", "Parascope");
            require(!forbids.allows(path) && !forbids.allows(path + "/more"));
            require(forbids.allows("/Z" + path));
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto paths = lookAtList(bytes);
    constexpr std::size_t kEnough = 20;
    paths.resize(std::min(paths.size(), kEnough));
    paths.emplace_back(bytes.substr(0, bytes.find('\n')));
    lookAtRules(bytes, paths);
    return 0;
}
