// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// Whether every reader of JSON takes it, for its numbers, escapes, and UTF-8.
[[nodiscard]] bool isStrictJson(std::string_view text);

/// An object that the parsers of events have read made JSON that every reader takes and that says the same to
/// ours, which looks at no more of a value than it needs. A value that cannot be mended stands there as a
/// text.
[[nodiscard]] std::string strictObject(std::string_view object);

} // namespace parascope
