// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Patterns.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
struct Words {
    std::string_view key;
    std::string_view meaning;
};
constexpr std::array<Words, 8> kWords{{
    {"parallel", "The workers ran at the same time, each on a core of its own."},
    {"one-at-a-time",
     "Only one worker ran at any moment: more workers will not make this faster, processes may."},
    {"imbalanced",
     "Some workers had long finished while the last one still worked: share the work out more evenly."},
    {"oversubscribed",
     "There are more workers than cores, so they took turns: as many workers as cores are enough."},
    {"lock-queue",
     "The workers stood in line for one lock: hold it for less, or give each worker data of its own."},
    {"mostly-waiting",
     "The workers mostly waited: more threads cost little here, more cores would not help."},
    {"mostly-messages",
     "The ranks mostly waited for messages of each other and kept their cores meanwhile: give each more to "
     "compute between two messages."},
    {"mixed", "No single pattern explains this run."},
}};

// Where a pattern begins. A worker's life is never told apart finer than these, so noise of a few percent
// changes nothing.
constexpr double kMostOfLife = 0.5;
constexpr double kMuchOfLife = 0.2;
constexpr double kOfIdeal = 0.85;
constexpr double kOneCore = 1.1;
constexpr double kEvenEnough = 0.75;
} // namespace

Pattern recognisePattern(const PatternInput& input) {
    const double ideal = std::max(1, std::min(input.workers, input.cores));
    if (input.waiting > kMostOfLife) {
        return Pattern::MostlyWaiting;
    }
    if (input.workers > 1 && input.lock > kMuchOfLife) {
        return input.parallelism <= kOneCore ? Pattern::OneAtATime : Pattern::LockQueue;
    }
    if (input.workers > input.cores && input.ready > kMuchOfLife) {
        return Pattern::Oversubscribed;
    }
    if (input.workers > 1 && input.shortestLife < kEvenEnough) {
        return Pattern::Imbalanced;
    }
    if (input.workers > 1 && input.message > kMostOfLife) {
        return Pattern::MostlyMessages;
    }
    if (input.workers > 1 && input.parallelism >= kOfIdeal * ideal && ideal > 1) {
        return Pattern::Parallel;
    }
    if (input.parallelism <= kOneCore && input.parallelism >= kOfIdeal) {
        return Pattern::OneAtATime;
    }
    return Pattern::Mixed;
}

std::string_view patternKey(Pattern pattern) {
    return kWords.at(static_cast<std::size_t>(pattern)).key;
}

std::string_view patternMeaning(Pattern pattern) {
    return kWords.at(static_cast<std::size_t>(pattern)).meaning;
}

} // namespace parascope
