// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextTable.h"
#include "core/engine/Reports.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

#include <set>

namespace parascope {

namespace {

/// What can be told of lanes alone, whoever wrote them.
struct TraceFigures {
    std::size_t spans = 0;
    std::size_t lanes = 0;
    std::size_t workers = 0;
    std::set<int> cores;
    TimeSpan extent;
    double busy = 0;    ///< running time of all workers, seconds
    StateShares time{}; ///< recorded time by state, all workers, seconds
};

void addTrace(const Trace& trace, TraceFigures& figures) {
    if (trace.isEmpty()) {
        return;
    }
    const auto extent = trace.extent();
    figures.extent = figures.spans == 0 ? extent
                                        : TimeSpan{std::min(figures.extent.begin, extent.begin),
                                                   std::max(figures.extent.end, extent.end)};
    figures.spans += trace.spanCount();
    figures.lanes += trace.lanes().size();
    for (const auto& lane : trace.lanes()) {
        figures.workers += lane.info.kind == LaneKind::Worker ? 1 : 0;
        for (const auto& row : lane.index.rows()) {
            for (const auto& span : row.spans()) {
                if (span.core >= 0) {
                    figures.cores.insert(span.core);
                }
            }
        }
    }
    const auto all = figuresFor(trace, extent);
    figures.busy += all.busyCores * all.length;
    for (std::size_t state = 0; state < kStateCount; ++state) {
        figures.time[state] += all.shares[state] * all.recorded;
    }
}

TraceFigures figuresOfFile(const OpenedFile& opened) {
    TraceFigures figures;
    for (const auto& run : opened.runs) {
        addTrace(run.trace, figures);
    }
    addTrace(opened.other, figures);
    return figures;
}

std::vector<const RunRecord*> runsOf(const OpenedFile& opened) {
    std::vector<const RunRecord*> runs;
    for (const auto& run : opened.runs) {
        runs.push_back(&run);
    }
    return runs;
}

/// Figures of a file of one run are that run's; of several, or of another program's trace, those of all lanes
/// together.
double parallelismOf(const OpenedFile& opened, const TraceFigures& figures,
                     const std::vector<ReportedRun>& runs) {
    if (opened.runs.size() == 1 && opened.other.isEmpty()) {
        return runs.front().metrics.parallelism;
    }
    const double length = toSeconds(figures.extent.length());
    return length > 0 ? figures.busy / length : 0;
}

StateShares sharesOf(const OpenedFile& opened, const TraceFigures& figures,
                     const std::vector<ReportedRun>& runs) {
    if (opened.runs.size() == 1 && opened.other.isEmpty()) {
        return runs.front().metrics.shares;
    }
    StateShares shares = figures.time;
    double sum = 0;
    for (const double time : shares) {
        sum += time;
    }
    for (auto& share : shares) {
        share = sum > 0 ? share / sum : 0;
    }
    return shares;
}

} // namespace

std::string showJson(const std::filesystem::path& file, const OpenedFile& opened) {
    const auto figures = figuresOfFile(opened);
    const auto runs = figuresOf(runsOf(opened));
    JsonWriter json;
    json.beginObject();
    json.field("file", file.string());
    json.field("spans", std::uint64_t{figures.spans});
    json.field("lanes", std::uint64_t{figures.lanes});
    json.field("workers", std::uint64_t{figures.workers});
    json.field("cores", std::uint64_t{figures.cores.size()});
    json.field("begin_s", toSeconds(figures.extent.begin));
    json.field("end_s", toSeconds(figures.extent.end));
    json.field("parallelism", parallelismOf(opened, figures, runs));
    json.key("shares");
    writeShares(json, sharesOf(opened, figures, runs));
    json.field("schedule", opened.runs.empty() ? std::string("none") : opened.runs.front().facts.schedule);
    json.key("warnings");
    json.beginArray();
    for (const auto& warning : opened.warnings) {
        json.value(warning);
    }
    json.endArray();
    json.key("runs");
    json.beginArray();
    for (const auto& [run, metrics] : runs) {
        writeRun(json, *run, metrics);
    }
    json.endArray();
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string showTable(const std::filesystem::path& file, const OpenedFile& opened) {
    const auto figures = figuresOfFile(opened);
    const auto runs = figuresOf(runsOf(opened));
    TextTable table({"", ""});
    table.add({"file", file.string()});
    table.add({"spans", std::to_string(figures.spans)});
    table.add({"lanes", std::to_string(figures.lanes)});
    table.add({"length", durationInWords(toSeconds(figures.extent.length()))});
    table.add({"busy cores", decimals(parallelismOf(opened, figures, runs), 2)});
    std::string text = table.text();
    if (!runs.empty()) {
        text += "\n" + runRows(runs).text();
    }
    for (const auto& [run, metrics] : runs) {
        text += "\n" + metrics.sentence;
    }
    for (const auto& warning : opened.warnings) {
        text += "\nwarning: " + warning;
    }
    return text + "\n";
}

} // namespace parascope
