// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryDemo.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/MemoryReport.h"
#include "core/demos/memory/ScenarioReport.h"
#include "core/demos/memory/StartCosts.h"

#include <algorithm>

namespace parascope {

namespace {

bool isOfScenario(const Experiment& experiment) {
    return !memoryQuestion(experiment).scenario.empty();
}

/// Whether an answer is that of a scenario: runs of one and none that count.
bool isScenarioAnswer(RunsView runs) {
    return !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const RunRecord* run) {
        return isOfScenario(run->facts.experiment);
    });
}

} // namespace

const DemoInfo& MemoryDemo::info() const {
    static const DemoInfo kInfo{
        "memory",
        "Shared or separate memory?",
        "workers add to one counter: what is lost, and what does each protection cost?",
        "Each worker adds 1 so often. Threads share the counter; a process has its own, unless it is in "
        "memory "
        "that both map.\n"
        "Example: parascope memory --workers 4 --increments 1M\n"
        "         parascope memory --ways python-call,python-lock --switch-interval-ms 0.01\n"
        "         parascope memory --scenario deadlock --times 1000 --spread 20",
        {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"},
        {},
        "Memory",
        "Threads and processes add to one counter. Look which of them lose something."};
    return kInfo;
}

std::unique_ptr<Parameters> MemoryDemo::parameters() const {
    return std::make_unique<MemoryQuestion>();
}

std::vector<Experiment> MemoryDemo::plan(const Parameters& asked) const {
    const auto& question = dynamic_cast<const MemoryQuestion&>(asked);
    std::vector<Experiment> experiments;
    if (!question.scenario.empty()) {
        for (int repeat = 0; repeat < question.repeat; ++repeat) {
            experiments.push_back(memoryExperiment(question, question.ways.front(), repeat));
        }
        return experiments;
    }
    auto counting = question;
    counting.startCosts = false;
    for (int repeat = 0; repeat < question.repeat; ++repeat) {
        for (const auto way : question.ways) {
            experiments.push_back(memoryExperiment(counting, way, repeat));
        }
    }
    for (const auto& one :
         question.startCosts ? startCostQuestions(question) : std::vector<MemoryQuestion>()) {
        experiments.push_back(memoryExperiment(one, one.ways.front(), 0));
    }
    return experiments;
}

std::unique_ptr<DemoRun> MemoryDemo::start(const Experiment& experiment, const Clock& clock) const {
    if (isOfScenario(experiment)) {
        return std::make_unique<ScenarioRun>(experiment, clock);
    }
    return std::make_unique<MemoryRun>(experiment, clock);
}

Result<std::unique_ptr<WorkerBody>> MemoryDemo::body(std::vector<std::string> arguments,
                                                     LineRecorder& /*lines*/) const {
    return MemoryBody::make(arguments);
}

std::string MemoryDemo::progress(const RunRecord& run) const {
    const auto* const facts = scenarioFacts(run.facts);
    if (facts == nullptr) {
        return {};
    }
    return groupedDigits(timesOf(facts->outcomes)) + " of " + groupedDigits(run.facts.experiment.size) +
           " times";
}

void MemoryDemo::writeJson(JsonWriter& json, const Parameters& /*asked*/, RunsView runs) const {
    isScenarioAnswer(runs) ? writeScenario(json, runs) : writeCounted(json, runs);
}

Report MemoryDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    return isScenarioAnswer(runs) ? scenarioReport(runs) : memoryReport(runs);
}

std::string MemoryDemo::heading(RunsView runs) const {
    const auto& asked = memoryQuestion(runs.front()->facts.experiment);
    if (const auto scenario = scenarioOf(asked)) {
        return scenario->title + ", " + counted(scenario->program.threads.size(), "thread");
    }
    return "One counter, " + counted(asked.workers, "worker") + ", " + formatCount(asked.increments) +
           " increments each";
}

void MemoryDemo::writeFacts(JsonWriter& json, const RunRecord& run) const {
    if (const auto* const facts = scenarioFacts(run.facts)) {
        writeScenarioFacts(json, *facts);
    } else {
        writeMemoryFacts(json, memoryFacts(run.facts));
    }
}

SharedValue<DemoFacts> MemoryDemo::readFacts(const JsonFields& fields) const {
    if (fields.flag("is_scenario")) {
        return readScenarioFacts(fields);
    }
    return readMemoryFacts(fields);
}

} // namespace parascope
