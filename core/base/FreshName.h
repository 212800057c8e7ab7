// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Leftover.h"

#include <cerrno>
#include <string>

namespace parascope {

/// A name for a new file or folder that nobody can foretell: the stem and six letters or digits. Whoever
/// makes it by that name (O_EXCL) can say before that it is not to stay (Leftover); of mkstemp() one hears
/// the name when the file is there already, and a signal may come between.
[[nodiscard]] std::string freshName(std::string stem);

/// What was made under a fresh name, and that it is not to stay, which was said before it was there.
struct Fresh {
    std::string name;
    Leftover leftover;
    int made = -1; ///< what the call that makes it returned; negative: errno says why there is nothing
};

/// Tries names until there was nothing of that name. `make` takes the name (O_EXCL).
template <class Make>
[[nodiscard]] Fresh makeFresh(const std::string& stem, Make make) {
    for (;;) {
        auto name = freshName(stem);
        Leftover leftover(name);
        const int made = make(name.c_str());
        if (made >= 0 || errno != EEXIST) {
            return {std::move(name), std::move(leftover), made};
        }
    }
}

} // namespace parascope
