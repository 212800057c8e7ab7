// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioReport.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/StepHistory.h"
#include "core/report/Metrics.h"

#include <algorithm>

namespace parascope {

namespace {

/// Runs of one scenario as one.
struct ScenarioSum {
    Scenario scenario;
    OutcomeTimes outcomes;
    std::string cycle;
    double wall = 0;
    bool isSpread = false;
};

std::optional<ScenarioSum> sumOf(RunsView runs) {
    std::optional<ScenarioSum> sum;
    for (const auto* run : runs) {
        const auto& asked = memoryQuestion(run->facts.experiment);
        const auto* const facts = scenarioFacts(run->facts);
        auto scenario = scenarioOf(asked);
        if (facts == nullptr || !scenario || (sum && !(sum->scenario.program == scenario->program))) {
            continue;
        }
        if (!sum) {
            sum = ScenarioSum{std::move(*scenario), {}, {}, 0, asked.spreadUs > 0};
        }
        for (const auto& [outcome, times] : facts->outcomes) {
            sum->outcomes[outcome] += times;
        }
        sum->cycle = sum->cycle.empty() ? facts->cycle : sum->cycle;
        sum->wall += computeMetrics(*run, std::nullopt).wall.value_or(0);
    }
    return sum;
}

std::string countInWords(Uint128 count) {
    return groupedDigits(static_cast<std::uint64_t>(count));
}

std::string verdictOf(const OutcomeRow& row) {
    return row.isRight ? "right" : row.outcome.isStuck ? "never ends" : "wrong";
}

void writeVerdicts(JsonWriter& json, const Verdicts& count) {
    json.field("right", static_cast<std::uint64_t>(count.right));
    json.field("wrong", static_cast<std::uint64_t>(count.wrong()));
    json.field("stuck", static_cast<std::uint64_t>(count.stuck));
}

void writeOutcomes(JsonWriter& json, const Scenario& scenario, const OutcomeTimes& outcomes) {
    json.beginArray();
    for (const auto& [outcome, times] : outcomes) {
        json.beginObject();
        json.key("variables");
        json.beginObject();
        for (std::size_t i = 0; i < outcome.variables.size(); ++i) {
            json.field(scenario.program.variables[i], outcome.variables[i]);
        }
        json.endObject();
        json.field("stuck", outcome.isStuck);
        json.field("times", times);
        json.field("right", scenario.isRight(outcome));
        json.endObject();
    }
    json.endArray();
}

OutcomeTimes outcomesOf(const Result<Interleavings>& all) {
    OutcomeTimes ways;
    if (all) {
        for (const auto& [outcome, count] : all->outcomes) {
            ways[outcome] = static_cast<std::uint64_t>(count);
        }
    }
    return ways;
}

} // namespace

OutcomeTimes waysOf(const Scenario& scenario) {
    return outcomesOf(countInterleavings(scenario.program));
}

std::vector<OutcomeRow> outcomeRows(const Scenario& scenario, const OutcomeTimes& ways,
                                    const OutcomeTimes& outcomes) {
    std::vector<OutcomeRow> rows;
    auto every = ways;
    every.insert(outcomes.begin(), outcomes.end());
    const auto countIn = [](const OutcomeTimes& all, const Outcome& outcome) {
        const auto found = all.find(outcome);
        return found != all.end() ? found->second : 0;
    };
    const auto shareOf = [](std::uint64_t part, Uint128 all) {
        return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0;
    };
    const auto allWays = verdictsOf(scenario, ways).all;
    const auto allTimes = verdictsOf(scenario, outcomes).all;
    for (const auto& [outcome, unused] : every) {
        OutcomeRow row{outcome, outcome.isStuck ? "never ends, at " : "", scenario.isRight(outcome),
                       countIn(ways, outcome), countIn(outcomes, outcome)};
        row.words += valuesInWords(scenario.program, outcome.variables);
        row.shareOfWays = shareOf(row.ways, allWays);
        row.shareOfTimes = shareOf(row.times, allTimes);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string timesInWords(const Scenario& scenario, const OutcomeTimes& ways, const OutcomeTimes& outcomes,
                         bool isSpread) {
    const auto count = verdictsOf(scenario, outcomes);
    if (count.all == 0) {
        return {};
    }
    std::string text = "For real, " + countInWords(count.all) + (count.all == 1 ? " time: " : " times: ") +
                       countInWords(count.right) + (count.right == 1 ? " was right" : " were right");
    if (const auto wrong = count.wrong(); wrong > 0) {
        text += ", " + countInWords(wrong) + (wrong == 1 ? " was wrong" : " were wrong");
    }
    if (count.stuck > 0) {
        text += ", " + countInWords(count.stuck) + " would never have ended";
    }
    text += ".";
    const auto possible = verdictsOf(scenario, ways);
    constexpr Uint128 kFarFewer = 2; ///< as many bad ones as the ways have, to be worth a word
    const auto bad = count.all - count.right;
    const auto badWays = possible.all - possible.right;
    if (!isSpread && badWays > 0 && bad * possible.all * kFarFewer < badWays * count.all) {
        text += " Threads this quick seldom meet: with a pause between steps they do more often.";
    }
    return text;
}

Report scenarioReport(RunsView runs) {
    Report report;
    const auto sum = sumOf(runs);
    if (!sum) {
        return report;
    }
    const auto all = countInterleavings(sum->scenario.program);
    const auto ways = outcomesOf(all);
    for (const auto& row : outcomeRows(sum->scenario, ways, sum->outcomes)) {
        report.rows.push_back(
            {row.words,
             row.words,
             {{"verdict", "", "", "Whether that is what it should come to", std::nullopt, verdictOf(row)},
              {"ways", "of all ways", "count", "Orders of the steps that come to it",
               static_cast<double>(row.ways)},
              {"share_of_ways", "share of ways", "%", "Those / all ways", row.shareOfWays},
              {"times", "for real", "count", "Times that real threads came to it",
               static_cast<double>(row.times)},
              {"share_of_times", "share for real", "%", "Those / all times that it ran", row.shareOfTimes}}});
    }
    report.sentence = timesInWords(sum->scenario, ways, sum->outcomes, sum->isSpread);
    if (all) {
        report.sentence = waysInWords(sum->scenario, *all) + " " + report.sentence;
    }
    if (!sum->cycle.empty()) {
        report.sentence += " Deadlock: " + sum->cycle + ".";
    }
    return report;
}

void writeScenario(JsonWriter& json, RunsView runs) {
    const auto sum = sumOf(runs);
    if (!sum) {
        return;
    }
    const auto ways = waysOf(sum->scenario);
    const auto allWays = verdictsOf(sum->scenario, ways);
    const auto allTimes = verdictsOf(sum->scenario, sum->outcomes);
    json.field("scenario", sum->scenario.key);
    json.field("threads", static_cast<int>(sum->scenario.program.threads.size()));
    json.field("times", static_cast<std::uint64_t>(allTimes.all));
    json.key("ways");
    json.beginObject();
    json.field("all", static_cast<std::uint64_t>(allWays.all));
    writeVerdicts(json, allWays);
    json.key("outcomes");
    writeOutcomes(json, sum->scenario, ways);
    json.endObject();
    json.key("results");
    writeOutcomes(json, sum->scenario, sum->outcomes);
    writeVerdicts(json, allTimes);
    json.field("cycle", sum->cycle.empty() ? std::optional<std::string>() : std::optional(sum->cycle));
    json.field("wall_s", sum->wall);
    json.field("sentence", scenarioReport(runs).sentence);
}

} // namespace parascope
