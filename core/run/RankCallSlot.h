// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace parascope {

/// In which call of MPI a rank is: its place in memory that it shares with who watches it. A call that comes
/// back is told when it is over; one that never does can only be seen here. Knows nothing else of us, for it
/// is loaded into other people's programs.
struct alignas(64) RankCallSlot {
    static constexpr std::int64_t kNone = 0;        ///< began: it is in no call
    static constexpr std::int64_t kHasLeft = -1;    ///< began: it has left MPI
    static constexpr std::int32_t kFromAny = -1;    ///< peer: whoever comes first
    static constexpr std::int32_t kNobody = -2;     ///< peer: all, several, or nobody knows
    static constexpr std::size_t kMostRanks = 1024; ///< that a board has places for
    static constexpr std::size_t kLongestName = 32; ///< of a call, with its end

    std::atomic<std::int32_t> pid;   ///< 0: the rank has not come
    std::atomic<std::int32_t> tid;   ///< of the thread that joined MPI
    std::atomic<std::int32_t> ranks; ///< how many there are
    std::atomic<std::uint32_t> turn; ///< odd while what follows changes
    std::atomic<std::int64_t> began; ///< of the call, nanoseconds of CLOCK_MONOTONIC
    std::atomic<std::int32_t> peer;  ///< in MPI_COMM_WORLD
    std::atomic<std::int32_t> tag;
    std::array<std::atomic<std::uint64_t>, kLongestName / 8> name;
};
static_assert(sizeof(RankCallSlot) == 64);

/// The memory of all ranks, by their numbers.
inline constexpr std::size_t kRankCallBoardBytes = sizeof(RankCallSlot) * RankCallSlot::kMostRanks;

} // namespace parascope
