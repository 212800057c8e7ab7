// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "core/work/Experiment.h"

#include <string>
#include <vector>

namespace parascope {

/// "parascope scale": the same task with 1, 2 … workers.
struct ScaleCommand {
    std::string task = "sum-squares";
    std::uint64_t size = 0;       ///< of each worker
    std::uint64_t pythonSize = 0; ///< the same for CPython's; 0: `size`, too
    std::vector<Backend> backends{Backend::Threads, Backend::Processes};
    int maxWorkers = 4;
    int repeat = 3;
    std::vector<CoreId> cores; ///< that the workers may use; empty: all
    int switchIntervalMs = 5;
    StartMethod startMethod = StartMethod::Default;
    std::string python; ///< the interpreter of the CPython backends; empty: the one that is found

    bool operator==(const ScaleCommand&) const = default;
};

/// The experiments in the order in which to run them: repeat by repeat, so that a noisy minute does not fall
/// on one number of workers only; in each, one worker's work alone first, which speed-ups refer to.
[[nodiscard]] std::vector<Experiment> experimentsOf(const ScaleCommand& scale);

/// How many cores its workers may use on a machine.
[[nodiscard]] int coresFor(const ScaleCommand& scale, const Machine& machine);

/// The answer of "scale" as JSON (the fields are a promise). `command` is its command line.
[[nodiscard]] std::string scaleJson(const std::string& command, const Scaling& scaling,
                                    const Machine& machine, const std::string& sentence);
/// The same for people: a table and a sentence.
[[nodiscard]] std::string scaleTable(const Scaling& scaling, const std::string& sentence);
/// A line for each point:
/// `backend,workers,wall_median_s,wall_min_s,wall_max_s,speedup,efficiency,karp_flatt`.
[[nodiscard]] std::string scaleCsv(const Scaling& scaling);

} // namespace parascope
