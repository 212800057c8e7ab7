// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace parascope {

/// The shape of a run, as one word.
enum class Pattern : std::uint8_t {
    Parallel,       ///< workers ran at the same time on cores of their own
    OneAtATime,     ///< several workers, but only one of them ran at any moment
    Imbalanced,     ///< some workers had long finished when the last one ended
    Oversubscribed, ///< more workers than cores: they took turns
    LockQueue,      ///< workers stood in line for one lock
    MostlyWaiting,  ///< workers waited for something that is no core
    MostlyMessages, ///< ranks waited for messages of each other, on their cores
    Mixed,          ///< none of these
};

/// What a pattern is told from.
struct PatternInput {
    int workers = 1;        ///< started at the same time
    int cores = 1;          ///< that they were allowed to use
    double parallelism = 0; ///< busy cores
    double running = 0;     ///< shares of the workers' lives, 0 to 1
    double ready = 0;
    double lock = 0;         ///< locks and the GIL
    double waiting = 0;      ///< queues, I/O and sleep
    double message = 0;      ///< messages of other ranks
    double shortestLife = 1; ///< the first worker's end over the last one's, both from the release, 0 to 1
};

[[nodiscard]] Pattern recognisePattern(const PatternInput& input);

/// The word in JSON: "one-at-a-time".
[[nodiscard]] std::string_view patternKey(Pattern pattern);
/// What it means and one remedy, in a sentence for people.
[[nodiscard]] std::string_view patternMeaning(Pattern pattern);

} // namespace parascope
