// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/Schedule.h"
#include "core/observe/SwitchRecorder.h"
#include "core/trace/TraceEvent.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace parascope {

/// The category of marks by which a rank elsewhere tells what its host's kernel says of it.
inline constexpr std::string_view kScheduleCategory = "schedule";

/// A piece as a line, and back; the inverse gives nothing for a mark that is none.
[[nodiscard]] std::string scheduleLine(const SchedSlice& piece);
[[nodiscard]] std::optional<SchedSlice> readSchedule(const TraceEvent& mark);
/// Whether there is a schedule: "exact", or why not.
[[nodiscard]] std::string scheduleStateLine(const std::string& state);
[[nodiscard]] std::optional<std::string> readScheduleState(const TraceEvent& mark);

/// Tells the launcher on which core the main thread of this process was, and when, as its host's kernel saw
/// it: the launcher's own kernel knows nothing of it. On a thread of its own, in lines that `write` takes
/// whole.
class RankSchedule {
public:
    using Write = std::function<void(std::string_view lines)>;

    /// Begins to record, or tells why it cannot.
    explicit RankSchedule(Write write);
    ~RankSchedule();
    RankSchedule(const RankSchedule&) = delete;
    RankSchedule& operator=(const RankSchedule&) = delete;

    /// Tells the rest: the work is over.
    void finish();

private:
    void tell();
    /// Now, by the clock of the kernel's records.
    [[nodiscard]] Nanoseconds kernelNow() const { return monotonicNow() - m_shift; }

    Write m_write;
    Nanoseconds m_shift; ///< from the kernel's clock to the one of this time namespace
    std::unique_ptr<SwitchRecorder> m_recorder;
    std::optional<Schedule> m_schedule;
    std::vector<SwitchEvent> m_events;
    std::jthread m_thread;
};

/// By how much CLOCK_MONOTONIC is ahead of the kernel's own in this time namespace, which perf does not know.
[[nodiscard]] Nanoseconds shiftOfTimeNamespace(std::string_view offsets);

} // namespace parascope
