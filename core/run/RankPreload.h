// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A command, and what it gets in its environment besides.
struct RankPreload {
    std::vector<std::string> words;
    std::string list; ///< for OMPI_MCA_mca_base_env_list; empty: as it is
    bool isOfRanks = false;
};

/// Whether a program is one that starts ranks, by its name without a folder.
[[nodiscard]] bool isRankStarter(std::string_view program);

/// Whether a command is an mpirun, which waits while its ranks are the program.
[[nodiscard]] bool startsRanks(const std::vector<std::string>& words);

/// Has the ranks that a command starts load a library, if it is an mpirun. `list`: what
/// OMPI_MCA_mca_base_env_list holds. mpirun itself is not to load it, so LD_PRELOAD cannot stand in the
/// environment; and Open MPI gives up when it is handed variables by -x and by that list as well, so it is
/// done as the command does it.
[[nodiscard]] RankPreload preloadedInRanks(std::vector<std::string> words, const std::string& library,
                                           const std::string& list);

} // namespace parascope
