// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/demos/memory/ScenarioRun.h"

namespace parascope {

/// An outcome: in how many of all ways, and how often for real.
struct OutcomeRow {
    Outcome outcome;
    std::string words; ///< "counter = 1", "never ends"
    bool isRight = false;
    std::uint64_t ways = 0;
    std::uint64_t times = 0;
    double shareOfWays = 0;
    double shareOfTimes = 0;
};
using OutcomeTimes = std::map<Outcome, std::uint64_t>;

/// In how many of all ways each outcome comes; none where they are too many to count. Counting takes its
/// time: who asks again and again keeps them.
[[nodiscard]] OutcomeTimes waysOf(const Scenario& scenario);
/// All outcomes that some way through the scenario has, and all that came.
[[nodiscard]] std::vector<OutcomeRow> outcomeRows(const Scenario& scenario, const OutcomeTimes& ways,
                                                  const OutcomeTimes& outcomes);

/// What came of it for real, for a teacher to read out: "For real, 1,000 times: 988 were right, 12 were
/// wrong." With why that differs from what the ways promise.
[[nodiscard]] std::string timesInWords(const Scenario& scenario, const OutcomeTimes& ways,
                                       const OutcomeTimes& outcomes, bool isSpread);

/// Runs of a scenario, added up.
[[nodiscard]] Report scenarioReport(RunsView runs);
/// The fields that the command line promises, into an open object.
void writeScenario(JsonWriter& json, RunsView runs);

} // namespace parascope
