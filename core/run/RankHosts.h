// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A host that takes ranks.
struct RankHost {
    std::string name; ///< or its address
    int places = 0;   ///< how many ranks it takes; 0: as many as there are for it

    bool operator==(const RankHost&) const = default;
};

/// "h1,h2:4" -> h1, h2 with four places. The Error names the word that is no host.
Result<std::vector<RankHost>> parseHosts(std::string_view text);
/// The inverse; "" of none.
[[nodiscard]] std::string hostsText(const std::vector<RankHost>& hosts);

/// How many of so many ranks each host gets: the ranks go round, one to each host that has a place left. The
/// Error: there are more ranks than places.
Result<std::vector<int>> placesFor(const std::vector<RankHost>& hosts, int ranks);

} // namespace parascope
