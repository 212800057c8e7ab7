// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunFile.h"

#include "core/demos/SavedFacts.h"
#include "core/report/Metrics.h"
#include "core/report/RunJson.h"
#include "core/trace/ChromeTraceReader.h"
#include "core/trace/ChromeTraceWriter.h"
#include "core/trace/TraceCopy.h"

#include <algorithm>
#include <map>
#include <set>

namespace parascope {

namespace {

using Place = std::pair<std::int64_t, std::int64_t>;

constexpr std::size_t kOfNoRun = SIZE_MAX;

/// Where a lane of the file went: to which run, and as which of its lanes.
struct NewPlace {
    std::size_t run = kOfNoRun;
    LaneId lane;
};

/// The lanes of a file that no run has taken yet, and where the others went.
struct FileLanes {
    explicit FileLanes(const Trace& of)
        : trace(of)
        , places(of.lanes().size()) {
        for (std::size_t i = 0; i < of.lanes().size(); ++i) {
            free.emplace(Place{of.lanes()[i].info.pid, of.lanes()[i].info.tid}, i);
        }
    }

    const Trace& trace;
    std::map<Place, std::size_t> free;
    std::vector<NewPlace> places;
};

std::string otherData(Demos demos, const std::vector<const RunRecord*>& runs,
                      const std::vector<std::vector<EventWriter::Where>>& places) {
    const auto reported = reportedRuns(runs, demos);
    JsonWriter json;
    json.beginObject();
    json.key("parascope");
    json.beginObject();
    json.field("format", 1);
    json.key("runs");
    json.beginArray();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i]->facts.title.empty()) {
            writeRun(json, *runs[i], reported[i].metrics,
                     [&](JsonWriter& more) { writeSaved(more, demos, *runs[i], places[i]); });
        }
    }
    json.endArray();
    json.endObject();
    json.endObject();
    return std::string(json.text());
}

/// Copies a lane with its spans from one trace to another, as a lane of that kind.
LaneId copyLane(const Trace& from, const Trace::Lane& lane, Trace& to, LaneKind kind) {
    auto info = lane.info;
    info.kind = kind;
    std::vector<Span> spans;
    spans.reserve(lane.index.size());
    for (const auto& row : lane.index.rows()) {
        spans.insert(spans.end(), row.spans().begin(), row.spans().end());
    }
    for (auto& span : spans) {
        const auto colour = from.proposedColour(span.name);
        span.name = to.nameId(from.name(span.name));
        if (!colour.empty()) {
            to.proposeColour(span.name, colour);
        }
    }
    return to.addLane(std::move(info), std::move(spans));
}

/// What a run's lane is, as its workers know it; nothing for a lane of no worker.
std::optional<LaneKind> kindOf(const RunFacts& facts, LaneId lane) {
    for (const auto& worker : facts.workers) {
        if (worker.lane == lane || worker.scheduleLane == lane) {
            return worker.lane == lane ? LaneKind::Worker : LaneKind::Schedule;
        }
    }
    return std::nullopt;
}

/// A lane without spans left no event in the file. A worker has it all the same, as it had before: that it
/// told nothing is not the same as that there was none.
LaneId emptyLane(RunRecord& run, LaneId lane) {
    for (const auto& worker : run.facts.workers) {
        if (worker.lane == lane) {
            return run.trace.addLane(workerLane(run.facts, worker));
        }
    }
    return {};
}

/// The saved run with its lanes, which it takes out of those that are free.
RunRecord restore(SavedRun file, std::size_t number, FileLanes& all) {
    RunRecord run = std::move(file.record);
    std::vector<LaneId> lanes;
    for (std::size_t i = 0; i < file.places.size(); ++i) {
        const auto found = all.free.find(file.places[i]);
        if (found == all.free.end()) {
            lanes.push_back(emptyLane(run, LaneId(static_cast<std::int32_t>(i))));
            continue;
        }
        const auto& lane = all.trace.lanes()[found->second];
        const auto kind = kindOf(run.facts, LaneId(static_cast<std::int32_t>(i)));
        lanes.push_back(copyLane(all.trace, lane, run.trace, kind.value_or(lane.info.kind)));
        all.places[found->second] = {number, lanes.back()};
        all.free.erase(found);
    }
    const auto restored = [&](LaneId saved) {
        return saved.isValid() && saved.index() < lanes.size() ? lanes[saved.index()] : LaneId();
    };
    for (auto& worker : run.facts.workers) {
        worker.lane = restored(worker.lane);
        worker.scheduleLane = restored(worker.scheduleLane);
    }
    return run;
}

/// Where processes went: each with its first lane; one without lanes with those of no run, or else with the
/// last run.
class RunsOfProcesses {
public:
    RunsOfProcesses(const FileLanes& all, const OpenedFile& opened)
        : m_ofOthers(opened.other.lanes().empty() && !opened.runs.empty() ? opened.runs.size() - 1
                                                                          : kOfNoRun) {
        for (std::size_t i = 0; i < all.places.size(); ++i) {
            m_runs.emplace(all.trace.lanes()[i].info.pid, all.places[i].run);
        }
    }

