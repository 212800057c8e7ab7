// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A page that is to be fetched, as a line of a list names it.
struct ListedAddress {
    std::size_t line = 0; ///< from 1
    std::string url;      ///< as it stands there, without a fragment
    std::string host;     ///< in lower case, with its port if that is not the usual one: "127.0.0.1:8080"
    std::string problem;  ///< why it is not fetched; empty: it is

    bool operator==(const ListedAddress&) const = default;
};

/// The pages that a file names, in its order, each once.
struct AddressList {
    std::vector<ListedAddress> pages;
    std::size_t repeated = 0; ///< lines that name a page again
};

/// Reads a list of addresses, one a line. Blank lines and lines that begin with # are passed over; a line
/// that is no address of a page has its problem, and the rest goes on. Lines end in any system's way, the
/// text is UTF-8 or UTF-16. The Error: the file cannot be read (it never waits for one), or holds no address
/// at all.
Result<AddressList> readAddressList(const std::filesystem::path& file);

[[nodiscard]] AddressList addressListFrom(std::string_view text);

} // namespace parascope
