// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/ClassifyDemo.h"

#include "core/base/Numbers.h"
#include "core/demos/classify/ClassifyReport.h"
#include "core/demos/classify/ClassifyRun.h"
#include "core/run/TreeEvidence.h"
#include "core/work/RankTask.h"

namespace parascope {

namespace {

constexpr int kGreatestPid = 1 << 22; // PID_MAX_LIMIT of the kernel
constexpr double kLongestWatch = 24 * 3600;

/// The same field, for one that need not be given.
Field optionalTask(std::string& task, std::uint64_t& size) {
    auto field = taskField(task, size);
    field.isAlwaysWritten = false;
    field.usual = "-";
    field.emptyMeans = "none";
    field.help = "a task instead of a command: NAME or NAME:SIZE (see 'parascope list tasks'; without either "
                 "sum-squares)";
    field.read = [&task, &size, readOne = field.read](const std::string& text) -> Result<void> {
        if (text.empty()) {
            task.clear();
            size = 0;
            return {};
        }
        const auto read = readOne(text);
        if (read && text.find(':') == std::string::npos) {
            size = (*TaskCatalog().find(task))->info().sizeToWatch();
        }
        return read;
    };
    return field;
}

Field secondsField(double& seconds) {
    auto field = choiceField(
        {"seconds", "S", "Seconds",
         "watch it so long: a process (5), a command is ended then (it may end itself)"},
        {}, [&seconds] { return seconds > 0 ? decimals(seconds, seconds < 1 ? 3 : 1) : std::string(); },
        [&seconds](const std::string& text) -> Result<void> {
            if (text.empty()) {
                seconds = 0;
                return {};
            }
            const auto value = parseReal(text);
            if (!value || !(*value > 0 && *value <= kLongestWatch)) {
                return failure("seconds '" + text + "'", "that is no time to watch a program",
                               "give seconds, such as 5 or 0.5");
            }
            seconds = *value;
            return {};
        });
    field.kind = Field::Kind::Text;
    field.emptyMeans = "as usual";
    return field;
}

} // namespace

std::vector<Field> ClassifyQuestion::fields() {
    std::vector<Field> all;
    all.push_back(optionalTask(task, size));
    all.push_back(
        countField({"pid", "PID", "Process", "watch a process that runs already, and leave it running"}, pid,
                   {1, kGreatestPid, {}, "there is no process of that number"}));
    all.back().emptyMeans = "none";
    all.back().names = Field::Naming::Process;
    all.push_back(secondsField(seconds));
    all.push_back(coresField(*this));
    all.push_back(repeatField("do it so often", repeat));
    all.push_back(scheduleField(*this));
    all.push_back(
        wordsField({"command", "COMMAND", "Command", "the program to watch, and its arguments"}, command));
    all.back().emptyMeans = "python3 my_script.py";
    return all;
}

Result<void> ClassifyQuestion::check() const {
    const int named = (task.empty() ? 0 : 1) + (pid ? 1 : 0) + (command.empty() ? 0 : 1);
    if (named > 1) {
        return failure("too much is named", "a task, a process and a command cannot be watched as one",
                       "name one of --task, --pid and -- COMMAND");
    }
    return checkRanksFor(task, false);
}

const ClassifyQuestion& classifyQuestion(const Experiment& experiment) {
    static const ClassifyQuestion kUsual;
    const auto* asked = experiment.parameters.as<ClassifyQuestion>();
    return asked != nullptr ? *asked : kUsual;
}

const DemoInfo& ClassifyDemo::info() const {
    static const DemoInfo kInfo{
        "classify",
        "CPU-bound or I/O-bound?",
        "what a program spends its time on: computing, or waiting, and for what",
        "The command stands behind --; all that it starts is watched, and ended with it on Ctrl+C.\n"
        "The command reads from the terminal; where there is none, or input is piped in, it reads nothing.\n"
        "Example: parascope classify -- xz -9 -k big.tar\n"
        "         parascope classify --pid 4711 --seconds 3\n"
        "         parascope classify --task sum-squares:200M",
        {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"},
        {},
        "CPU or I/O",
        "Run a program. Look what its threads do: compute, or wait, and for what.",
        {},
        "asked"};
    return kInfo;
}

std::unique_ptr<Parameters> ClassifyDemo::parameters() const {
    return std::make_unique<ClassifyQuestion>();
}

std::vector<Experiment> ClassifyDemo::plan(const Parameters& asked) const {
    const auto& question = dynamic_cast<const ClassifyQuestion&>(asked);
    Experiment experiment;
    experiment.demo = info().key;
    experiment.backend = Backend::Processes;
    experiment.workers = 1;
    question.applyTo(experiment);
    const bool isTask = !question.pid && question.command.empty();
    const auto usual = Experiment().task;
    experiment.task = isTask ? (question.task.empty() ? usual : question.task) : std::string();
    if (isTask) {
        const TaskCatalog tasks;
        const auto task = tasks.find(experiment.task);
        experiment.size = question.size > 0 || !task ? question.size : (*task)->info().sizeToWatch();
    }
    experiment.parameters = std::make_shared<ClassifyQuestion>(question);
    std::vector<Experiment> experiments;
    for (int repeat = 0; repeat < question.repeat; ++repeat) {
        experiment.repeat = repeat;
        experiments.push_back(experiment);
    }
    return experiments;
}

std::unique_ptr<DemoRun> ClassifyDemo::start(const Experiment& experiment, const Clock& /*clock*/) const {
    return std::make_unique<ClassifyRun>(experiment);
}

std::string ClassifyDemo::progress(const RunRecord& run) const {
    return treeEvidence(run.facts).deadlock.empty() ? std::string() : "a deadlock: Ctrl+C ends it";
}

void ClassifyDemo::writeJson(JsonWriter& json, const Parameters& /*asked*/, RunsView runs) const {
    if (runs.empty()) {
        return;
    }
    writeClassified(json, *runs.front());
    if (runs.size() == 1) {
        return;
    }
    json.key("runs"); // all of them, as there are repeats
    json.beginArray();
    for (const auto* run : runs) {
        json.beginObject();
        writeClassified(json, *run);
        json.endObject();
    }
    json.endArray();
}

Report ClassifyDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    return classifyReport(runs);
}

std::string ClassifyDemo::table(const Parameters& /*asked*/, RunsView runs) const {
    std::string text;
    for (const auto* run : runs) {
        text += classifiedTable(*run);
    }
    return text;
}

std::string ClassifyDemo::heading(RunsView runs) const {
    return watchedInWords(runs.front()->facts);
}

void ClassifyDemo::writeFacts(JsonWriter& json, const RunRecord& run) const {
    writeTreeEvidence(json, treeEvidence(run.facts));
}

SharedValue<DemoFacts> ClassifyDemo::readFacts(const JsonFields& fields) const {
    return readTreeEvidence(fields);
}

Result<void> ClassifyDemo::check(const RunFacts& facts) const {
    const bool hadNone = facts.workers.empty() && !facts.error.empty(); // it failed before
    if (facts.workers.size() != 1 && !hadNone) {
        return failure("the program that was watched is not there");
    }
    return {};
}

} // namespace parascope
