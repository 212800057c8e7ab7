// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/Interleavings.h"

namespace parascope {

/// A small program that goes wrong in some ways through it, or cannot.
struct Scenario {
    std::string key;   ///< "lost-update"
    std::string title; ///< "A lost update"
    std::string what;  ///< what is to be seen in it, in a sentence
    StepProgram program;
    std::vector<int> right;  ///< the variables at a good end
    bool isOfAnySize = true; ///< it is made for as many threads as are asked for

    [[nodiscard]] bool isRight(const Outcome& outcome) const {
        return !outcome.isStuck && outcome.variables == right;
    }
};

/// The same with a number of threads, where it is made for any; 2 or 3.
[[nodiscard]] std::vector<Scenario> memoryScenarios(int threads = 2);

/// Those of that key; null when there is none.
[[nodiscard]] const Scenario* findScenario(const std::vector<Scenario>& all, std::string_view key);

} // namespace parascope
