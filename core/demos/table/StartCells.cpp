// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/StartCells.h"

#include "core/demos/memory/MemoryQuestion.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

/// Those of the newest batch.
std::vector<const RunRecord*> startRuns(Backend backend, const ComparisonPlan& plan,
                                        const std::vector<const RunRecord*>& runs, const Machine& machine) {
    std::vector<const RunRecord*> found;
    for (const auto* run : runs) {
        if (run->facts.succeeded() && isOfStartCosts(*run) &&
            tellsOf(run->facts, ComparisonRow::Start, backend, plan, machine)) {
            found.push_back(run);
        }
    }
    if (found.empty()) {
        return found;
    }
    const auto newest = *std::max_element(found.begin(), found.end(), [](const auto* one, const auto* other) {
        return one->facts.id < other->facts.id;
    });
    std::erase_if(found, [newest](const auto* run) { return run->facts.batch != newest->facts.batch; });
    return found;
}

/// "9 to 30 ms"
std::string spreadInWords(const StartCost& cost) {
    return durationInWords(cost.least) + " to " + durationInWords(cost.most);
}

/// CPython's other ways to start a process, behind its first: "forkserver 66.0 ms, spawn 91.0 ms".
std::string otherStarts(const std::vector<StartCost>& costs, std::string (*figure)(const StartCost&)) {
    std::string text;
    for (const auto& cost : costs) {
        const auto method = cost.key.substr(cost.key.find('_') + 1);
        if (&cost != &costs.front()) {
            text += (text.empty() ? "" : ", ") + method + " " + figure(cost);
        }
    }
    return text;
}

std::string timeOf(const StartCost& cost) {
    return durationInWords(cost.median);
}

std::string bytesOf(const StartCost& cost) {
    return cost.bytes ? bytesInWords(*cost.bytes) : "–";
}

ComparisonCell measuredCell(double value, std::string figure, std::string note, std::string why) {
    ComparisonCell cell;
    cell.kind = ComparisonCell::Kind::Measured;
    cell.value = value;
    cell.figure = std::move(figure);
    cell.note = std::move(note);
    cell.why = std::move(why);
    return cell;
}

ComparisonCell startOf(const std::vector<StartCost>& costs) {
    const auto& cost = costs.front();
    const auto others = otherStarts(costs, timeOf);
    return measuredCell(cost.median, timeOf(cost),
                        others.empty() ? "median of " + std::to_string(cost.starts) : others,
                        "Started alone " + std::to_string(cost.starts) + " times, " + cost.name + " took " +
                            spreadInWords(cost) + ".");
}

std::optional<ComparisonCell> memoryOf(const std::vector<StartCost>& costs) {
    const auto& cost = costs.front();
    if (!cost.bytes) {
        return std::nullopt;
    }
    const auto others = otherStarts(costs, bytesOf);
    const bool isThread = infoOf(cost.backend).kind == WorkerKind::Threads;
    return measuredCell(*cost.bytes, bytesOf(cost),
                        !others.empty() ? others
                        : isThread      ? "of the program's"
                                        : "shared pages shared out",
                        isThread
                            ? "A thread needs a stack; all else it shares with its program."
                            : "A process holds its program's data; of a page that n share it has an nth.");
}

} // namespace

std::vector<Experiment> startExperiments(Backend backend, const ComparisonPlan& plan) {
    MemoryQuestion asked;
    asked.python = plan.python;
    std::vector<Experiment> experiments;
    for (const auto& one : startCostQuestions(asked)) {
        if (infoOf(one.ways.front()).backend == backend) {
            experiments.push_back(memoryExperiment(one, one.ways.front(), 0));
        }
    }
    return experiments;
}

StartFigures startFigures(Backend backend, const ComparisonPlan& plan,
                          const std::vector<const RunRecord*>& runs, const Machine& machine) {
    const auto of = startRuns(backend, plan, runs, machine);
    StartFigures figures{startCosts(of), {}};
    std::erase_if(figures.costs, [backend](const StartCost& cost) { return cost.backend != backend; });
    for (const auto* run : of) {
        figures.runs.push_back(run->facts.id);
    }
    return figures;
}

std::optional<ComparisonCell> startCell(ComparisonRow row, const StartFigures& figures) {
    if ((row != ComparisonRow::Start && row != ComparisonRow::Memory) || figures.costs.empty()) {
        return std::nullopt;
    }
    auto cell = row == ComparisonRow::Start ? std::optional(startOf(figures.costs)) : memoryOf(figures.costs);
    if (cell) {
        cell->runs = figures.runs;
    }
    return cell;
}

} // namespace parascope
