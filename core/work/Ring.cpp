// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Ring.h"

#include "core/work/RankTask.h"

namespace parascope {

namespace {

/// One lap of the token as one rank has it: the first rank sends it and gets it back, the others hand it on.
/// Each adds `mine`. What the rank saw of it last; nothing: it is to stop.
std::optional<std::uint64_t> lap(RankPeers& ranks, std::uint64_t token, std::uint64_t mine) {
    if (ranks.rank() == 0) {
        return ranks.send(ranks.right(), token + mine) ? ranks.receive(ranks.left()) : std::nullopt;
    }
    const auto came = ranks.receive(ranks.left());
    return came && ranks.send(ranks.right(), *came + mine) ? came : std::nullopt;
}

} // namespace

TaskInfo Ring::info() const {
    return {"ring",
            "message",
            "rounds",
            "hands a token round a ring of ranks, each of which adds its number to it",
            1000,
            1'000'000,
            "more messages than can be looked at",
            1,
            TaskNeed::Ranks,
            20'000};
}

Result<std::optional<std::string>> Ring::run(std::uint64_t size, TaskContext& context) const {
    if (context.ranks == nullptr) {
        return failure(rankTaskNeedsRanks(info().name));
    }
    auto& ranks = *context.ranks;
    const auto mine = static_cast<std::uint64_t>(ranks.rank()) + 1;
    std::uint64_t token = 0;
    for (std::uint64_t round = 0; round < size; ++round) {
        const auto came = lap(ranks, token, mine);
        if (!came || context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        token = *came;
    }
    const auto last = lap(ranks, token, 0); // all are told what it came to
    return last ? std::optional("token " + std::to_string(*last)) : std::nullopt;
}

} // namespace parascope
