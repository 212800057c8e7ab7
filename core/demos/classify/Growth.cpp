// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/Growth.h"

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"

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

std::string growthInWords(RunsView runs) {
    if (runs.size() < 2 || !areOneTask(runs)) {
        return {};
    }
    const auto& first = runs.front()->facts;
    const double usual = wallSeconds(first);
    std::string text;
    double exponent = 0;
    for (const auto* run : runs.subspan(1)) {
        const double times =
            static_cast<double>(run->facts.experiment.size) / static_cast<double>(first.experiment.size);
        const double longer = usual > 0 ? wallSeconds(run->facts) / usual : 0;
        if (times <= 1 || longer <= 0) {
            return {};
        }
        text += (text.empty() ? "" : ", ") + decimals(times, 0) + " times the input took " +
                decimals(longer, 2) + " times as long";
        exponent = std::log(longer) / std::log(times);
    }
    return text + ": " + meaningOf(exponent) + ".";
}

} // namespace parascope
