// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

// A terminal obeys control characters (C0, DEL and C1 of ISO/IEC 6429): it would change colours, its title or
// what stands on it already. Names of foreign traces, of pages and of programs may hold some.

/// A text for people: a picture of the character (U+2400 on, "␛" for ESC), U+FFFD for one of C1. Ends of
/// lines and tabs stay.
[[nodiscard]] std::string withVisibleControls(std::string_view text);
/// A text of one line: these are pictures too.
[[nodiscard]] std::string onOneLine(std::string_view text);
/// JSON of the same value, in which each of them is an escape ("\u009b").
[[nodiscard]] std::string withEscapedControls(std::string_view json);

} // namespace parascope
