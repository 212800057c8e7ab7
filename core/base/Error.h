// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

namespace parascope {

/// Something that went wrong, in words a teacher understands.
///
/// Printed as one line: `WHAT: WHY; WHAT TO DO`. `why` and `remedy` may be empty.
struct Error {
    std::string what;
    std::string why;
    std::string remedy;

    /// The whole line, without a trailing newline. What people typed may hold newlines: they become spaces.
    [[nodiscard]] std::string text() const {
        std::string line = what;
        if (!why.empty()) {
            line += ": " + why;
        }
        if (!remedy.empty()) {
            line += "; " + remedy;
        }
        std::replace_if(
            line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
        return line;
    }

    bool operator==(const Error&) const = default;
};

} // namespace parascope
