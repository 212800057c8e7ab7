// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// The last line that says something of what a program printed before it failed, at most 200 bytes of it: in
/// Python the exception, which stands below its traceback. Where the interpreter lists its threads below
/// that, the line above the list.
[[nodiscard]] std::string lastLine(std::string_view printed);

} // namespace parascope
