// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StartGate.h"
#include "core/work/QueuePace.h"

#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace parascope {

/// The lines by which a worker program at a queue is led while it runs (core/trace/FORMAT.md), without their
/// ends.
namespace queue_order {
inline constexpr std::string_view kGo = "go"; ///< the release
inline constexpr std::string_view kPause = "pause";
inline constexpr std::string_view kResume = "resume";
inline constexpr std::string_view kStep = "step";
inline constexpr std::string_view kStop = "stop";
/// "delay produce 5000000": nanoseconds.
[[nodiscard]] std::string delay(QueueSide side, Nanoseconds length);
/// "fail 3": that worker, of a program that hosts several.
[[nodiscard]] std::string fail(int worker);
} // namespace queue_order

/// Reads such lines from a descriptor on a thread of its own and carries them out. The end of the descriptor
/// is an order to stop: nobody wants the work any more. Destroying it joins the thread.
class QueueOrders {
public:
    /// What an order reaches.
    struct Reach {
        QueueLead& pace;
        StartGate& gate;
        std::stop_source& stop;
        std::function<void()> obeyed; ///< called after each order
    };
    /// Does not own the descriptor.
    QueueOrders(int descriptor, Reach reach);
    QueueOrders(const QueueOrders&) = delete;
    QueueOrders& operator=(const QueueOrders&) = delete;
    ~QueueOrders();

private:
    void readUntilWoken();
    void take(std::string_view bytes);
    void obey(std::string_view line);

    int m_descriptor;
    int m_wake; ///< an eventfd: somebody wants the thread to end
    Reach m_reach;
    std::string m_buffer;
    std::thread m_thread;
};

} // namespace parascope
