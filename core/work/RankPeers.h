// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Numbers.h"

#include <cstdint>
#include <optional>

namespace parascope {

/// What a task that is carried out by ranks has of the other ones: messages of one number, and a sum. Who
/// waits hears when the task is to stop. No word of MPI: only the program that a rank is knows it.
class RankPeers {
public:
    RankPeers() = default;
    RankPeers(const RankPeers&) = delete;
    RankPeers& operator=(const RankPeers&) = delete;
    virtual ~RankPeers() = default;

    [[nodiscard]] virtual int rank() const = 0;
    [[nodiscard]] virtual int count() const = 0;
    /// The ones beside it; those at the ends have each other.
    [[nodiscard]] int left() const { return (rank() + count() - 1) % count(); }
    [[nodiscard]] int right() const { return (rank() + 1) % count(); }

    /// False: it is to stop.
    virtual bool send(int to, std::uint64_t number) = 0;
    /// Waits for it; nothing: it is to stop.
    virtual std::optional<std::uint64_t> receive(int from) = 0;

    /// A number for each neighbour, or of each.
    struct Edges {
        std::uint64_t left = 0;
        std::uint64_t right = 0;

        bool operator==(const Edges&) const = default;
    };
    /// Gives both neighbours theirs and waits for those that they give; nothing: it is to stop.
    virtual std::optional<Edges> exchange(const Edges& mine) = 0;

    /// Adds the parts of all ranks up, as the first one's total(). Every rank takes part once, also one that
    /// was stopped, without a part: else the others would wait for it.
    virtual void sum(std::optional<Uint128> part) = 0;
    /// Of the first rank, when all had a part and the sum fits into 128 bits.
    [[nodiscard]] virtual std::optional<Uint128> total() const = 0;
};

} // namespace parascope
