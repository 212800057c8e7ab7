// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace parascope {

/// Places pieces of these widths in lines of `lineWidth`, from left to right: (x, line) of each. A piece that
/// is wider than a line has one to itself.
[[nodiscard]] std::vector<std::pair<int, int>> flow(const std::vector<int>& widths, int gap, int lineWidth);

} // namespace parascope
