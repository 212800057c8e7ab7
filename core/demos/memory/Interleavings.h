// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Numbers.h"
#include "core/base/Result.h"
#include "core/demos/memory/StepProgram.h"

#include <map>

namespace parascope {

/// What a way through a program may come to.
struct Outcome {
    std::vector<int> variables; ///< at the end
    bool isStuck = false;       ///< nobody could go on: a deadlock, or a wait that never ends

    auto operator<=>(const Outcome&) const = default;
};

/// All ways through a program, counted.
struct Interleavings {
    Uint128 all = 0;
    std::map<Outcome, Uint128> outcomes; ///< of how many ways each is the end
    std::size_t states = 0;              ///< different moments that there are
};

/// The most moments that are kept: some hundred megabytes.
inline constexpr std::size_t kMostStates = 1'000'000;

/// Counts all ways through a program, by the moments that they lead through: each moment's ways onward are
/// counted once. Two threads of n steps that never wait have (2n)! / (n!)² ways. The Error: there are more
/// than `mostStates` moments, or more ways than fit into 128 bits; it says how far the count came.
Result<Interleavings> countInterleavings(const StepProgram& program, std::size_t mostStates = kMostStates);

/// One way: whose step comes when, and what comes of it.
struct Interleaving {
    std::vector<int> threads; ///< the thread of each step, in the order of steps
    Outcome outcome;

    bool operator==(const Interleaving&) const = default;
};

/// The first `most` ways, thread 0's steps as early as may be first.
[[nodiscard]] std::vector<Interleaving> listInterleavings(const StepProgram& program, std::size_t most);

} // namespace parascope
