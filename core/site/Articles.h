// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace parascope {

/// How many articles the built-in site has, numbered from 1.
inline constexpr int kArticles = 100;

/// "Article 7: The busy clock".
[[nodiscard]] std::string articleTitle(int number);
/// About how many bytes its page has, from 2 KB to 2 MB: pages of the real web are as different.
[[nodiscard]] std::size_t articleSize(int number);
/// Its page as HTML, the same on every machine.
[[nodiscard]] std::string articlePage(int number);
/// A page with a link to each.
[[nodiscard]] std::string articleList();

} // namespace parascope
