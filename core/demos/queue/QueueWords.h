// SPDX-License-Identifier: GPL-3.0-or-later
// The words for what producers and consumers do: the picture, the lanes, the log and errors use the same.
#pragma once

#include "core/demos/queue/QueueWorker.h"
#include "core/run/RunRecord.h"

#include <optional>
#include <string>

namespace parascope {

/// What is done with an item, whether that is work or a delay: "producing", "consuming".
[[nodiscard]] std::string_view workWord(QueueSide side);

/// "waiting: queue full" of a producer, "waiting: queue empty" of a consumer.
[[nodiscard]] std::string_view waitWords(QueueSide side);

/// The same of a wait that nothing will end: "waits for ever: queue full".
[[nodiscard]] std::string_view endlessWaitWords(QueueSide side);

/// "failed", "failed: item-3 is lost".
[[nodiscard]] std::string failureWords(std::optional<std::uint64_t> lost);

/// Who says a line of the log: "Producer", or "Producer 2" where there are several.
[[nodiscard]] std::string speakerOf(const QueueParameters& parameters, WorkerId worker);

/// What the log says of such an event, as the lesson's program does: "Producer: generating item 3"; empty
/// where it says nothing.
[[nodiscard]] std::string logLine(const QueueParameters& parameters, WorkerId worker, QueueEvent::Kind kind,
                                  std::uint64_t item);

/// The moment that a line of a run's log tells of, counted from 0; nothing for a line that there is not.
[[nodiscard]] std::optional<Nanoseconds> momentOfLine(const RunRecord& record, std::size_t line);

} // namespace parascope
