// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Imbalanced.h"

#include "core/work/RankTask.h"
#include "core/work/SumSquares.h"

namespace parascope {

TaskInfo Imbalanced::info() const {
    return {"imbalanced",
            "cpu",
            "iterations",
            "adds squares as sum-squares does, of which each rank has more than the one before it",
            200'000'000,
            1'000'000'000'000,
            "the sum would not fit into 128 bits",
            1,
            TaskNeed::Ranks,
            2'000'000'000};
}

std::uint64_t Imbalanced::shareOf(int rank, int ranks, std::uint64_t size) {
    const auto parts = static_cast<Uint128>(size) * 2 * static_cast<unsigned>(rank + 1);
    return static_cast<std::uint64_t>(parts / static_cast<unsigned>(ranks + 1));
}

Result<std::optional<std::string>> Imbalanced::run(std::uint64_t size, TaskContext& context) const {
    if (context.ranks == nullptr) {
        return failure(rankTaskNeedsRanks(info().name));
    }
    const auto& ranks = *context.ranks;
    return SumSquares().run(shareOf(ranks.rank(), ranks.count(), size), context); // which adds the parts up
}

} // namespace parascope
