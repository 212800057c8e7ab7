// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// The text of a page as UTF-8: the charset is what its byte order mark says, else its content type, else
/// its own head (a meta element, an XML declaration), else it is UTF-8 if it can be, else windows-1252. Names
/// of charsets mean what browsers take them for. Bytes that are wrong become U+FFFD, and so does each NUL.
[[nodiscard]] std::string pageText(std::string_view body, std::string_view contentType);

/// The text of a list or a page in UTF-8 or UTF-16, if a byte order mark says so.
[[nodiscard]] bool hasByteOrderMark(std::string_view bytes);

/// What a character from U+0080 to U+009F is meant to be, as browsers read it: its byte in windows-1252;
/// U+FFFD where that has none.
[[nodiscard]] char32_t windows1252(unsigned char byte);

} // namespace parascope
