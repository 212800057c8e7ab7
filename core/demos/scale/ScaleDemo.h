// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"
#include "core/report/Report.h"
#include "core/report/Scaling.h"

#include <string>
#include <vector>

namespace parascope {

/// What "parascope scale" is asked for: the same task with 1, 2 … workers.
struct ScaleQuestion final : ParametersOf<ScaleQuestion>, WorkOptions {
    int maxWorkers = 4;
    int repeat = 3;
    bool weak = false; ///< so many times the work of one worker is to take no longer

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] Result<void> check() const override;
    bool operator==(const ScaleQuestion&) const = default;
};

/// What its workers are measured against.
[[nodiscard]] ScalingKind kindOf(const ScaleQuestion& scale);

/// The experiments in the order in which to run them: repeat by repeat, so that a noisy minute does not fall
/// on one number of workers only; in each, one worker's work alone first, where speed-ups refer to that.
[[nodiscard]] std::vector<Experiment> experimentsOf(const ScaleQuestion& scale);

/// How many cores its workers may use on a machine.
[[nodiscard]] int coresFor(const ScaleQuestion& scale, const Machine& machine);

/// What the runs of a scaling come to.
struct ScalingAnswer {
    Scaling scaling;
    int cores = 0; ///< that its workers may use
    std::string sentence;
};
[[nodiscard]] ScalingAnswer scalingAnswer(const ScaleQuestion& asked, RunsView runs);

/// A row for each point. As CSV:
/// `backend,workers,wall_median_s,wall_min_s,wall_max_s,speedup,efficiency,karp_flatt`.
[[nodiscard]] Report scaleReport(const Scaling& scaling, const std::string& sentence);

/// The same task with 1, 2 and more workers: what does each bring?
class ScaleDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] ParametersValue askedBy(RunsView runs) const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
};

} // namespace parascope
