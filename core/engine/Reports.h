// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextTable.h"
#include "core/command/CommandLine.h"
#include "core/report/Metrics.h"
#include "core/report/QueueMetrics.h"
#include "core/report/RunFile.h"

#include <string>

namespace parascope {

/// A run and its figures.
struct ReportedRun {
    const RunRecord* run = nullptr;
    Metrics metrics;
};

/// The figures of runs, each against the serial runs of the same work among `known`.
[[nodiscard]] std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs,
                                                 const std::vector<const RunRecord*>& known);
/// The same among the runs themselves.
[[nodiscard]] std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs);

/// The answer of "run" as JSON (the fields are a promise). Serial runs that were not asked for stand under
/// "baseline".
[[nodiscard]] std::string runJson(const Command& command, const std::vector<ReportedRun>& runs);
/// The same for people: a table and a sentence.
[[nodiscard]] std::string runTable(const Command& command, const std::vector<ReportedRun>& runs);

/// One row of figures for each run.
[[nodiscard]] TextTable runRows(const std::vector<ReportedRun>& runs);

/// The answer of "queue" as JSON (the fields are a promise), and for people: who waited how long, and a
/// sentence.
[[nodiscard]] std::string queueJson(const Command& command, const QueueRecord& record);
[[nodiscard]] std::string queueTable(const QueueRecord& record);

/// The answer of "show".
[[nodiscard]] std::string showJson(const std::filesystem::path& file, const OpenedFile& opened);
[[nodiscard]] std::string showTable(const std::filesystem::path& file, const OpenedFile& opened);

/// Whether a backend can be used here.
struct Availability {
    Backend backend = Backend::Serial;
    std::string why;     ///< why it cannot be used, and what to do; empty when it can
    std::string version; ///< of the interpreter, where there is one

    [[nodiscard]] bool isAvailable() const { return why.empty(); }
};
/// Of all backends; asks the Python interpreters that there are, `python` when it is not empty.
[[nodiscard]] std::vector<Availability> availableBackends(const std::string& python);

/// The answer of "list". `topic`: "tasks", "backends", "lessons" or empty for all.
[[nodiscard]] std::string listJson(const std::string& topic, const std::vector<Availability>& backends);
[[nodiscard]] std::string listTable(const std::string& topic, const std::vector<Availability>& backends);

} // namespace parascope
