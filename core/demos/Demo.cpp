// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/Demo.h"

#include "core/demos/SavedFacts.h"

#include <algorithm>
#include <typeinfo>

namespace parascope {

std::vector<const Experiment*> experimentsOf(RunsView runs) {
    std::vector<const Experiment*> experiments;
    for (const auto* run : runs) {
        experiments.push_back(&run->facts.experiment);
    }
    return experiments;
}

ParametersValue Demo::askedBy(RunsView runs) const {
    std::shared_ptr<const Parameters> usual = parameters();
    const auto saved = runs.empty() ? ParametersValue() : runs.front()->facts.experiment.parameters;
    const bool isSame = saved && typeid(*saved.get()) == typeid(*usual);
    return isSame ? saved : ParametersValue(std::move(usual));
}

std::string Demo::table(const Parameters& asked, RunsView runs) const {
    const auto answer = report(asked, runs);
    return reportTable(answer).text() + "\n" + answer.sentence + (answer.sentence.empty() ? "" : "\n");
}

Result<std::unique_ptr<WorkerBody>> Demo::body(std::vector<std::string> /*arguments*/,
                                               LineRecorder& /*lines*/) const {
    return failure("demo '" + info().key + "'", "none of its workers is a program of its own");
}

Result<void> Demo::check(const RunFacts& /*facts*/) const {
    return {};
}

Result<std::vector<SavedRun>> Demo::readFormerFile(const JsonFields& /*parascope*/) const {
    return std::vector<SavedRun>();
}

const Demo* findDemo(Demos demos, std::string_view key) {
    const auto found =
        std::find_if(demos.begin(), demos.end(), [key](const Demo* demo) { return demo->info().key == key; });
    return found == demos.end() ? nullptr : *found;
}

} // namespace parascope
