// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace parascope {

/// The lines that every worker program understands on its stdin (core/trace/FORMAT.md), without their ends.
namespace control_line {
inline constexpr std::string_view kGo = "go"; ///< the release
inline constexpr std::string_view kStop = "stop";
} // namespace control_line

/// Reads lines from a descriptor on a thread of its own. In a program that holds SIGTERM back, one that comes
/// counts as the end of the lines. Destroying it joins the thread.
class ControlLines {
public:
    /// Both are called on that thread.
    struct Callbacks {
        std::function<void(std::string_view line)> take;
        std::function<void()> ended; ///< nobody wants the work any more
    };

    /// Does not own the descriptor; -1: there is none.
    ControlLines(int descriptor, Callbacks callbacks);
    ControlLines(const ControlLines&) = delete;
    ControlLines& operator=(const ControlLines&) = delete;
    ~ControlLines();

private:
    void readUntilWoken();
    /// False when the lines have ended.
    bool readSome();
    void take(std::string_view bytes);

    int m_descriptor;
    int m_wake;       ///< an eventfd: somebody wants the thread to end
    int m_terminated; ///< a signalfd: SIGTERM
    Callbacks m_callbacks;
    std::string m_buffer;
    std::thread m_thread;
};

} // namespace parascope
