// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/trace/EventParser.h"

#include <optional>
#include <vector>

namespace parascope {

/// Understands what a program that hosts one worker or several writes on its trace descriptor, line by line
/// (core/trace/FORMAT.md), whatever pieces the bytes come in. Spans and announcements go to the sink at once;
/// how a worker ended is kept for who sees the process end.
///
/// One worker: every event is its own. Several: a worker's first mark says in "args.worker" which of them it
/// is, counted from 0; from then on its pid and tid tell. Spans of other threads are skipped.
class WorkerLines {
public:
    /// A program of one worker that never says "ready" is announced by its first event.
    WorkerLines(const std::vector<WorkerId>& workers, WorkerListener& sink);

    /// False from the first line on that is no event: the worker is broken, and what() says how.
    bool feed(std::string_view bytes);
    /// The pipe has ended: what is left is half a line.
    void finish();

    /// What one of the workers first said of its work in "done" or "failed"; nothing when it said neither.
    [[nodiscard]] const std::optional<WorkerResult>& ending(WorkerId worker) const;
    /// What is wrong with its lines; empty when nothing is.
    [[nodiscard]] const std::string& fault() const { return m_fault; }

    static constexpr std::size_t kLongestLine = 1UL << 20;

private:
    void takeLine(std::string_view line);
    struct Hosted {
        WorkerId id;
        bool announced = false;
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        std::size_t keeper = 0; ///< the process that speaks for it; 0: it speaks itself
        std::optional<WorkerResult> ending;
    };

    bool isForAnother(Hosted& worker) const;

    void takeMark();
    [[nodiscard]] Hosted* whoSpeaks();
    void announce(Hosted& worker);

    std::vector<Hosted> m_hosted; ///< never empty
    WorkerListener& m_sink;
    EventParser m_parser;
    TraceEvent m_event;
    std::string m_buffer;
    std::string m_fault;
};

} // namespace parascope
