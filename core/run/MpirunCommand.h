// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/run/RankHosts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// What is asked of one mpirun.
struct MpirunWish {
    int ranks = 1;
    std::vector<RankHost> hosts; ///< with the places that their ranks take; empty: this machine alone
    std::string network;         ///< over which hosts reach each other: "192.0.2.0/24"; empty: none is needed
    bool bindsToCores = false;   ///< each rank keeps to a core of its own
};

/// Its arguments up to the program, as Open MPI 4 has them.
[[nodiscard]] std::vector<std::string> mpirunArguments(const MpirunWish& wish);

/// "4.1.4" out of what "mpirun --version" printed. The Error: it is another MPI, or a version that Parascope
/// does not know.
Result<std::string> openMpiVersion(std::string_view printed);

/// Whether Open MPI will start as this user at all; `allow` and `confirm` are what its two variables hold.
Result<void> checkMayRun(bool isRoot, const char* allow, const char* confirm);

} // namespace parascope
