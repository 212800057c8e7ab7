// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeFacts.h"

#include <filesystem>

namespace parascope {

/// A line of the CSV (RFC 4180) with its end: url, title, status, seconds, bytes. A title that a spreadsheet
/// would run as a formula gets an apostrophe in front.
[[nodiscard]] std::string csvLine(const ScrapedPage& page);
inline constexpr std::string_view kCsvHead = "url,title,status,seconds,bytes\r\n";

/// Writes the pages that are over, in the list's order; without a target to a file that nobody keeps: the
/// step is the same. The Error: it cannot be written, and nothing is left of it.
[[nodiscard]] Result<void> saveCsv(const std::vector<std::shared_ptr<const ScrapedPage>>& pages,
                                   const std::filesystem::path& target);

} // namespace parascope
