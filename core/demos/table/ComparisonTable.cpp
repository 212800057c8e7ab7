// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/ComparisonTable.h"

#include "core/demos/table/ComparisonFigures.h"
#include "core/demos/table/StartCells.h"
#include "core/report/Baseline.h"
#include "core/report/Noise.h"

#include <algorithm>
#include <map>
#include <set>

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;
using Progress = ComparisonCell::Progress;

/// What is the same for all cells of a table.
struct Known {
    const ComparisonPlan& plan;
    const std::vector<const RunRecord*>& runs;
    const Machine& machine;
    std::map<Backend, StartFigures> starts; ///< two rows show them: they are looked for once
};

ComparisonQuestion questionOf(ComparisonRow row, const ComparisonPlan& plan) {
    const auto workers = std::to_string(plan.workers) + " workers";
    switch (row) {
    case ComparisonRow::BusyCores:
        return {"Computing: busy cores", workers + " with work for a core",
                "When workers compute, how many cores do they keep busy?",
                "Time on a core, all workers together / wall time", "cores"};
    case ComparisonRow::Speedup:
        return {"Computing: speed-up", workers + " with work for a core",
                "How many times as fast is that as the same work one after another?",
                "Wall time of the same total work one after another, in the same language / wall time",
                "times"};
    case ComparisonRow::Waits:
        return {"Waiting: wall time",
                std::to_string(plan.waiters) + " waits of " +
                    durationInWords(static_cast<double>(plan.waitMs) / 1000),
                "When workers wait, do they wait at the same time?",
                "Wall time of all waits, from the first launch to the last end", "s"};
    case ComparisonRow::Start:
        return {"One more worker: start", "median, until it is there",
                "How long until one more worker is there?",
                "C++: median time from a worker's launch to its announcement, each started alone where that "
                "was measured. CPython: median time from one worker's announcement to the next one's, for "
                "they live in one program, whose own start comes before; processes by fork",
                "s"};
    case ComparisonRow::Memory:
        return {"One more worker: memory", "of its own", "How much memory does one more worker take?",
                "Median over the workers, each page that n share counted as an nth; where only other runs "
                "are there, the processes' largest resident memory with all pages that they share",
                "bytes"};
    case ComparisonRow::Data:
        return {"The data of workers", "not measured", "Do workers see each other's data?", {}, {}};
    case ComparisonRow::Crash:
        return {"A crash takes with it", "not measured", "What does a crash take with it?", {}, {}};
    case ComparisonRow::BestFor:
        return {"Best for", "not measured: read off above", "What is it the right choice for?", {}, {}};
    }
    return {};
}

Progress progressOf(const RunFacts& facts) {
    return facts.launched != Nanoseconds{} ? Progress::Running : Progress::Waiting;
}

/// Of the unfinished runs that fill a cell the one that is furthest.
Progress progressIn(ComparisonRow row, Backend backend, const Known& known) {
    auto progress = Progress::None;
    for (const auto* run : known.runs) {
        if (!run->facts.finished && tellsOf(run->facts, row, backend, known.plan, known.machine)) {
            progress = std::max(progress, progressOf(run->facts));
        }
    }
    return progress;
}

/// A speed-up waits for its baseline too.
Progress progressOfCell(ComparisonRow row, Backend backend, const Known& known) {
    const auto own = progressIn(row, backend, known);
    return row == ComparisonRow::Speedup ? std::max(own, progressIn(row, baselineOf(backend), known)) : own;
}

/// The runs of the same work in the same language: what speed-ups refer to, then the ways of the columns.
std::vector<RunId> sideBySide(const RunRecord& shown, const std::vector<ComparisonColumn>& columns,
                              const std::vector<const RunRecord*>& runs) {
    const auto& experiment = shown.facts.experiment;
    std::vector<Backend> ways;
    for (const auto& column : columns) {
        if (isPython(column.backend) == isPython(experiment.backend)) {
            ways.push_back(column.backend);
        }
    }
    std::vector<RunId> ids;
    const auto baseline = findBaseline(shown, runs);
    for (const auto* serial : baseline ? baseline->runs : std::vector<const RunRecord*>()) {
        ids.push_back(serial->facts.id);
    }
    for (const auto way : ways) {
        const auto* like = way == experiment.backend ? &shown : newestLike(experiment, way, runs);
        if (like != nullptr) {
            ids.push_back(like->facts.id);
        }
    }
    return ids;
}

