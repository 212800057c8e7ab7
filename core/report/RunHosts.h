// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// A host that has ranks of a run.
struct RunHost {
    std::string name;
    int ranks = 0;
    std::string schedule;                  ///< "exact", "sampled", or empty: only what its ranks say is known
    std::optional<Nanoseconds> clockBound; ///< how wrong its moments may be; nothing: it has our clock
    std::vector<LaneId> lanes; ///< of its ranks, of what its kernel says of them, and of its cores

    bool operator==(const RunHost&) const = default;
};

/// The hosts of a run, in the order of their first ranks; none where all of it was on this machine.
[[nodiscard]] std::vector<RunHost> hostsOf(const RunRecord& run);

/// What is to be known of it beside its name: "2 ranks, times ± 8 µs, exact schedule".
[[nodiscard]] std::string hostInWords(const RunHost& host);

/// The names of the hosts elsewhere that lanes tell of, by lane; what is not there is of this machine.
[[nodiscard]] std::map<LaneId, std::string> lanesElsewhere(const RunRecord& run);

} // namespace parascope
