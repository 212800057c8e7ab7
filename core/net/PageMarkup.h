// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// The page as a parser older than the HTML Standard, libxml2 2.9 for one, reads it right and soon:
///  - "&lt;" for each "<" inside a title element: there is no markup in a title (13.2.5.2), but they take it
///    for some. A title that nobody ends ends at the next "<".
///  - no more than 200 attributes in a tag: they compare each with all before it, which would take hours for
///    a tag of a million.
[[nodiscard]] std::string tamedMarkup(std::string_view page);

} // namespace parascope
