// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// What a page is when it is no HTML, in words: "image/png". Empty: it is HTML or XHTML. Its content type
/// says so; where a server says none, or just that it is XML, the page is looked at.
[[nodiscard]] std::string whatItIsInsteadOfHtml(std::string_view body, std::string_view contentType);

} // namespace parascope
