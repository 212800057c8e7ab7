// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parascope {

/// What a rank finds in its environment: where the launcher waits for it, and how it shows that it belongs
/// there (core/trace/FORMAT.md).
namespace rank_variable {
inline constexpr auto kAddress = "PARASCOPE_TRACE_TCP"; ///< "192.0.2.7:40123"
inline constexpr auto kToken = "PARASCOPE_TOKEN";
inline constexpr auto kRanks = "PARASCOPE_RANKS"; ///< how many there are to be
} // namespace rank_variable

/// Lines that go between launcher and rank besides trace events and those that every worker understands.
namespace rank_line {
inline constexpr std::string_view kHello = "rank";      ///< up: "rank TOKEN NUMBER HOST BOOT TIME PIDS CORES"
inline constexpr std::string_view kPing = "ping";       ///< down: "ping K"
inline constexpr std::string_view kPong = "pong";       ///< up: "pong K NANOSECONDS"
inline constexpr std::string_view kGo = "go";           ///< down: "go NANOSECONDS", of the rank's own clock
inline constexpr std::string_view kWatch = "watch";     ///< down: tell what your host's kernel says of you
inline constexpr std::string_view kBye = "bye";         ///< down: all is told, the rank may end
inline constexpr std::string_view kRefused = "refused"; ///< down: "refused WHY"
} // namespace rank_line

/// The first line of a rank: who it is, and whose clock and process numbers it has.
struct RankHello {
    std::string token;
    int rank = -1;
    std::string host;
    std::string boot;  ///< the kernel's boot id: another kernel, another clock
    std::string clock; ///< the time namespace
    std::string pids;  ///< the namespace of process numbers
    int cores = 0;     ///< that it may use there

    [[nodiscard]] std::string line() const;
    /// Nothing when it is no such line.
    static std::optional<RankHello> read(std::string_view line);
    /// Of this process.
    static RankHello ours(std::string token, int rank);

    [[nodiscard]] bool sharesClockWith(const RankHello& other) const {
        return boot == other.boot && clock == other.clock;
    }
    [[nodiscard]] bool sharesProcessesWith(const RankHello& other) const {
        return boot == other.boot && pids == other.pids;
    }
    bool operator==(const RankHello&) const = default;
};

/// What this process was told by its environment as a rank of Open MPI.
struct RankInvitation {
    std::string address;
    std::uint16_t port = 0;
    std::string token;
    int rank = -1;
    int ranks = 0;

    /// The Error names the variable that is missing or wrong.
    static Result<RankInvitation> fromEnvironment();
    /// For the variable of that name: "192.0.2.7:40123".
    [[nodiscard]] static std::string addressText(const std::string& address, std::uint16_t port) {
        return address + ":" + std::to_string(port);
    }
};

struct RankPong {
    std::uint64_t number = 0;
    Nanoseconds there{};
};
[[nodiscard]] std::string pingLine(std::uint64_t number);
/// The answer to "ping K" at that moment; empty when the line is none.
[[nodiscard]] std::string pongFor(std::string_view ping, Nanoseconds now);
[[nodiscard]] std::optional<RankPong> readPong(std::string_view line);
[[nodiscard]] std::string goLine(Nanoseconds at);
/// When to begin; nothing when the line is no release. 0: at once.
[[nodiscard]] std::optional<Nanoseconds> readGo(std::string_view line);

/// 128 bits from the kernel, in 32 digits.
Result<std::string> newToken();
/// Whether two tokens are the same, in a time that does not tell where they differ.
[[nodiscard]] bool sameToken(std::string_view one, std::string_view other);

} // namespace parascope
