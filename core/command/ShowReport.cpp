// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ShowReport.h"

#include "core/base/TextTable.h"
#include "core/demos/RunAnswer.h"
#include "core/report/NameFigures.h"
#include "core/report/RunFigures.h"
#include "core/report/RunHosts.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

#include <cstdlib>
#include <set>

namespace parascope {

namespace {

/// What can be told of lanes alone, whoever wrote them.
struct TraceFigures {
    std::size_t spans = 0;
    std::size_t lanes = 0;
    std::size_t arrows = 0;
    std::size_t marks = 0;
    std::size_t counters = 0;
    std::size_t workers = 0;
    bool isEmpty = true;
    std::set<HostCore> cores;
    TimeSpan extent;
    std::optional<double> busy; ///< running time of all workers, seconds; nothing when no lane tells
    StateShares time{};         ///< recorded time by state, all workers, seconds
};

/// Of each host its own.
void addCores(const Trace& trace, const std::map<LaneId, std::string>& elsewhere, TraceFigures& figures) {
    for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
        const auto found = elsewhere.find(LaneId(static_cast<std::int32_t>(i)));
        const auto host = found == elsewhere.end() ? std::string() : found->second;
        std::set<int> cores; // of the lane: there may be millions of spans
        for (const auto& row : trace.lanes()[i].index.rows()) {
            for (const auto& span : row.spans()) {
                if (span.core >= 0) {
                    cores.insert(span.core);
                }
            }
        }
        for (const int core : cores) {
            figures.cores.emplace(host, CoreId(core));
        }
    }
}

void addTrace(const Trace& trace, TraceFigures& figures) {
    if (trace.isEmpty()) {
        return;
    }
    const auto extent = trace.extent();
    figures.extent = figures.isEmpty ? extent
                                     : TimeSpan{std::min(figures.extent.begin, extent.begin),
                                                std::max(figures.extent.end, extent.end)};
    figures.isEmpty = false;
    figures.arrows += trace.arrows().size();
    figures.marks += trace.marks().size();
    figures.counters += trace.counters().size();
    figures.spans += trace.spanCount();
    figures.lanes += trace.lanes().size();
    for (const auto& lane : trace.lanes()) {
        figures.workers += lane.info.kind == LaneKind::Worker ? 1 : 0;
    }
    const auto all = figuresFor(trace, extent);
    if (all.busyCores) {
        figures.busy = figures.busy.value_or(0) + *all.busyCores * all.length;
    }
    for (std::size_t state = 0; all.shares && state < kStateCount; ++state) {
        figures.time[state] += (*all.shares)[state] * all.recorded;
    }
}

TraceFigures figuresOfFile(const OpenedFile& opened) {
    TraceFigures figures;
    for (const auto& run : opened.runs) {
        addTrace(run.trace, figures);
        addCores(run.trace, lanesElsewhere(run), figures);
    }
    addTrace(opened.other, figures);
    addCores(opened.other, {}, figures);
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
std::optional<double> parallelismOf(const OpenedFile& opened, const TraceFigures& figures,
                                    const std::vector<ReportedRun>& runs) {
    if (opened.runs.size() == 1 && opened.other.isEmpty()) {
        return runs.front().metrics.parallelism;
    }
    const double length = toSeconds(figures.extent.length());
    return length > 0 && figures.busy ? std::optional(*figures.busy / length) : std::nullopt;
}

std::optional<StateShares> sharesOfFile(const OpenedFile& opened, const TraceFigures& figures,
                                        const std::vector<ReportedRun>& runs) {
    return opened.runs.size() == 1 && opened.other.isEmpty() ? runs.front().metrics.shares
                                                             : parascope::sharesOf(figures.time);
}

/// Seconds with all nanoseconds, which a double has not for moments of a clock that began long ago; null
/// where the file has no moments.
std::string exactSeconds(const TraceFigures& figures, Nanoseconds time) {
    constexpr std::int64_t kPerSecond = 1'000'000'000;
    if (figures.isEmpty) {
        return "null";
    }
    const auto size = static_cast<std::uint64_t>(std::abs(time.count()));
    auto rest = std::to_string(size % kPerSecond);
    rest.insert(0, 9 - rest.size(), '0');
    return (time.count() < 0 ? "-" : "") + std::to_string(size / kPerSecond) + "." + rest;
}

/// Of the file, and of its runs.
std::vector<std::string> warningsOf(const OpenedFile& opened) {
    auto warnings = opened.warnings;
    for (const auto& run : opened.runs) {
        if (const auto gaps = gapsInSchedule(run.facts); !gaps.empty()) {
            warnings.push_back(runTitle(run.facts) + ": " + gaps);
        }
    }
    return warnings;
}

/// Each trace of the file with the title of its run; another program's has none.
std::vector<std::pair<std::string, const Trace*>> tracesOf(const OpenedFile& opened) {
    std::vector<std::pair<std::string, const Trace*>> traces;
    for (const auto& run : opened.runs) {
        traces.emplace_back(runTitle(run.facts), &run.trace);
    }
    if (!opened.other.isEmpty()) {
        traces.emplace_back(std::string(), &opened.other);
    }
    return traces;
}

Report namesOf(const Trace& trace) {
    return nameReport(nameFigures(trace, trace.extent()));
}

void writeFigure(JsonWriter& json, const Figure& figure) {
    if (figure.unit == "count" && figure.value) {
        json.field(figure.key, static_cast<std::uint64_t>(*figure.value));
    } else {
        json.field(figure.key, figure.value);
    }
}

void writeNames(JsonWriter& json, const OpenedFile& opened) {
    json.key("names");
    json.beginArray();
    for (const auto& [title, trace] : tracesOf(opened)) {
        for (const auto& row : namesOf(*trace).rows) {
            json.beginObject();
            json.field("run", title);
            json.field("name", row.key);
            for (const auto& figure : row.figures) {
                writeFigure(json, figure);
            }
            json.endObject();
        }
    }
    json.endArray();
}

std::string namesTable(const OpenedFile& opened) {
    std::string text;
    for (const auto& [title, trace] : tracesOf(opened)) {
        text += "\n" + (title.empty() ? "" : title + "\n") + reportTable(namesOf(*trace)).text();
    }
    return text;
}

} // namespace

std::string showJson(const std::filesystem::path& file, const OpenedFile& opened, bool names) {
    const auto figures = figuresOfFile(opened);
    const auto runs = reportedRuns(runsOf(opened));
    JsonWriter json;
    json.beginObject();
    json.field("file", file.string());
    json.field("spans", std::uint64_t{figures.spans});
    json.field("lanes", std::uint64_t{figures.lanes});
    json.field("workers", std::uint64_t{figures.workers});
    json.field("cores", std::uint64_t{figures.cores.size()});
    json.field("arrows", std::uint64_t{figures.arrows});
    json.field("marks", std::uint64_t{figures.marks});
    json.field("counters", std::uint64_t{figures.counters});
    json.rawField("begin_s", exactSeconds(figures, Nanoseconds{0}));
    json.rawField("end_s", exactSeconds(figures, figures.extent.length()));
    json.rawField("length_s", exactSeconds(figures, figures.extent.length()));
    json.rawField("first_event_s", exactSeconds(figures, figures.extent.begin));
    json.field("parallelism", parallelismOf(opened, figures, runs));
    json.key("shares");
    writeShares(json, sharesOfFile(opened, figures, runs));
    std::set<const Demo*> told;
    for (const auto& answer : answersOf(runsOf(opened))) {
        if (told.insert(answer.demo).second) { // a key stands once
            json.key(answer.demo->info().key);
            json.beginObject();
            answer.demo->writeJson(json, *answer.asked.get(), answer.runs);
            json.endObject();
        }
    }
    json.field("schedule", opened.runs.empty() ? std::string("none") : opened.runs.front().facts.schedule);
    json.texts("warnings", warningsOf(opened));
    json.key("runs");
    json.beginArray();
    for (const auto& [run, metrics] : runs) {
        writeRun(json, *run, metrics);
    }
    json.endArray();
    if (names) {
        writeNames(json, opened);
    }
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string showTable(const std::filesystem::path& file, const OpenedFile& opened, bool names) {
    const auto figures = figuresOfFile(opened);
    const auto runs = reportedRuns(runsOf(opened));
    TextTable table({"", ""});
    table.add({"file", file.string()});
    table.add({"spans", std::to_string(figures.spans)});
    table.add({"lanes", std::to_string(figures.lanes)});
    const auto parallelism = parallelismOf(opened, figures, runs);
    for (const auto& [what, count] : {std::pair("arrows", figures.arrows), std::pair("marks", figures.marks),
                                      std::pair("counters", figures.counters)}) {
        if (count > 0) {
            table.add({what, std::to_string(count)});
        }
    }
    table.add({"length", !figures.isEmpty ? durationInWords(toSeconds(figures.extent.length())) : "–"});
    table.add({"busy cores", parallelism ? decimals(*parallelism, 2) : "–"});
    std::string text = table.text();
    if (!runs.empty()) {
        text += "\n" + reportTable(runReport(runs)).text();
    }
    for (const auto& answer : answersOf(runsOf(opened))) {
        text += "\n" + answer.demo->table(*answer.asked.get(), answer.runs);
    }
    for (const auto& [run, metrics] : runs) {
        text += demoThatKnowsMore(*run) == nullptr ? "\n" + metrics.sentence : std::string();
    }
    text += names ? namesTable(opened) : std::string();
    for (const auto& warning : warningsOf(opened)) {
        text += "\nwarning: " + warning;
    }
    return text + "\n";
}

} // namespace parascope
