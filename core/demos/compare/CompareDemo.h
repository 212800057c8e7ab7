// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"

namespace parascope {

/// What "parascope run" is asked for.
struct RunQuestion final : ParametersOf<RunQuestion>, WorkOptions {
    int workers = 2;
    int repeat = 1;
    bool baseline = true; ///< make the serial run that speed-ups refer to, when it is not asked for anyway
    bool keepGoing = false;

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] Result<void> check() const override;
    bool operator==(const RunQuestion&) const = default;
};

/// The experiments of a run, in the order in which to run them: serial ones first, and a baseline for each
/// language that is asked for. Repeats take the backends in turn, so that a machine that changes its speed
/// does so for all alike.
[[nodiscard]] std::vector<Experiment> experimentsOf(const RunQuestion& run);

/// What to ask for to have this one experiment again, without a baseline. The Error: another demo made it.
[[nodiscard]] Result<RunQuestion> questionOf(const Experiment& experiment);

/// The same work by several backends: which is faster, and why?
class CompareDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] ParametersValue askedBy(RunsView runs) const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    [[nodiscard]] Result<std::unique_ptr<WorkerBody>> body(std::vector<std::string> arguments,
                                                           LineRecorder& lines) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string table(const Parameters& asked, RunsView runs) const override;
};

} // namespace parascope
