// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/trace/TraceEvent.h"

namespace parascope {

/// Understands what a worker process writes on its trace descriptor, line by line (core/trace/FORMAT.md),
/// whatever pieces the bytes come in. Spans and the announcement go to the sink at once; how it ended is kept
/// for who sees the process end.
class WorkerLines {
public:
    /// A program that never says "ready" is announced by its first event.
    WorkerLines(WorkerId worker, LaunchSink& sink);

    /// False from the first line on that is no event: the worker is broken, and what() says how.
    bool feed(std::string_view bytes);
    /// The pipe has ended: what is left is half a line.
    void finish();

    /// What the worker said of its work in "done" or "failed"; nothing when it said neither.
    [[nodiscard]] const std::optional<WorkerEnding>& ending() const { return m_ending; }
    [[nodiscard]] bool hasAnnounced() const { return m_announced; }
    /// What is wrong with its lines; empty when nothing is.
    [[nodiscard]] const std::string& fault() const { return m_fault; }

    static constexpr std::size_t kLongestLine = 1UL << 20;

private:
    void takeLine(std::string_view line);
    void takeMark();
    void announce();

    WorkerId m_worker;
    LaunchSink& m_sink;
    EventParser m_parser;
    TraceEvent m_event;
    std::string m_buffer;
    std::optional<WorkerEnding> m_ending;
    std::string m_fault;
    bool m_announced = false;
};

} // namespace parascope