/// Why the newest try did not fill the cell; empty when there was none or it was stopped.
std::string failureIn(ComparisonRow row, Backend backend, const Known& known) {
    std::string why;
    for (const auto* run : known.runs) {
        if (run->facts.finished && tellsOf(run->facts, row, backend, known.plan, known.machine)) {
            why = run->facts.error;
        }
    }
    return why;
}

ComparisonCell openCell(ComparisonRow row, Backend backend, const Known& known) {
    ComparisonCell cell;
    const auto failed = failureIn(row, backend, known);
    cell.note = failed.empty() ? "" : "the last run failed";
    cell.why = failed.empty() ? "Not measured yet." : "The last run failed: " + failed;
    return cell;
}

ComparisonCell cellOf(ComparisonRow row, const ComparisonColumn& column,
                      const std::vector<ComparisonColumn>& columns, const Known& known) {
    const auto backend = column.backend;
    if (auto words = comparisonWords(row, backend)) {
        return *words;
    }
    if (!column.why.empty()) {
        ComparisonCell missing;
        missing.kind = Kind::Missing;
        missing.why = column.why;
        return missing;
    }
    if (auto start = startCell(row, known.starts.at(backend))) {
        start->progress = progressOfCell(row, backend, known);
        return *start;
    }
    const auto* run = newestFor(row, backend, known.plan, known.runs, known.machine);
    auto measured = run != nullptr ? comparisonFigure(row, *run, known.runs) : std::nullopt;
    auto cell = measured ? std::move(*measured) : openCell(row, backend, known);
    if (measured) {
        cell.runs = sideBySide(*run, columns, known.runs);
    }
    cell.progress = progressOfCell(row, backend, known);
    return cell;
}

/// What a way is best for is shown by the figures above, once they are there.
void addProofs(ComparisonTable& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool waits = isBestForWaiting(table.columns[column].backend);
        const auto& proof = table.cell(waits ? ComparisonRow::Waits : ComparisonRow::BusyCores, column);
        table.cells.at(static_cast<std::size_t>(ComparisonRow::BestFor)).at(column).runs = proof.runs;
    }
}

/// Of the runs whose figures stand in the table.
std::string noiseIn(const ComparisonTable& table, const std::vector<const RunRecord*>& runs) {
    std::set<RunId> shown;
    for (const auto& row : table.cells) {
        for (const auto& cell : row) {
            shown.insert(cell.runs.begin(), cell.runs.end());
        }
    }
    std::vector<const RunFacts*> facts;
    for (const auto* run : runs) {
        if (shown.contains(run->facts.id)) {
            facts.push_back(&run->facts);
        }
    }
    return noiseInWords(facts);
}

} // namespace

bool ComparisonTable::hasFigures() const {
    return std::any_of(cells.begin(), cells.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(),
                           [](const ComparisonCell& cell) { return cell.kind == Kind::Measured; });
    });
}

std::vector<ComparisonColumn> usualComparisonColumns() {
    return {{Backend::CpythonThreads, {}},
            {Backend::CpythonProcesses, {}},
            {Backend::Threads, {}},
            {Backend::Processes, {}}};
}

std::string comparisonColumnTitle(Backend backend) {
    if (backend == Backend::CpythonFree) {
        return "Threads in CPython\nwithout a GIL";
    }
    const bool isThreads = infoOf(backend).kind == WorkerKind::Threads;
    return std::string(isThreads ? "Threads" : "Processes") + "\nin " +
           (isPython(backend) ? "CPython" : "C++");
}

ComparisonTable computeComparisonTable(const std::vector<ComparisonColumn>& columns,
                                       const ComparisonPlan& plan, const std::vector<const RunRecord*>& runs,
                                       const Machine& machine) {
    Known known{plan, runs, machine, {}};
    for (const auto& column : columns) {
        known.starts.emplace(column.backend, startFigures(column.backend, plan, runs, machine));
    }
    ComparisonTable table;
    table.columns = columns;
    for (const auto row : kComparisonRows) {
        table.questions.push_back(questionOf(row, plan));
        auto& cells = table.cells.emplace_back();
        for (const auto& column : columns) {
            cells.push_back(cellOf(row, column, columns, known));
        }
    }
    addProofs(table);
    table.noise = noiseIn(table, runs);
    return table;
}

} // namespace parascope
