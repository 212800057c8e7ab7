// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"
#include "core/base/TextTable.h"
#include "core/engine/Reports.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

bool wasAskedFor(const Command& command, const ReportedRun& run) {
    const auto& asked = command.run.backends;
    return std::find(asked.begin(), asked.end(), run.run->facts.experiment.backend) != asked.end();
}

std::vector<ReportedRun> inOrderAsked(const Command& command, const std::vector<ReportedRun>& runs) {
    std::vector<ReportedRun> ordered;
    for (const auto backend : command.run.backends) {
        std::copy_if(runs.begin(), runs.end(), std::back_inserter(ordered),
                     [&](const ReportedRun& run) { return run.run->facts.experiment.backend == backend; });
    }
    return ordered;
}

std::string factor(const std::optional<double>& number) {
    return number ? decimals(*number, 2) + " ×" : "–";
}

std::string percent(double share) {
    return decimals(share * 100, 0) + " %";
}

} // namespace

std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs) {
    return figuresOf(runs, runs);
}

std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs,
                                   const std::vector<const RunRecord*>& known) {
    std::vector<const RunFacts*> facts;
    for (const auto* run : known) {
        facts.push_back(&run->facts);
    }
    std::vector<ReportedRun> reported;
    for (const auto* run : runs) {
        reported.push_back({run, computeMetrics(*run, serialBaseline(facts, run->facts.experiment))});
    }
    return reported;
}

TextTable runRows(const std::vector<ReportedRun>& runs) {
    TextTable table({"", "wall", "CPU time", "busy cores", "speed-up", "efficiency", "start", "running",
                     "waits for core"});
    for (const auto& [run, metrics] : runs) {
        table.add({runTitle(run->facts), durationInWords(metrics.wall), durationInWords(metrics.cpu),
                   decimals(metrics.parallelism, 2), factor(metrics.speedup),
                   metrics.efficiency ? percent(*metrics.efficiency) : "–",
                   durationInWords(metrics.startMedian), percent(metrics.shares[indexOf(State::Running)]),
                   percent(metrics.shares[indexOf(State::Ready)])});
    }
    return table;
}

std::string runJson(const Command& command, const std::vector<ReportedRun>& runs) {
    JsonWriter json;
    json.beginObject();
    json.field("command", commandText(command));
    if (!runs.empty()) {
        json.key("machine");
        writeMachine(json, runs.front().run->facts.machine);
    }
    json.key("runs");
    json.beginArray();
    for (const auto& [run, metrics] : inOrderAsked(command, runs)) {
        writeRun(json, *run, metrics);
    }
    json.endArray();
    json.key("baseline");
    json.beginArray();
    for (const auto& reported : runs) {
        if (!wasAskedFor(command, reported)) {
            writeRun(json, *reported.run, reported.metrics);
        }
    }
    json.endArray();
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string runTable(const Command& command, const std::vector<ReportedRun>& runs) {
    const auto& asked = command.run;
    const auto pythonSize =
        asked.pythonSize > 0 ? " (Python: " + formatCount(asked.pythonSize) + ")" : std::string();
    std::string text = asked.task + ", size " + formatCount(asked.size) + pythonSize + " for each of " +
                       std::to_string(asked.workers) + (asked.workers == 1 ? " worker" : " workers") +
                       "\n\n" + runRows(runs).text() + "\n";
    std::vector<ComparedRun> compared;
    for (const auto& [run, metrics] : runs) {
        compared.push_back({&run->facts, &metrics});
    }
    text += compareRuns(compared) + "\n";
    for (const auto& [run, metrics] : runs) {
        for (const auto& worker : run->facts.workers) {
            if (!worker.output.empty()) {
                text += "\n" + workersInWords(run->facts.experiment) + ", worker " +
                        std::to_string(worker.id.value) + " printed:\n" + worker.output + "\n";
            }
        }
    }
    return text;
}

} // namespace parascope
