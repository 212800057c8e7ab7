// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/Demo.h"

#include "core/demos/SavedFacts.h"

#include <algorithm>

namespace parascope {

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
