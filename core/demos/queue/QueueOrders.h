// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueuePace.h"

#include <optional>
#include <string>
#include <string_view>

namespace parascope::queue_order {

/// The lines by which a run at a queue is led while it goes on (core/trace/FORMAT.md), without their ends.
inline constexpr std::string_view kPause = "pause";
inline constexpr std::string_view kResume = "resume";
inline constexpr std::string_view kStep = "step"; ///< while paused: each side moves one item
/// "delay produce 5000000": nanoseconds.
[[nodiscard]] std::string delay(QueueSide side, Nanoseconds length);
/// "fail 3": that worker fails, whatever it is at.
[[nodiscard]] std::string fail(WorkerId worker);

struct Delay {
    QueueSide side = QueueSide::Producer;
    Nanoseconds length{};
};
/// What such a line says; nothing when it is another one.
[[nodiscard]] std::optional<Delay> delayIn(std::string_view line);
[[nodiscard]] std::optional<WorkerId> failing(std::string_view line);

/// Carries out a line that concerns the pace.
void lead(std::string_view line, QueuePace& pace);

} // namespace parascope::queue_order
