// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// Nearly JSON, as programs without a library write it, made JSON: commas too many, raw control characters
/// and quotes inside texts, wrong escapes, bytes that are no UTF-8, and the words NaN and Infinity. What it
/// cannot mend stays as it is.
[[nodiscard]] std::string repairedJson(std::string_view text);

} // namespace parascope
