// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"

namespace parascope {

/// What "parascope classify" is asked for: one of a command, a process that runs already, a task. None of
/// them: the usual task.
struct ClassifyQuestion final : ParametersOf<ClassifyQuestion>, RunOptions {
    std::string task; ///< empty: none is named
    std::uint64_t size = 0;
    std::optional<int> pid;
    double seconds = 0; ///< to watch it, or to let the command run; 0: as usual
    int repeat = 1;
    std::vector<std::string> command; ///< the program and its arguments

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] Result<void> check() const override;
    bool operator==(const ClassifyQuestion&) const = default;
};

/// How long a process is watched that is not asked to end.
inline constexpr double kUsualWatch = 5;

/// Computes a program, or waits? And for what?
class ClassifyDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    [[nodiscard]] std::string progress(const RunRecord& run) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string table(const Parameters& asked, RunsView runs) const override;
    [[nodiscard]] std::string heading(RunsView runs) const override;
    void writeFacts(JsonWriter& json, const RunRecord& run) const override;
    [[nodiscard]] SharedValue<DemoFacts> readFacts(const JsonFields& fields) const override;
    [[nodiscard]] Result<void> check(const RunFacts& facts) const override;
};

/// What a run was asked for; the usual task of another run.
[[nodiscard]] const ClassifyQuestion& classifyQuestion(const Experiment& experiment);

} // namespace parascope
