// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/RunFile.h"

#include "core/analysis/Metrics.h"
#include "core/analysis/RunJson.h"
#include "core/analysis/SavedFacts.h"
#include "core/trace/ChromeTraceReader.h"
#include "core/trace/ChromeTraceWriter.h"

#include <algorithm>
#include <map>

namespace parascope {

namespace {

using Place = std::pair<std::int64_t, std::int64_t>;

std::string otherData(const std::vector<const RunRecord*>& runs,
                      const std::vector<std::vector<EventWriter::Where>>& places) {
    std::vector<const RunFacts*> facts;
    for (const auto* run : runs) {
        facts.push_back(&run->facts);
    }
    JsonWriter json;
    json.beginObject();
    json.key("parascope");
    json.beginObject();
    json.field("format", 1);
    json.key("runs");
    json.beginArray();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto metrics = computeMetrics(*runs[i], serialBaseline(facts, runs[i]->facts.experiment));
        writeRun(json, *runs[i], metrics,
                 [&](JsonWriter& more) { writeSaved(more, runs[i]->facts, places[i]); });
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
    const auto id = to.addLane(std::move(info));
    std::vector<Span> spans;
    for (const auto& row : lane.index.rows()) {
        spans.insert(spans.end(), row.spans().begin(), row.spans().end());
    }
    std::stable_sort(spans.begin(), spans.end(),
                     standsBefore); // row by row, children would come behind their parents' neighbours
    for (auto& span : spans) {
        span.name = to.nameId(from.name(span.name));
        to.addSpan(id, span);
    }
    return id;
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

/// The saved run with its lanes, which it takes out of `free`.
RunRecord restore(SavedRun file, const Trace& trace, std::map<Place, const Trace::Lane*>& free) {
    RunRecord run;
    run.facts = std::move(file.facts);
    std::vector<LaneId> lanes;
    for (std::size_t i = 0; i < file.places.size(); ++i) {
        const auto found = free.find(file.places[i]);
        const auto kind = kindOf(run.facts, LaneId(static_cast<std::int32_t>(i)));
        lanes.push_back(found == free.end() ? LaneId()
                                            : copyLane(trace, *found->second, run.trace,
                                                       kind.value_or(found->second->info.kind)));
        if (found != free.end()) {
            free.erase(found);
        }
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

} // namespace

Result<void> saveRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    ChromeTraceWriter writer(*file);
    std::vector<std::vector<EventWriter::Where>> places;
    for (const auto* run : runs) {
        places.push_back(writer.addTrace(run->trace));
    }
    writer.finish(otherData(runs, places));
    return file->commit();
}

Result<OpenedFile> openRuns(const std::filesystem::path& file) {
    auto loaded = readChromeTrace(file);
    if (!loaded) {
        return failure(loaded.error());
    }
    OpenedFile opened;
    opened.warnings = std::move(loaded->warnings);
    auto saved = readSaved(loaded->otherData);
    if (!saved) {
        opened.warnings.push_back(saved.error().text());
    }
    if (!saved || saved->empty()) {
        opened.other = std::move(loaded->trace);
        return opened;
    }
    std::map<Place, const Trace::Lane*> free;
    for (const auto& lane : loaded->trace.lanes()) {
        free.emplace(Place{lane.info.pid, lane.info.tid}, &lane);
    }
    for (auto& run : *saved) {
        opened.runs.push_back(restore(std::move(run), loaded->trace, free));
    }
    for (const auto& [place, lane] : free) {
        copyLane(loaded->trace, *lane, opened.other, lane->info.kind);
    }
    return opened;
}

} // namespace parascope
