// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonWriter.h"
#include "core/demos/Demo.h"
#include "core/work/Backend.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

struct MemoryQuestion;

/// What making one more worker of a kind costs, over all that were made.
struct StartCost {
    Backend backend = Backend::Threads;
    std::string key;   ///< in JSON: "thread", "python_fork"
    std::string name;  ///< for people: "a thread", "CPython, fork"
    double median = 0; ///< seconds
    double least = 0;
    double most = 0;
    int starts = 0;
    std::optional<double> bytes; ///< of memory, each page shared by n counted as an nth
};

/// What is to be run to know it of each kind, besides what `asked` counts.
[[nodiscard]] std::vector<MemoryQuestion> startCostQuestions(const MemoryQuestion& asked);
/// Whether a run is one of those, in which nothing is counted that matters.
[[nodiscard]] bool isOfStartCosts(const Experiment& experiment);
[[nodiscard]] bool isOfStartCosts(const RunRecord& run);
/// Why nothing was measured of a kind that was only measured because all kinds are: it could not even begin
/// here, as CPython's where there is no Python. Empty for every other run, and where the interpreter was
/// asked for by its name.
[[nodiscard]] std::string whyUnmeasured(const RunRecord& run);
/// Of each kind that there are runs of. Where runs were made for that alone, of those; else of all others in
/// C++.
[[nodiscard]] std::vector<StartCost> startCosts(RunsView runs);
/// "One more worker: a thread 60 µs (40 to 90), …", and what could not be measured; empty where nothing was
/// run for it alone.
[[nodiscard]] std::string startCostsInWords(RunsView runs);
/// The fields "start" and "memory", into an open object.
void writeStartCosts(JsonWriter& json, RunsView runs);

} // namespace parascope
