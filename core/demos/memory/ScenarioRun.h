// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/demos/memory/MemoryQuestion.h"
#include "core/demos/memory/ScenarioRounds.h"
#include "core/run/DemoRun.h"
#include "core/run/GrowthPace.h"

namespace parascope {

/// What is known of a run in which threads went through a scenario.
struct ScenarioFacts final : DemoFacts {
    std::map<Outcome, std::uint64_t> outcomes; ///< how often each came
    std::string cycle;                         ///< who waited for whom when first nobody could go on

    [[nodiscard]] bool equals(const DemoFacts& other) const override;
    friend bool operator==(const ScenarioFacts& one, const ScenarioFacts& other) { return one.equals(other); }
};

/// Those of a run; null of another run.
[[nodiscard]] const ScenarioFacts* scenarioFacts(const RunFacts& facts);
void writeScenarioFacts(JsonWriter& json, const ScenarioFacts& facts);
[[nodiscard]] std::shared_ptr<ScenarioFacts> readScenarioFacts(const JsonFields& fields);

/// A run whose workers are the threads of a scenario.
class ScenarioRun final : public DemoRun {
public:
    /// `experiment` is one of a scenario.
    ScenarioRun(const Experiment& experiment, const Clock& clock);

    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& /*spec*/) const override {
        return {};
    } ///< threads only
    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;

private:
    void tell(RunFacts& facts) const;

    ScenarioRounds m_rounds;
    const Clock& m_clock;
    GrowthPace m_growth;
};

} // namespace parascope
