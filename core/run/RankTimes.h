// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"

#include <map>
#include <optional>

namespace parascope {

/// Adds up what the ranks of a watched MPI program tell of their calls: how long each was one, from the end
/// of its MPI_Init to its MPI_Finalize, and how much of that it waited for messages.
class RankTimes {
public:
    void take(const WorkerSpan& span);

    /// When a process became a rank; nothing: it is none yet, or at all.
    [[nodiscard]] std::optional<Nanoseconds> joined(std::int32_t pid) const;
    [[nodiscard]] std::uint64_t ranks() const { return m_ranks.size(); }
    /// Of all ranks together.
    [[nodiscard]] Nanoseconds lives() const;
    /// The same, of these; never more.
    [[nodiscard]] Nanoseconds messages() const;

private:
    struct Rank {
        TimeSpan life;
        Nanoseconds messages{};
        bool hasEnded = false;
    };
    std::map<std::int32_t, Rank> m_ranks; ///< by process
};

} // namespace parascope
