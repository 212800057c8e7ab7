// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// The known names that a mistyped one may have meant, nearest first; empty when none is near.
/// Near means: at most a third of its letters changed, added, dropped or swapped (at least one), or a common
/// beginning.
[[nodiscard]] std::vector<std::string> nearNames(std::string_view typed,
                                                 const std::vector<std::string>& known);

/// "did you mean 'a' or 'b'?", or "known are a, b, c" when no name is near.
[[nodiscard]] std::string suggestNames(std::string_view typed, const std::vector<std::string>& known);

/// "a, b or c".
[[nodiscard]] std::string choiceInWords(const std::vector<std::string>& names);
/// "a, b and c".
[[nodiscard]] std::string listInWords(const std::vector<std::string>& names);

} // namespace parascope
