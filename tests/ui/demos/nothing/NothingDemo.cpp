// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demos/nothing/NothingDemo.h"

namespace parascope::test {

namespace {

class NothingRun final : public DemoRun {
public:
    explicit NothingRun(std::string word)
        : m_word(std::move(word)) {}

    WorkReport work(WorkerId /*worker*/, TaskContext& context) override {
        return carryOut("doing nothing", [&](WorkReport& report) {
            const auto now = monotonicNow();
            context.recorder.record({now, monotonicNow(), "doing nothing"});
            report.results = {m_word};
        });
    }
    [[nodiscard]] WorkerProgram program(const WorkerSpec& /*spec*/) const override { return {}; }

private:
    std::string m_word;
};

} // namespace

std::vector<Field> NothingQuestion::fields() {
    return {countField({"workers", "N", "Workers", "so many do nothing"}, workers, {1, kMostWorkers}),
            textField({"word", "WORD", "Word", "what each of them says"}, word), coresField(*this)};
}

const DemoInfo& NothingDemo::info() const {
    static const DemoInfo kInfo{"nothing",
                                "Nothing",
                                "do nothing: what does a demo cost?",
                                "",
                                {".png", ".csv", ".trace.json"},
                                "nobody wants more of it"};
    return kInfo;
}

std::unique_ptr<Parameters> NothingDemo::parameters() const {
    return std::make_unique<NothingQuestion>();
}

std::vector<Experiment> NothingDemo::plan(const Parameters& asked) const {
    const auto& question = dynamic_cast<const NothingQuestion&>(asked);
    Experiment experiment;
    experiment.demo = info().key;
    experiment.workers = question.workers;
    question.applyTo(experiment);
    experiment.parameters = std::make_shared<NothingQuestion>(question);
    return {experiment};
}

std::unique_ptr<DemoRun> NothingDemo::start(const Experiment& experiment, const Clock& /*clock*/) const {
    return std::make_unique<NothingRun>(experiment.parameters.as<NothingQuestion>()->word);
}

Report NothingDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    Report report;
    for (const auto* run : runs) {
        report.rows.push_back({"nothing",
                               "Nothing",
                               {{"workers", "workers", "count", "Those that did nothing",
                                 static_cast<double>(run->facts.workers.size())}}});
        report.sentence = "Nothing came of it.";
    }
    return report;
}

void NothingDemo::writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const {
    json.field("word", dynamic_cast<const NothingQuestion&>(asked).word);
    json.field("workers", std::uint64_t{runs.empty() ? 0 : runs.front()->facts.workers.size()});
}

} // namespace parascope::test
