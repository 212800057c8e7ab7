// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "core/engine/ShippedLessons.h"
#include "core/run/ScheduleMode.h"

#include <functional>
#include <map>

namespace parascope {

/// What became of a block that runs.
struct BlockAnswer {
    const LessonSection* section = nullptr;
    const LessonBlock* block = nullptr;
    std::optional<Command> command;     ///< that was to run; nothing: it could not be read
    std::vector<Error> failures;        ///< why it failed; empty: it did not
    std::string skipped;                ///< why it did not run; empty: it did, or failed
    std::vector<const RunRecord*> runs; ///< where they are kept
    std::string table;                  ///< the answer of its command alone
    std::string json;                   ///< the same
    bool isStopped = false;             ///< by Ctrl+C, it or what stands before it

    [[nodiscard]] bool hasRun() const { return failures.empty() && skipped.empty() && !isStopped; }
    /// All of them in a line.
    [[nodiscard]] std::string failureText() const;
};

/// Runs the blocks of a lesson one after another, each as its command alone would.
class LessonRun {
public:
    /// `command` says what is trusted, how quiet it is and whether runs are kept. All outlive it.
    LessonRun(const Command& command, const OpenedLesson& opened);

    /// Runs a block of it that runs. `begins` is told what, before it does.
    [[nodiscard]] BlockAnswer answer(const LessonSection& section, const LessonBlock& block,
                                     const std::function<void(const BlockAnswer&)>& begins);

private:
    void run(BlockAnswer& answer);
    void runDemo(BlockAnswer& answer);
    static void show(BlockAnswer& answer);
    [[nodiscard]] EngineHost& engineFor(ScheduleMode mode);

    const Command& m_command;
    const OpenedLesson& m_opened;
    std::map<ScheduleMode, std::unique_ptr<EngineHost>> m_engines;
    std::vector<std::unique_ptr<RunSession>> m_kept; ///< whose runs a document shows
};

/// A block that begins a section or holds something that runs, by its command: "parascope queue".
[[nodiscard]] std::string lineOf(const BlockAnswer& answer);

} // namespace parascope
