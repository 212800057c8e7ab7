// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace parascope {

/// A page of the built-in site that is answered at once and whole, and is hard to read all the same.
struct OddPage {
    std::string name; ///< "/misbehaving/NAME"
    std::string type; ///< as its Content-Type says
    std::string body;
    std::string title; ///< that a good scraper finds, in UTF-8; empty: it has none
};

[[nodiscard]] std::vector<OddPage> oddPages();

} // namespace parascope
