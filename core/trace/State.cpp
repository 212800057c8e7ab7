// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/State.h"

#include <algorithm>

namespace parascope {

namespace {
struct Words {
    std::string_view key;
    std::string_view label;
};
constexpr std::array<Words, kStateCount> kWords{{
    {"running", "Running"},
    {"ready", "Waiting for a core"},
    {"lock", "Waiting for a lock"},
    {"gil", "Waiting for the GIL"},
    {"queue", "Waiting for the queue"},
    {"io", "Waiting for I/O"},
    {"sleep", "Sleeping"},
    {"starting", "Starting"},
    {"other", "Other"},
    {"message", "Waiting for a message (spins)"},
}};
} // namespace

std::string_view stateKey(State state) {
    return kWords[indexOf(state)].key;
}

std::string_view stateLabel(State state) {
    return kWords[indexOf(state)].label;
}

std::optional<State> stateFromKey(std::string_view key) {
    const auto* found = std::find_if(kAllStates.begin(), kAllStates.end(),
                                     [&](State state) { return stateKey(state) == key; });
    return found == kAllStates.end() ? std::nullopt : std::optional(*found);
}

} // namespace parascope
