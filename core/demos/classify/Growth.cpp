// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/Growth.h"

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"
#include "core/work/Task.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

// Exponents of the size: 1 is twice as long for twice the input.
constexpr double kHardlyGrows = 0.25;
constexpr double kGrowsAlike = 0.75;
constexpr double kGrowsFaster = 1.25;

bool areOneTask(RunsView runs) {
    return std::all_of(runs.begin(), runs.end(), [&](const RunRecord* run) {
        const auto& experiment = run->facts.experiment;
        return run->facts.succeeded() && !experiment.task.empty() && experiment.size > 0 &&
               experiment.task == runs.front()->facts.experiment.task;
    });
}

std::string meaningOf(double exponent) {
    if (exponent < kHardlyGrows) {
        return "the time hardly grows with the input";
    }
    if (exponent < kGrowsAlike) {
        return "the time grows less than the input";
    }
    return exponent < kGrowsFaster ? "the time grows with the input" : "the time grows faster than the input";
}

} // namespace

Growth growthOf(RunsView runs) {
    if (runs.size() < 2 || !areOneTask(runs)) {
        return {};
    }
    const auto& first = runs.front()->facts;
    const TaskCatalog tasks;
    const auto task = tasks.find(first.experiment.task);
    Growth growth{first.experiment.task, task ? (*task)->info().counts : std::string(), {}};
    for (const auto* run : runs) {
        growth.points.push_back({run->facts.experiment.size, wallSeconds(run->facts)});
        const bool isLarger = run == runs.front() || run->facts.experiment.size > first.experiment.size;
        if (!isLarger || growth.points.back().seconds <= 0) {
            return {};
        }
    }
    return growth;
}

std::string growthInWords(const Growth& growth) {
    std::string text;
    double exponent = 0;
    for (std::size_t i = 1; i < growth.points.size(); ++i) {
        const auto& first = growth.points.front();
        const auto& point = growth.points[i];
        const double times = static_cast<double>(point.size) / static_cast<double>(first.size);
        const double longer = point.seconds / first.seconds;
        text += (text.empty() ? "" : ", ") + decimals(times, 0) + " times the input took " +
                decimals(longer, 2) + " times as long";
        exponent = std::log(longer) / std::log(times);
    }
    return text.empty() ? text : text + ": " + meaningOf(exponent) + ".";
}

} // namespace parascope
