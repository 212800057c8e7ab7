// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunBatches.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <map>

namespace parascope {

namespace {

/// The work of a run: its task, or what its demo is called.
std::string workOf(const Experiment& experiment, Demos demos) {
    if (!experiment.task.empty()) {
        return experiment.task + ":" + formatCount(experiment.size);
    }
    const auto* const demo = findDemo(demos, experiment.demo);
    return demo != nullptr ? demo->info().title : experiment.demo;
}

/// "2 workers", or "1 to 4 workers".
std::string workersOf(const std::vector<const RunRecord*>& runs) {
    const auto [fewest, most] = std::minmax_element(runs.begin(), runs.end(), [](auto* one, auto* other) {
        return one->facts.experiment.workers < other->facts.experiment.workers;
    });
    const int least = (*fewest)->facts.experiment.workers;
    const int largest = (*most)->facts.experiment.workers;
    return (least == largest ? "" : std::to_string(least) + " to ") + counted(largest, "worker");
}

std::string batchName(const std::vector<const RunRecord*>& runs, Demos demos) {
    const auto& first = runs.front()->facts;
    return first.title.empty() ? workOf(first.experiment, demos) + ", " + workersOf(runs) : first.title;
}

std::string firstStart(const std::vector<const RunRecord*>& runs) {
    std::string first;
    for (const auto* run : runs) {
        const auto& started = run->facts.startedAt;
        first = first.empty() || (!started.empty() && started < first) ? started : first;
    }
    return first;
}

} // namespace

std::vector<RunBatch> batchesOf(RunsView runs, Demos demos) {
    std::map<int, RunBatch> byNumber;
    for (const auto* run : runs) {
        byNumber[run->facts.batch].runs.push_back(run);
    }
    std::vector<RunBatch> batches;
    for (auto& [number, batch] : byNumber) {
        batch.number = number;
        batch.name = batchName(batch.runs, demos);
        batch.startedAt = firstStart(batch.runs);
        batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace parascope
