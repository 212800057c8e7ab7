// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ReplayData.h"

#include "core/base/Numbers.h"
#include "core/base/TimePixels.h"
#include "ui/charts/NameColours.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/Strip.h"
#include "ui/export/ReplayLanes.h"

#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace parascope {

namespace {

constexpr double kFinestColumns = 1 << 30;
constexpr std::array kCoarserColumns{32'000.0, 16'000.0, 8'000.0, 4'000.0, 2'000.0, 1'000.0, 500.0};
constexpr int kCounterColumns = 4'000;
constexpr double kFlagColumns = 2'000;
constexpr std::size_t kMostArrows = 4'000; ///< more would be a grey cloud

/// One run, ready to be written.
struct ReplayRun {
    std::vector<ReplayLane> bands;
    std::vector<ReplayLane> workers;
    std::vector<ReplayLane> cores;
};

/// All runs, drawn on so many columns.
struct ReplayRuns {
    std::vector<ReplayRun> runs;
    double columns = 1;

    [[nodiscard]] std::size_t pieces() const {
        std::size_t all = 0;
        for (const auto& run : runs) {
            all += piecesOf(run.bands) + piecesOf(run.workers) + piecesOf(run.cores);
        }
        return all;
    }
};

ReplayRuns drawn(const std::vector<TimelineSource>& sources, const TimeSpan& extent, double columns) {
    ReplayRuns drawn{{}, columns};
    for (auto source : sources) {
        auto& run = drawn.runs.emplace_back();
        source.view = LaneView::Workers;
        run.bands = replayBands(source, extent, columns);
        run.workers = replayLanes(source, extent, columns);
        source.view = LaneView::Cores;
        auto cores = replayLanes(source, extent, columns);
        const bool isOther =
            cores.empty() || run.workers.empty() || cores.back().shown.lane != run.workers.back().shown.lane;
        run.cores = isOther ? std::move(cores) : std::vector<ReplayLane>();
    }
    return drawn;
}

std::size_t spanCountOf(const std::vector<TimelineSource>& sources) {
    std::size_t spans = 0;
    for (const auto& source : sources) {
        spans += source.trace == nullptr ? 0 : source.trace->spanCount();
    }
    return spans;
}

/// As fine as the number of pieces allows.
ReplayRuns thinnedTo(std::size_t mostPieces, const std::vector<TimelineSource>& sources,
                     const TimeSpan& extent) {
    if (spanCountOf(sources) <= mostPieces) {
        const auto length = static_cast<double>(extent.length().count());
        return drawn(sources, extent, std::clamp(length, 1.0, kFinestColumns));
    }
    for (const auto columns : kCoarserColumns) {
        auto candidate = drawn(sources, extent, columns);
        if (candidate.pieces() <= mostPieces || columns == kCoarserColumns.back()) {
            return candidate;
        }
    }
    return {};
}

std::string thinnedInWords(std::size_t spans, std::size_t mostPieces, const TimeSpan& extent,
                           double columns) {
    if (spans <= mostPieces) {
        return {};
    }
    return "This recording has " + speakCount(spans) +
           " pieces. To keep the file small, what is shorter than " +
           durationInWords(toSeconds(extent.length()) / columns) +
           " was drawn together here; figures of a selection are approximate. The table's figures are those "
           "of the whole recording.";
}

void writeStates(JsonWriter& json) {
    constexpr std::array kShapes{"full", "half", "thin", "outline"};
    const auto nameOfShape = [&kShapes](BoxShape shape) {
        return kShapes.at(static_cast<std::size_t>(shape));
    };
    constexpr std::array kHatches{"none", "diagonal", "cross", "vertical", "dots", "horizontal"};
    json.key("states");
    json.beginArray();
    for (const auto state : kAllStates) {
        const auto& style = styleOf(state);
        json.beginObject();
        json.field("key", stateKey(state));
        json.field("label", stateLabel(state));
        json.field("legend", legendText(state).toStdString());
        json.field("word", tooltipWord(state).toStdString());
        json.field("colour", style.colour.name().toStdString());
        json.field("ink", inkOn(style.colour).name().toStdString());
        json.field("shape", nameOfShape(shapeOf(state, LaneLook::Plain)));
        json.field("itemShape", nameOfShape(shapeOf(state, LaneLook::Items)));
        json.field("itemLegend", legendText(state, LaneLook::Items).toStdString());
        json.field("hatch", kHatches.at(static_cast<std::size_t>(style.hatch)));
        json.endObject();
    }
    json.endArray();
}

/// The colours of names: of workers on cores, and of what has no state.
void writeTints(JsonWriter& json, std::vector<TimelineSource> sources) {
    json.key("tints");
    json.beginObject();
    for (const auto view : {LaneView::Workers, LaneView::Cores}) {
        for (auto& source : sources) {
            source.view = view;
        }
        const auto colours = nameColours(sources);
        json.key(view == LaneView::Workers ? "workers" : "cores");
        json.beginArray();
        for (const auto& name : colours.names()) {
            const auto colour = colours.of(name).value_or(otherProgramsColour());
            json.beginObject();
            json.field("name", name);
            json.field("colour", colour.name().toStdString());
            json.field("ink", inkOn(colour).name().toStdString());
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

/// Samples as time and value in turn; what moved within a column shows its highest.
void writeCounters(JsonWriter& json, const TimelineSource& source, const TimeSpan& extent) {
    json.key("counters");
    json.beginArray();
    for (const auto& strip : stripsOf(source)) {
        if (strip.showsBusyCores()) {
            continue; // the lanes tell that
        }
        const auto& track = source.trace->counters()[strip.counter.index()].track;
        std::vector<VisibleCount> counts;
        track.visible(extent.shifted(source.zero), kCounterColumns, counts);
        json.beginObject();
        json.field("name", strip.title.toStdString());
        json.field("most", track.most());
        json.key("samples");
        json.beginArray();
        for (const auto& count : counts) {
            const auto time = (count.time - source.zero).count();
            if (count.most != count.last) {
                json.value(std::int64_t{time});
                json.value(count.most);
            }
            json.value(std::int64_t{time});
            json.value(count.last);
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

std::optional<int> positionIn(const std::vector<ReplayLane>& lanes, LaneId lane) {
    const auto found = std::find_if(lanes.begin(), lanes.end(), [lane](const ReplayLane& known) {
        return lane.isValid() && (known.shown.lane == lane || known.shown.behind == lane);
    });
    return found == lanes.end() ? std::nullopt : std::optional(static_cast<int>(found - lanes.begin()));
}

/// Each as four numbers: lane and moment where it begins, and where it ends.
void writeArrows(JsonWriter& json, const TimelineSource& source, const std::vector<ReplayLane>& lanes) {
    json.key("arrows");
    json.beginArray();
    const auto arrows = source.trace == nullptr ? std::span<const Arrow>() : source.trace->arrows().arrows();
    for (const auto& arrow : arrows.size() <= kMostArrows ? arrows : std::span<const Arrow>()) {
        const auto from = positionIn(lanes, arrow.from);
        const auto to = positionIn(lanes, arrow.to);
        if (from && to) {
            json.value(*from);
            json.value(std::int64_t{(arrow.begin - source.zero).count()});
            json.value(*to);
            json.value(std::int64_t{(arrow.end - source.zero).count()});
        }
    }
    json.endArray();
}

void writeMarks(JsonWriter& json, const TimelineSource& source, const std::vector<ReplayLane>& lanes) {
    json.key("marks");
    json.beginArray();
    for (const auto& mark : source.marks) {
        json.beginObject();
        json.field("lane", positionIn(lanes, mark.lane));
        json.field("time", std::int64_t{(mark.time - source.zero).count()});
        json.field("failed", mark.kind == LaneMark::Kind::Failed);
        json.field("words", mark.words.toStdString());
        json.endObject();
    }
    json.endArray();
}

/// Marks of the trace and notes; of marks on one lane so near that nobody could tell them apart, the first.
void writeFlags(JsonWriter& json, const TimelineSource& source, const TimeSpan& extent,
                const std::vector<ReplayLane>& lanes) {
    json.key("flags");
    json.beginArray();
    const auto marks = source.trace == nullptr ? std::span<const TraceMark>() : source.trace->marks();
    const TimePixels columns{extent.shifted(source.zero), kFlagColumns};
    std::map<LaneId, double> last;
    for (const auto& mark : marks) {
        const auto column = std::floor(columns.toPixel(mark.time));
        const auto [known, isNew] =
            mark.isNote ? std::pair(last.end(), true) : last.try_emplace(mark.lane, column);
        if (!isNew && std::exchange(known->second, column) == column) {
            continue;
        }
        json.beginObject();
        json.field("lane", mark.lane.isValid() ? positionIn(lanes, mark.lane) : std::nullopt);
        json.field("time", std::int64_t{(mark.time - source.zero).count()});
        json.field("words", source.trace->name(mark.name));
        json.field("note", mark.isNote);
        json.endObject();
    }
    json.endArray();
}

/// JSON that no parser of HTML can take for the end of its script element, or for markup.
std::string insideHtml(std::string_view json) {
    std::string safe;
    safe.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const bool isSeparator = json.substr(i, 2) == "\xE2\x80" && i + 2 < json.size() &&
                                 (json[i + 2] == '\xA8' || json[i + 2] == '\xA9'); // U+2028, U+2029
        if (json[i] == '<') {
            safe += "\\u003c";
        } else if (isSeparator) {
            safe += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            safe += json[i];
        }
    }
    return safe;
}

void writeRuns(JsonWriter& json, const std::vector<TimelineSource>& sources, const ReplayRuns& all,
               const TimeSpan& extent, ReplayNames& names) {
    json.key("runs");
    json.beginArray();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& source = sources[i];
        json.beginObject();
        json.field("title", source.title.toStdString());
        json.field("note", source.note.toStdString());
        writeCounters(json, source, extent);
        writeArrows(json, source, all.runs[i].workers);
        writeMarks(json, source, all.runs[i].workers);
        writeFlags(json, source, extent, all.runs[i].workers);
        json.field("items", source.look == LaneLook::Items);
        const Trace none;
        const auto& trace = source.trace == nullptr ? none : *source.trace;
        json.key("bands");
        writeLanes(json, all.runs[i].bands, trace, extent, all.columns, names);
        json.key("workers");
        writeLanes(json, all.runs[i].workers, trace, extent, all.columns, names);
        json.key("cores");
        writeLanes(json, all.runs[i].cores, trace, extent, all.columns, names);
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::string replayData(const std::vector<TimelineSource>& sources, std::size_t mostPieces) {
    auto extent = extentOf(sources);
    if (extent.isEmpty()) {
        extent = {Nanoseconds{0}, Nanoseconds{1}};
    }
    const auto all = thinnedTo(mostPieces, sources, extent);
    ReplayNames names;
    JsonWriter json;
    json.beginObject();
    json.field("thinned", thinnedInWords(spanCountOf(sources), mostPieces, extent, all.columns));
    json.field("begin", std::int64_t{extent.begin.count()});
    json.field("end", std::int64_t{extent.end.count()});
    writeStates(json);
    writeTints(json, sources);
    writeRuns(json, sources, all, extent, names);
    json.texts("names", names.all());
    json.endObject();
    return insideHtml(json.text());
}

} // namespace parascope
