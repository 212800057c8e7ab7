// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Baseline.h"

#include "core/base/Numbers.h"
#include "core/report/CoreSpeed.h"
#include "core/report/Metrics.h"

#include <algorithm>

namespace parascope {

namespace {

Baseline baselineFrom(std::vector<const RunRecord*> runs, bool isPinned) {
    Baseline baseline;
    std::vector<double> walls;
    std::vector<double> rates;
    for (const auto* run : runs) {
        walls.push_back(wallSeconds(run->facts));
        if (const auto rate = workPerCpuSecond(run->facts)) {
            rates.push_back(*rate);
        }
    }
    baseline.wall = median(walls);
    if (!rates.empty()) {
        baseline.workPerCpuSecond = median(rates);
    }
    baseline.runs = std::move(runs);
    baseline.isPinned = isPinned;
    return baseline;
}

bool contains(const std::vector<const RunRecord*>& runs, const RunRecord* run) {
    return std::find(runs.begin(), runs.end(), run) != runs.end();
}

} // namespace

bool Baseline::has(const RunRecord& run) const {
    return contains(runs, &run);
}

std::string Baseline::words() const {
    const auto count = runs.size();
    return "one after another, " + durationInWords(wall) +
           (isPinned    ? ", pinned"
            : count > 1 ? ", the median of " + std::to_string(count)
                        : "");
}

bool isSerialOf(const Experiment& serial, const Experiment& experiment) {
    return serial.backend == baselineOf(experiment.backend) && serial.task == experiment.task &&
           serial.size == experiment.size && serial.workers == experiment.workers &&
           serial.cores == experiment.cores && serial.python == experiment.python;
}

std::optional<Baseline> findBaseline(const RunRecord& of, const std::vector<const RunRecord*>& known) {
    const RunRecord* pinned = nullptr;
    std::vector<const RunRecord*> ofBatch;
    for (const auto* run : known) {
        const auto& facts = run->facts;
        if (!facts.succeeded() || !facts.title.empty() || !of.facts.title.empty() ||
            !isSerialOf(facts.experiment, of.facts.experiment)) {
            continue;
        }
        pinned = facts.pinned ? run : pinned;
        if (facts.batch == of.facts.batch) {
            ofBatch.push_back(run);
        }
    }
    if (pinned != nullptr) {
        return baselineFrom({pinned}, true);
    }
    return ofBatch.empty() ? std::nullopt : std::optional(baselineFrom(std::move(ofBatch), false));
}

std::vector<const RunRecord*> withBaselines(const std::vector<const RunRecord*>& runs,
                                            const std::vector<const RunRecord*>& known) {
    std::vector<const RunRecord*> all;
    for (const auto* run : runs) {
        const auto baseline = findBaseline(*run, known);
        for (const auto* serial : baseline ? baseline->runs : std::vector<const RunRecord*>()) {
            if (!contains(runs, serial) && !contains(all, serial)) {
                all.push_back(serial);
            }
        }
        all.push_back(run);
    }
    return all;
}

} // namespace parascope
