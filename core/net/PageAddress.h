// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parascope {

/// The parts of the address of a page, taken apart as far as one must know to fetch it.
struct PageAddress {
    std::string scheme;       ///< "http" or "https"
    std::string host;         ///< in lower case, with its port if that is not the usual one
    std::string pathAndQuery; ///< "/" for none
    std::string problem;      ///< why nothing can be fetched from there, in words; empty: it can

    /// `address` has no blanks at its ends and no fragment.
    static PageAddress of(std::string_view address);
};

} // namespace parascope
