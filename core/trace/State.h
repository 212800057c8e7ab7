// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parascope {

/// What a worker was doing during a span.
enum class State : std::uint8_t {
    Running,  ///< on a core
    Ready,    ///< could run, waits for a core
    Lock,     ///< waits for a mutex
    Gil,      ///< waits for the (real or emulated) Global Interpreter Lock
    Queue,    ///< waits because a queue is empty or full
    Io,       ///< waits for a disk, the network or a pipe
    Sleeping, ///< waits for a timer
    Starting, ///< from its launch to its announcement
    Other,    ///< a span of a file that says nothing of its state
    Message,  ///< waits for a message of another rank; it keeps asking, so for the kernel it runs
};

inline constexpr std::array kAllStates{State::Running, State::Ready,  State::Lock,     State::Gil,
                                       State::Queue,   State::Io,     State::Sleeping, State::Starting,
                                       State::Other,   State::Message};
inline constexpr std::size_t kStateCount = kAllStates.size();

[[nodiscard]] constexpr std::size_t indexOf(State state) {
    return static_cast<std::size_t>(state);
}

/// The word in files and on the command line: "running", "ready", "lock", "gil", "queue", "io", "sleep",
/// "starting", "other", "message".
[[nodiscard]] std::string_view stateKey(State state);

/// The words on the screen: "Waiting for a core".
[[nodiscard]] std::string_view stateLabel(State state);

/// The state a category of a trace event names; nothing when it names none.
[[nodiscard]] std::optional<State> stateFromKey(std::string_view key);

} // namespace parascope
