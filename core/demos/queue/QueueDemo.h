// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"
#include "core/demos/queue/QueueParameters.h"

namespace parascope {

/// What "parascope queue" is asked for.
struct QueueQuestion final : ParametersOf<QueueQuestion>, RunOptions {
    Backend backend = Backend::Threads;
    QueueParameters queue;
    int repeat = 1;

    [[nodiscard]] std::vector<Field> fields() override;
    bool operator==(const QueueQuestion&) const = default;
};

/// Producers and consumers share a queue: who waits for whom?
class QueueDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::optional<Nanoseconds> takesAtLeast(const Experiment& experiment) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    [[nodiscard]] Result<std::unique_ptr<WorkerBody>> body(std::vector<std::string> arguments,
                                                           LineRecorder& lines) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
    /// A row for each worker of all runs; the sentence is the last run's.
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string table(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string heading(RunsView runs) const override;
    void writeFacts(JsonWriter& json, const RunRecord& run) const override;
    [[nodiscard]] SharedValue<DemoFacts> readFacts(const JsonFields& fields) const override;
    [[nodiscard]] Result<void> check(const RunFacts& facts) const override;
    Result<std::vector<SavedRun>> readFormerFile(const JsonFields& parascope) const override;
};

} // namespace parascope
