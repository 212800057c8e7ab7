// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueFacts.h"
#include "core/trace/TraceBuilder.h"

#include <algorithm>
#include <unordered_map>

namespace parascope {

/// Makes one story of what each worker at a queue tells for itself: lanes, arrows, the depth of the queue,
/// and the lines of the log, in the order of time.
///
/// Workers' events come in pieces, a worker's at a time. They are held back for a moment, so that what comes
/// of one worker a little later can still find its place.
class QueueTraceBuilder {
public:
    explicit QueueTraceBuilder(const QueueParameters& parameters)
        : m_parameters(parameters)
        , m_present(static_cast<std::size_t>(parameters.workers())) {}

    /// Begins the story in a trace, which must outlive it: the workers' lanes are there, the counter is
    /// added.
    void begin(const RunFacts& facts, TraceBuilder& trace);
    [[nodiscard]] bool hasBegun() const { return m_trace != nullptr; }
    void add(WorkerId worker, const QueueEvent& event) { m_waiting.push_back({worker, event, {}}); }
    /// A worker has been waiting since that moment, and still does at `now`.
    void stillWaits(WorkerId worker, Nanoseconds since, Nanoseconds now);
    /// From now on work takes that long.
    void setDelay(QueueSide side, Nanoseconds delay);
    /// A worker's line in the log that is about no item.
    void says(WorkerId worker, Nanoseconds time, const std::string& words);
    /// Whatever it was at ended then.
    void ended(WorkerId worker, Nanoseconds time);
    /// Whether anything was told since tellUntil().
    [[nodiscard]] bool hasNews() const { return !m_waiting.empty(); }
    /// Tells what happened before `now`, but for the last moment. What goes on then is a span that grows.
    void tellUntil(Nanoseconds now);
    /// Tells the rest of a run that ended then.
    void tellAll(Nanoseconds end);
    /// A line that is no worker's.
    void say(std::string line) { m_lines.push_back(std::move(line)); }

    [[nodiscard]] std::vector<std::string> takeLines() { return std::exchange(m_lines, {}); }
    [[nodiscard]] std::vector<RunMark> takeMarks() { return std::exchange(m_marks, {}); }
    /// Everything before that moment is told.
    [[nodiscard]] Nanoseconds toldUntil() const { return m_toldUntil; }
    /// Lines about items that stand in the log.
    [[nodiscard]] std::uint64_t itemLines() const { return std::min(m_itemLines, kMostItemLines); }

    static constexpr Nanoseconds kHeldBack = std::chrono::milliseconds(20);
    /// Lines about items that the log keeps, the first ones.
    static constexpr std::uint64_t kMostItemLines = 2000;

private:
    struct Told {
        WorkerId worker;
        QueueEvent event;
        std::string words; ///< of a line that is said
    };
    /// One end of an arrow that waits for the other.
    struct HalfArrow {
        LaneId lane;
        Nanoseconds time{};
    };

    /// A span whose end nobody has told yet.
    struct Open {
        Nanoseconds since{}; ///< 0: there is none
        std::string name;
        Nanoseconds seen = Nanoseconds::max(); ///< so long it goes on for sure
        bool isDrawn = false;                  ///< it is in the trace and grows
    };
    /// What a worker is at.
    struct Present {
        Open work;
        Open wait;
        Nanoseconds ended = Nanoseconds::max();
        Nanoseconds drawnUntil{}; ///< no span may begin before that any more
    };

    void tellBefore(Nanoseconds moment);
    void tell(const Told& told);
    void tellSpan(const Told& told);
    void openWork(const Told& told);
    void grow(WorkerId worker, Open& open, State state);
    void tellDepth(const QueueEvent& event);
    void arrowEnd(WorkerId worker, const QueueEvent& event);
    void log(WorkerId worker, const QueueEvent& event);
    [[nodiscard]] LaneId laneOf(WorkerId worker) const { return m_lanes.at(worker.index()); }

    QueueParameters m_parameters;
    std::vector<Told> m_waiting;
    TraceBuilder* m_trace = nullptr;
    std::vector<LaneId> m_lanes; ///< of each worker
    CounterId m_depth;
    std::unordered_map<std::uint64_t, HalfArrow> m_halfArrows;
    std::vector<std::string> m_lines;
    std::vector<RunMark> m_marks;
    std::vector<Present> m_present; ///< of each worker
    Nanoseconds m_toldUntil{};
    std::uint64_t m_itemLines = 0; ///< told of, in the log or not
};

} // namespace parascope
