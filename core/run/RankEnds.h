// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// What is known of one rank when mpirun has ended.
struct RankLast {
    WorkerId worker;
    bool hasCome = false;             ///< it connected
    std::string host;                 ///< from where
    std::optional<WorkerResult> said; ///< of the end of its work
    std::string fault;                ///< what was wrong with its lines
    int lostBy = 0;                   ///< the error number with which its connection broke
    std::optional<int> order;         ///< it was which to break off; nothing: it did not
};

/// What is known of their mpirun.
struct MpirunLast {
    int code = 0;           ///< its exit status
    bool wasSignal = false; ///< `code` is the signal that ended it
    bool wasEnded = false;  ///< we ended it
    std::string printed;    ///< the end of its stderr
    Nanoseconds time{};     ///< of its end
};

/// A rank's end, for the listener.
struct RankEnd {
    WorkerId worker;
    WorkerResult result;
};

/// How each rank ended: who is at fault first, as the others were ended on its account. Of faults the rank's
/// own word counts most, then mpirun's, then which connection broke first.
[[nodiscard]] std::vector<RankEnd> rankEnds(const std::vector<RankLast>& ranks, const MpirunLast& mpirun);

/// Whether a connection broke because the host does not answer: nobody else will say so.
[[nodiscard]] bool isHostGone(int lostBy);
/// Why a rank is ended that broke off and of which mpirun says nothing: "lost its connection …".
[[nodiscard]] std::string lossInWords(const RankLast& rank);

} // namespace parascope
