// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/ArrowIndex.h"
#include "core/trace/CounterTrack.h"
#include "core/trace/LaneIndex.h"
#include "core/trace/NameTable.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parascope {

/// What a lane is of.
enum class LaneKind : std::uint8_t {
    Worker,   ///< what a worker recorded of itself
    Schedule, ///< what the kernel says of a worker: on which core, waiting for one
    Core,     ///< what the kernel says of a core: which worker was on it
    Async,    ///< what a process had begun and not ended, of one category, whichever threads saw to it
    Other,
};

/// The process under which the lanes of cores stand in a file.
inline constexpr std::string_view kCoresProcess = "CPU cores";
/// Between the name of a host elsewhere and that of what it has: "h2: CPU cores".
inline constexpr std::string_view kBehindHost = ": ";

/// A lane's name and whose it is.
struct LaneInfo {
    std::string name;  ///< "worker 0"
    std::string group; ///< name of the process it belongs to, as trace viewers show it
    LaneKind kind = LaneKind::Other;
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    std::int32_t order = 0; ///< lanes with a smaller number stand higher

    bool operator==(const LaneInfo&) const = default;
};

/// A span and the lane it belongs to.
struct LaneSpan {
    LaneId lane;
    Span span;
    bool grows = false; ///< it is no new span: the lane's last one now lasts to this one's end

    bool operator==(const LaneSpan&) const = default;
};

/// A sample and the counter it is of.
struct NamedSample {
    CounterId counter;
    CounterSample sample;

    bool operator==(const NamedSample&) const = default;
};

/// A moment that somebody marked.
struct TraceMark {
    enum class Of : std::uint8_t { Lane, Process, All };

    NameId name;
    Nanoseconds time{};
    Of of = Of::Lane;
    LaneId lane;          ///< invalid where it is not of a lane
    std::int64_t pid = 0; ///< of its process
    bool isNote = false;  ///< the user wrote it, not the program

    bool operator==(const TraceMark&) const = default;
};

/// What the user wrote at a moment of a trace.
struct TraceNote {
    Nanoseconds time{}; ///< on the trace's clock
    LaneId lane;        ///< invalid: of the whole run
    std::string text;

    bool operator==(const TraceNote&) const = default;
};

/// The category of notes in a file.
inline constexpr std::string_view kNoteCategory = "parascope.note";

/// What came in since the last batch, in the order in which ids count on: names first, then lanes, then
/// spans and arrows; counters, then their samples.
struct TraceBatch {
    std::vector<std::string> names;
    std::vector<LaneInfo> lanes;
    std::vector<LaneSpan> spans;
    std::vector<Arrow> arrows;
    std::vector<CounterInfo> counters;
    std::vector<NamedSample> samples;

    [[nodiscard]] bool isEmpty() const {
        return names.empty() && lanes.empty() && spans.empty() && arrows.empty() && counters.empty() &&
               samples.empty();
    }
};

/// The record of a run: lanes of spans, arrows from lane to lane, and counters. Append-only, but for notes.
///
/// Owned by one thread; others hand it batches.
class Trace {
public:
    struct Lane {
        LaneInfo info;
        LaneIndex index;
    };
    struct Counter {
        CounterInfo info;
        CounterTrack track;
    };

    /// Takes in a batch whose ids count on from what was appended so far.
    void append(const TraceBatch& batch);

    LaneId addLane(LaneInfo info);
    /// Adds a lane with all its spans, as LaneIndex takes them.
    LaneId addLane(LaneInfo info, std::vector<Span> spans);
    /// Lets the lanes stand from top to bottom as they were added.
    void orderLanesAsAdded();
    NameId nameId(std::string_view name) { return m_names.idOf(name); }
    /// False (and counted in refused()) for a span that partly overlaps another of its lane or ends before it
    /// begins.
    bool addSpan(LaneId lane, const Span& span);
    /// Makes the lane's newest outermost span end later: something that still goes on.
    void growSpan(LaneId lane, Nanoseconds end);
    /// False (and counted in refused()) for an arrow that ends before it begins or names no lane.
    bool addArrow(const Arrow& arrow);
    CounterId addCounter(CounterInfo info);
    void addSample(CounterId counter, CounterSample sample);
    /// In order of time.
    void addMark(const TraceMark& mark);
    /// The note as it can be kept: at a moment of the trace, on a lane of a thread or of the whole run.
    [[nodiscard]] TraceNote keepable(TraceNote note) const;
    /// Puts a note, as it can be kept, among the marks.
    void addNote(const TraceNote& note);
    /// False where there is no such note.
    bool removeNote(const TraceNote& note);
    /// A colour that a file proposes for spans of a name; the first one counts.
    void proposeColour(NameId name, std::string_view colour);

    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    [[nodiscard]] const Lane& lane(LaneId id) const { return m_lanes.at(id.index()); }
    [[nodiscard]] const ArrowIndex& arrows() const { return m_arrows; }
    [[nodiscard]] const std::vector<Counter>& counters() const { return m_counters; }
    [[nodiscard]] const std::vector<TraceMark>& marks() const { return m_marks; }
    /// A mark that is a note, as one; nothing for another.
    [[nodiscard]] std::optional<TraceNote> noteOf(const TraceMark& mark) const;
    /// A name of chrome://tracing's colours ("thread_state_running"); empty where none was proposed.
    [[nodiscard]] std::string_view proposedColour(NameId name) const;
    [[nodiscard]] const std::unordered_map<NameId, std::string>& proposedColours() const { return m_colours; }
    [[nodiscard]] std::string_view name(NameId id) const { return m_names.text(id); }
    /// Names are numbered from 0 on.
    [[nodiscard]] std::size_t nameCount() const { return m_names.size(); }
    [[nodiscard]] std::size_t spanCount() const { return m_spanCount; }
    /// Spans and arrows that were left out because they did not fit.
    [[nodiscard]] std::size_t refused() const { return m_refused; }
    /// From the first begin to the last end of all lanes, marks and samples; empty for an empty trace.
    [[nodiscard]] TimeSpan extent() const { return m_extent.value_or(TimeSpan{}); }
    /// Whether there is nothing to see: no span, no mark and no sample.
    [[nodiscard]] bool isEmpty() const { return !m_extent; }

private:
    void extendBy(const TimeSpan& time);

    std::vector<Lane> m_lanes;
    ArrowIndex m_arrows;
    std::vector<Counter> m_counters;
    NameTable m_names;
    std::vector<TraceMark> m_marks;
    std::unordered_map<NameId, std::string> m_colours;
    std::size_t m_spanCount = 0;
    std::size_t m_refused = 0;
    std::optional<TimeSpan> m_extent;
};

} // namespace parascope
