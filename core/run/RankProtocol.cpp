// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankProtocol.h"

#include "core/base/Affinity.h"
#include "core/observe/ProcFile.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sys/random.h>
#include <unistd.h>
#include <vector>

namespace parascope {

namespace {

std::vector<std::string_view> rankWords(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

template <class Number>
std::optional<Number> rankNumber(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                       : std::nullopt;
}

/// One word, whatever it was.
std::string rankWord(std::string text) {
    std::erase_if(text, [](char c) { return c <= ' ' || c > '~'; });
    return text.empty() ? "unknown" : text;
}

std::string nameOfHost() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? rankWord(name.data()) : "unknown";
}

std::string nameOfSpace(const char* kind) {
    std::error_code ignored;
    return rankWord(std::filesystem::read_symlink(std::string("/proc/self/ns/") + kind, ignored).string());
}

Result<std::string> variable(const char* name) {
    const char* text = std::getenv(name);
    if (text == nullptr || *text == '\0') {
        return failure("this is no rank of a run", std::string(name) + " is not set",
                       "mpi_worker is started by Parascope: parascope run --backend mpi");
    }
    return std::string(text);
}

Result<int> countIn(const char* name) {
    const auto text = variable(name);
    if (!text) {
        return failure(text.error());
    }
    const auto number = rankNumber<int>(*text);
    if (!number || *number < 0) {
        return failure(std::string(name) + " '" + *text + "'", "this is no count");
    }
    return *number;
}

} // namespace

std::string RankHello::line() const {
    std::string text(rank_line::kHello);
    for (const auto& word : {token, std::to_string(rank), host, boot, clock, pids, std::to_string(cores)}) {
        text += ' ' + word;
    }
    return text;
}

std::optional<RankHello> RankHello::read(std::string_view line) {
    const auto words = rankWords(line);
    if (words.size() != 8 || words[0] != rank_line::kHello) {
        return std::nullopt;
    }
    const auto number = rankNumber<int>(words[2]);
    const auto cores = rankNumber<int>(words[7]);
    if (!number || !cores || *cores < 0) {
        return std::nullopt;
    }
    // What is shown to people later must be fit for it.
    RankHello hello;
    hello.token = words[1];
    hello.rank = *number;
    hello.host = rankWord(std::string(words[3]));
    hello.boot = rankWord(std::string(words[4]));
    hello.clock = rankWord(std::string(words[5]));
    hello.pids = rankWord(std::string(words[6]));
    hello.cores = *cores;
    return hello;
}

RankHello RankHello::ours(std::string token, int rank) {
    return {std::move(token),
            rank,
            nameOfHost(),
            rankWord(readWholeFile("/proc/sys/kernel/random/boot_id")),
            nameOfSpace("time"),
            nameOfSpace("pid"),
            static_cast<int>(allowedCores().size())};
}

Result<RankInvitation> RankInvitation::fromEnvironment() {
    const auto place = variable(rank_variable::kAddress);
    const auto token = variable(rank_variable::kToken);
    const auto rank = countIn("OMPI_COMM_WORLD_RANK");
    const auto ranks = countIn(rank_variable::kRanks);
    if (!place || !token) {
        return failure(!place ? place.error() : token.error());
    }
    if (!rank || !ranks) {
        return failure(!rank ? rank.error() : ranks.error());
    }
    const auto colon = place->rfind(':');
    const auto port =
        colon == std::string::npos ? std::nullopt : rankNumber<std::uint16_t>(place->substr(colon + 1));
    if (!port) {
        return failure(std::string(rank_variable::kAddress) + " '" + *place + "'", "it is no ADDRESS:PORT");
    }
    return RankInvitation{place->substr(0, colon), *port, *token, *rank, *ranks};
}

std::string pingLine(std::uint64_t number) {
    return std::string(rank_line::kPing) + ' ' + std::to_string(number);
}

std::string pongFor(std::string_view ping, Nanoseconds now) {
    const auto words = rankWords(ping);
    if (words.size() != 2 || words[0] != rank_line::kPing || !rankNumber<std::uint64_t>(words[1])) {
        return {};
    }
    return std::string(rank_line::kPong) + ' ' + std::string(words[1]) + ' ' + std::to_string(now.count());
}

std::optional<RankPong> readPong(std::string_view line) {
    const auto words = rankWords(line);
    if (words.size() != 3 || words[0] != rank_line::kPong) {
        return std::nullopt;
    }
    const auto number = rankNumber<std::uint64_t>(words[1]);
    const auto there = rankNumber<std::int64_t>(words[2]);
    return number && there ? std::optional(RankPong{*number, Nanoseconds(*there)}) : std::nullopt;
}

std::string goLine(Nanoseconds at) {
    return std::string(rank_line::kGo) + ' ' + std::to_string(at.count());
}

std::optional<Nanoseconds> readGo(std::string_view line) {
    const auto words = rankWords(line);
    if (words.empty() || words[0] != rank_line::kGo || words.size() > 2) {
        return std::nullopt;
    }
    if (words.size() == 1) {
        return Nanoseconds{};
    }
    const auto at = rankNumber<std::int64_t>(words[1]);
    return at ? std::optional(Nanoseconds(*at)) : std::nullopt;
}

Result<std::string> newToken() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return failure("cannot make a token for the ranks", std::strerror(errno));
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (const auto byte : bytes) {
        token += kDigits[byte >> 4U];
        token += kDigits[byte & 15U];
    }
    return token;
}

bool sameToken(std::string_view one, std::string_view other) {
    unsigned differences = one.size() == other.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        differences |= static_cast<unsigned>(one[i] ^ other[i]);
    }
    return differences == 0;
}

} // namespace parascope
