// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/report/Metrics.h"
#include "core/trace/ReadingWatch.h"

#include <filesystem>

namespace parascope {

/// Another program's trace as a run, so that it can be shown; `name` is its title.
[[nodiscard]] RunRecord foreignRun(const std::string& name, Trace trace);

/// The demo that knows more of a run than is known of every run; null when there is none.
[[nodiscard]] const Demo* demoThatKnowsMore(const RunRecord& run, Demos demos = allDemos());

/// The runs' figures, their baselines among them. What a run means says the demo that knows more of it.
[[nodiscard]] std::vector<ReportedRun> reportedRuns(const std::vector<const RunRecord*>& runs,
                                                    Demos demos = allDemos());

/// Saves runs as one Chrome trace (core/trace/FORMAT.md): their lanes as events, their facts in "otherData",
/// so that opened again they give the same figures, and any trace viewer shows them. Another program's run
/// that is saved alone is a copy of its file, with the user's notes; beside others it has its lanes alone.
Result<void> saveRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file,
                      Demos demos = allDemos());

/// What a trace file held, sorted into runs.
struct OpenedFile {
    std::vector<RunRecord> runs;       ///< runs that Parascope saved
    Trace other;                       ///< lanes that belong to none of them: another program's trace
    std::vector<std::string> warnings; ///< what was left out and why
    std::optional<TraceFile> file;     ///< as it was when it was opened; nothing where runs of ours are in it
};

/// Opens what saveRuns or another program wrote. Errors as readChromeTrace.
Result<OpenedFile> openRuns(const std::filesystem::path& file, Demos demos = allDemos(),
                            const ReadingWatch& watch = {});

/// All runs of a file, the lanes of none of them as a run of their own called `name`.
[[nodiscard]] std::vector<RunRecord> takeRuns(OpenedFile& opened, const std::string& name);

} // namespace parascope
