// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/LaneIndex.h"

#include <deque>
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
    Other,
};

/// The process under which the lanes of cores stand in a file.
inline constexpr std::string_view kCoresProcess = "CPU cores";

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

/// What came in since the last batch, in the order in which ids count on: names first, then lanes, then
/// spans.
struct TraceBatch {
    std::vector<std::string> names;
    std::vector<LaneInfo> lanes;
    std::vector<LaneSpan> spans;

    [[nodiscard]] bool isEmpty() const { return names.empty() && lanes.empty() && spans.empty(); }
};

/// A table that gives every distinct text one number, counted from 0.
class NameTable {
public:
    NameTable() = default;
    NameTable(NameTable&&) = default;
    NameTable& operator=(NameTable&&) = default;
    NameTable(const NameTable&) = delete; // a copy's keys would point into the original
    NameTable& operator=(const NameTable&) = delete;
    ~NameTable() = default;

    /// The text's number; a new one when it was not there.
    NameId idOf(std::string_view text);
    /// The text of a number that idOf gave; empty for an invalid one.
    [[nodiscard]] std::string_view text(NameId id) const;
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::deque<std::string> m_texts; // stable addresses: the map's keys point into it
    std::unordered_map<std::string_view, NameId> m_ids;
};

/// The record of a run: lanes of spans. Append-only.
///
/// Owned by one thread; others hand it batches.
class Trace {
public:
    struct Lane {
        LaneInfo info;
        LaneIndex index;
    };

    /// Takes in a batch whose ids count on from what was appended so far.
    void append(const TraceBatch& batch);

    LaneId addLane(LaneInfo info);
    NameId nameId(std::string_view name) { return m_names.idOf(name); }
    /// False (and counted in refused()) for a span that partly overlaps another of its lane or ends before it
    /// begins.
    bool addSpan(LaneId lane, const Span& span);
    /// Makes the lane's newest outermost span end later: something that still goes on.
    void growSpan(LaneId lane, Nanoseconds end);

    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    [[nodiscard]] const Lane& lane(LaneId id) const { return m_lanes.at(id.index()); }
    [[nodiscard]] std::string_view name(NameId id) const { return m_names.text(id); }
    [[nodiscard]] std::size_t spanCount() const { return m_spanCount; }
    /// Spans that were left out because they did not fit on their lane.
    [[nodiscard]] std::size_t refused() const { return m_refused; }
    /// From the first begin to the last end of all lanes; empty for an empty trace.
    [[nodiscard]] TimeSpan extent() const { return m_extent; }
    [[nodiscard]] bool isEmpty() const { return m_spanCount == 0; }

private:
    std::vector<Lane> m_lanes;
    NameTable m_names;
    std::size_t m_spanCount = 0;
    std::size_t m_refused = 0;
    TimeSpan m_extent;
};

/// Collects what comes in on the engine's side and hands it over as batches for a Trace on the other side.
class TraceBuilder {
public:
    LaneId addLane(LaneInfo info);
    void addSpan(LaneId lane, std::string_view name, const TimeSpan& time, State state, int core);

    /// Makes the lane's last span end later.
    void growSpan(LaneId lane, Nanoseconds end);

    /// Everything since the last call.
    [[nodiscard]] TraceBatch take();
    [[nodiscard]] std::size_t spanCount() const { return m_spanCount; }

private:
    NameTable m_names;
    std::int32_t m_laneCount = 0;
    std::size_t m_spanCount = 0;
    TraceBatch m_batch;
};

} // namespace parascope
