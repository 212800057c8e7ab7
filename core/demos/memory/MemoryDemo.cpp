// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryDemo.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/MemoryReport.h"

namespace parascope {

const DemoInfo& MemoryDemo::info() const {
    static const DemoInfo kInfo{
        "memory",
        "Shared or separate memory?",
        "workers add to one counter: what is lost, and what does each protection cost?",
        "Each worker adds 1 so often. Threads share the counter; a process has its own, unless it is in "
        "memory "
        "that both map.\n"
        "Example: parascope memory --workers 4 --increments 1M\n"
        "         parascope memory --ways python-call,python-lock --switch-interval-ms 0.01",
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
    for (int repeat = 0; repeat < question.repeat; ++repeat) {
        for (const auto way : question.ways) {
            auto one = question;
            one.ways = {way};
            one.repeat = 1;
            Experiment experiment;
            experiment.demo = info().key;
            experiment.task.clear();
            experiment.size = question.increments;
            experiment.backend = infoOf(way).backend;
            experiment.workers = question.workers;
            experiment.repeat = repeat;
            experiment.keepGoing = true; // what becomes of a lock whose owner dies is a part of it
            question.applyTo(experiment);
            experiment.parameters = std::make_shared<MemoryQuestion>(one);
            experiments.push_back(std::move(experiment));
        }
    }
    return experiments;
}

std::unique_ptr<DemoRun> MemoryDemo::start(const Experiment& experiment, const Clock& clock) const {
    return std::make_unique<MemoryRun>(experiment, clock);
}

Result<std::unique_ptr<WorkerBody>> MemoryDemo::body(std::vector<std::string> arguments,
                                                     LineRecorder& /*lines*/) const {
    return MemoryBody::make(arguments);
}

void MemoryDemo::writeJson(JsonWriter& json, const Parameters& /*asked*/, RunsView runs) const {
    writeCounted(json, runs);
}

Report MemoryDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    return memoryReport(runs);
}

std::string MemoryDemo::heading(RunsView runs) const {
    const auto& asked = memoryQuestion(runs.front()->facts.experiment);
    return "One counter, " + std::to_string(asked.workers) + (asked.workers == 1 ? " worker" : " workers") +
           ", " + formatCount(asked.increments) + " increments each";
}

void MemoryDemo::writeFacts(JsonWriter& json, const RunRecord& run) const {
    writeMemoryFacts(json, memoryFacts(run.facts));
}

SharedValue<DemoFacts> MemoryDemo::readFacts(const JsonFields& fields) const {
    return readMemoryFacts(fields);
}

} // namespace parascope
