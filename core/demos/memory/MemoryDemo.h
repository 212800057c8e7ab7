// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

namespace parascope {

/// Workers add to one counter: what is shared, what is lost, and what protects it?
class MemoryDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    [[nodiscard]] Result<std::unique_ptr<WorkerBody>> body(std::vector<std::string> arguments,
                                                           LineRecorder& lines) const override;
    [[nodiscard]] std::string progress(const RunRecord& run) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string heading(RunsView runs) const override;
    void writeFacts(JsonWriter& json, const RunRecord& run) const override;
    [[nodiscard]] SharedValue<DemoFacts> readFacts(const JsonFields& fields) const override;
};

} // namespace parascope