    [[nodiscard]] std::size_t of(std::int64_t pid) const {
        const auto found = m_runs.find(pid);
        return found == m_runs.end() ? m_ofOthers : found->second;
    }

private:
    std::size_t m_ofOthers;
    std::map<std::int64_t, std::size_t> m_runs;
};

/// Arrows go where both their lanes went, marks where their lane did, counters where their process did.
void copyWhatIsNoSpan(const FileLanes& all, OpenedFile& opened) {
    const auto traceOf = [&opened](std::size_t run) -> Trace& {
        return run == kOfNoRun ? opened.other : opened.runs[run].trace;
    };
    const RunsOfProcesses runs(all, opened);
    for (auto mark : all.trace.marks()) {
        const auto place =
            mark.lane.isValid() ? all.places[mark.lane.index()] : NewPlace{runs.of(mark.pid), LaneId()};
        auto& trace = traceOf(place.run);
        mark.name = trace.nameId(all.trace.name(mark.name));
        mark.lane = place.lane;
        trace.addMark(mark);
    }
    for (const auto& arrow : all.trace.arrows().arrows()) {
        const auto& from = all.places[arrow.from.index()];
        const auto& to = all.places[arrow.to.index()];
        if (from.run == to.run) {
            auto& trace = traceOf(from.run);
            trace.addArrow(
                {trace.nameId(all.trace.name(arrow.name)), from.lane, to.lane, arrow.begin, arrow.end});
        }
    }
    for (const auto& counter : all.trace.counters()) {
        auto& trace = traceOf(runs.of(counter.info.pid));
        const auto id = trace.addCounter(counter.info);
        for (const auto& sample : counter.track.samples()) {
            trace.addSample(id, sample);
        }
    }
}

} // namespace

const Demo* demoThatKnowsMore(const RunRecord& run, Demos demos) {
    return run.facts.demo ? findDemo(demos, run.facts.experiment.demo) : nullptr;
}

std::vector<ReportedRun> reportedRuns(const std::vector<const RunRecord*>& runs, Demos demos) {
    auto reported = figuresOf(runs);
    for (auto& [run, metrics] : reported) {
        if (const auto* const demo = demoThatKnowsMore(*run, demos)) {
            metrics.sentence = demo->report(*demo->parameters(), std::span(&run, 1)).sentence;
        }
    }
    return reported;
}

RunRecord foreignRun(const std::string& name, Trace trace) {
    RunRecord run;
    run.facts.title = name;
    run.facts.finished = true;
    run.facts.launched = trace.extent().begin;
    run.facts.ended = trace.extent().end;
    run.trace = std::move(trace);
    run.trace.orderLanesAsAdded(); // its processes stay together, whatever their threads' orders are
    return run;
}

std::vector<RunRecord> takeRuns(OpenedFile& opened, const std::string& name) {
    auto runs = std::move(opened.runs);
    if (!opened.other.isEmpty()) {
        runs.push_back(foreignRun(name, std::move(opened.other)));
        runs.back().file = opened.file;
    }
    return runs;
}

Result<void> saveRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& target,
                      Demos demos) {
    const bool isOneFile = runs.size() == 1 && runs.front()->file;
    if (isOneFile && copyWithNotes(*runs.front()->file, runs.front()->trace, target)) {
        return {};
    }
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    ChromeTraceWriter writer(*file);
    std::vector<std::vector<EventWriter::Where>> places;
    for (const auto* run : runs) {
        places.push_back(writer.addTrace(run->trace));
    }
    writer.finish(otherData(demos, runs, places));
    return file->commit();
}

Result<OpenedFile> openRuns(const std::filesystem::path& file, Demos demos, const ReadingWatch& watch) {
    const auto before = TraceFile::of(file);
    auto loaded = readChromeTrace(file, watch);
    if (!loaded) {
        return failure(loaded.error());
    }
    OpenedFile opened;
    opened.warnings = std::move(loaded->warnings);
    auto saved = readSaved(demos, loaded->otherData);
    if (!saved) {
        opened.warnings.push_back(saved.error().text());
    }
    if (!loaded->hasEvents && (!saved || saved->empty())) {
        return failure("cannot read '" + file.string() + "' as a trace",
                       saved ? "it holds no trace events and no runs" : saved.error().text());
    }
    if (!saved || saved->empty()) {
        opened.other = std::move(loaded->trace);
        opened.file = before;
        return opened;
    }
    FileLanes lanes(loaded->trace);
    for (auto& run : *saved) {
        opened.runs.push_back(restore(std::move(run), opened.runs.size(), lanes));
    }
    std::set<std::size_t> free; // in the order of the file
    for (const auto& [place, index] : lanes.free) {
        free.insert(index);
    }
    for (const auto index : free) {
        const auto& lane = loaded->trace.lanes()[index];
        lanes.places[index].lane = copyLane(loaded->trace, lane, opened.other, lane.info.kind);
    }
    copyWhatIsNoSpan(lanes, opened);
    return opened;
}

} // namespace parascope
