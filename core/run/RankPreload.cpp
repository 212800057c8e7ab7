// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankPreload.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace parascope {

namespace {
constexpr std::array<std::string_view, 3> kStarters{"mpirun", "mpiexec", "orterun"};
}

bool isRankStarter(std::string_view program) {
    return std::find(kStarters.begin(), kStarters.end(), program) != kStarters.end();
}

bool startsRanks(const std::vector<std::string>& words) {
    return !words.empty() && isRankStarter(std::filesystem::path(words.front()).filename().string());
}

RankPreload preloadedInRanks(std::vector<std::string> words, const std::string& library,
                             const std::string& list) {
    RankPreload preload;
    preload.words = std::move(words);
    auto& all = preload.words;
    // In a list ";" ends a variable: such a path cannot be handed on.
    preload.isOfRanks =
        startsRanks(all) && !library.empty() && library.find_first_of("; ") == std::string::npos;
    if (!preload.isOfRanks) {
        return preload;
    }
    const auto wish = "LD_PRELOAD=" + library;
    if (std::find(all.begin(), all.end(), "-x") != all.end()) {
        all.insert(all.begin() + 1, {"-x", wish});
    } else {
        preload.list = list.empty() ? wish : list + ";" + wish;
    }
    return preload;
}

} // namespace parascope
