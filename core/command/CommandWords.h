// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// What is wrong with a word of a command.
struct WordFault {
    std::size_t word = 0; ///< which
    std::string part;     ///< of it: the misspelt name in "threads,proceses"; empty: all of it
    Error error;

    bool operator==(const WordFault&) const = default;
};

/// Which word of a demo's command is wrong, and what was meant: an option that there is not, one without its
/// value, a value that it does not take. `words` begin with the demo's key. Nothing: none is wrong by itself.
[[nodiscard]] std::optional<WordFault> findWordFault(const std::vector<std::string>& words, const Demo& demo);

/// The command with other options: what `others` give stands in place of what `words` gave.
[[nodiscard]] std::vector<std::string> withOptions(const std::vector<std::string>& words,
                                                   const std::vector<std::string>& others, const Demo& demo);

/// Where the words of a command of the user's begin, at their "--"; the end where it has none.
[[nodiscard]] std::vector<std::string>::const_iterator restOf(const std::vector<std::string>& words);

} // namespace parascope
