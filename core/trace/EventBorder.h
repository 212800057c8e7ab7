// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace parascope {

// Where one event ends and the next one seems to begin ("}, {" and a field's name), without knowing what is
// inside of a text or of another object. npos where none does.

/// The first border behind `from`.
[[nodiscard]] std::size_t eventBorder(std::string_view text, std::size_t from = 0);

/// The last one.
[[nodiscard]] std::size_t lastEventBorder(std::string_view text);

} // namespace parascope
