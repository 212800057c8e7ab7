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

/// How many ways, or how many runs, came to a good end and how many did not.
struct Verdicts {
    Uint128 all = 0;
    Uint128 right = 0;
    Uint128 stuck = 0; ///< never ended

    [[nodiscard]] Uint128 wrong() const { return all - right - stuck; }
};

/// Of outcomes and how often each came.
template <class Count>
[[nodiscard]] Verdicts verdictsOf(const Scenario& scenario, const std::map<Outcome, Count>& outcomes) {
    Verdicts sum;
    for (const auto& [outcome, count] : outcomes) {
        sum.all += count;
        sum.right += scenario.isRight(outcome) ? count : 0;
        sum.stuck += outcome.isStuck ? count : 0;
    }
    return sum;
}

/// Threads that a scenario can have, where it is made for any number.
inline constexpr int kFewestScenarioThreads = 2;
inline constexpr int kMostScenarioThreads = 3;

/// The same with a number of threads, where it is made for any; 2 or 3.
[[nodiscard]] std::vector<Scenario> memoryScenarios(int threads = kFewestScenarioThreads);

/// Those of that key; null when there is none.
[[nodiscard]] const Scenario* findScenario(const std::vector<Scenario>& all, std::string_view key);

} // namespace parascope
