// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/CompareReport.h"
#include "core/base/Numbers.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

bool wasAskedFor(const RunQuestion& asked, const ReportedRun& run) {
    const auto& backends = asked.backends;
    return std::find(backends.begin(), backends.end(), run.run->facts.experiment.backend) != backends.end();
}

std::vector<ReportedRun> inOrderAsked(const RunQuestion& asked, const std::vector<ReportedRun>& runs) {
    std::vector<ReportedRun> ordered;
    for (const auto backend : asked.backends) {
        std::copy_if(runs.begin(), runs.end(), std::back_inserter(ordered),
                     [&](const ReportedRun& run) { return run.run->facts.experiment.backend == backend; });
    }
    return ordered;
}

} // namespace

void writeCompared(JsonWriter& json, const RunQuestion& asked, const std::vector<ReportedRun>& runs) {
    json.key("runs");
    json.beginArray();
    for (const auto& [run, metrics] : inOrderAsked(asked, runs)) {
        writeRun(json, *run, metrics);
    }
    json.endArray();
    json.key("baseline");
    json.beginArray();
    for (const auto& reported : runs) {
        if (!wasAskedFor(asked, reported)) {
            writeRun(json, *reported.run, reported.metrics);
        }
    }
    json.endArray();
}

std::string comparedTable(const RunQuestion& asked, const std::vector<ReportedRun>& runs) {
    const auto report = runReport(runs);
    const auto pythonSize =
        asked.pythonSize > 0 ? " (Python: " + formatCount(asked.pythonSize) + ")" : std::string();
    std::string text = asked.task + ", size " + formatCount(asked.size) + pythonSize + " for each of " +
                       counted(asked.workers, "worker") + "\n\n" + reportTable(report).text() + "\n" +
                       report.sentence + "\n";
    for (const auto& [run, metrics] : runs) {
        if (const auto gaps = gapsInSchedule(run->facts); !gaps.empty()) {
            text += "warning: " + runTitle(run->facts) + ": " + gaps + "\n";
        }
    }
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
