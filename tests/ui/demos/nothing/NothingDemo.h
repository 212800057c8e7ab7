// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"

namespace parascope::test {

/// What "parascope nothing" is asked for.
struct NothingQuestion final : ParametersOf<NothingQuestion>, RunOptions {
    int workers = 2;
    std::string word = "nothing";

    [[nodiscard]] std::vector<Field> fields() override;
    bool operator==(const NothingQuestion&) const = default;
};

/// What a new demo costs: its workers say a word and end.
class NothingDemo final : public Demo {
public:
    [[nodiscard]] const DemoInfo& info() const override;
    [[nodiscard]] std::unique_ptr<Parameters> parameters() const override;
    [[nodiscard]] std::vector<Experiment> plan(const Parameters& asked) const override;
    [[nodiscard]] std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                 const Clock& clock) const override;
    [[nodiscard]] Report report(const Parameters& asked, RunsView runs) const override;
    void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const override;
};

} // namespace parascope::test
