// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

namespace parascope {

/// Collects what comes in on the engine's side and hands it over as batches for a Trace on the other side.
class TraceBuilder {
public:
    LaneId addLane(LaneInfo info);
    void addSpan(LaneId lane, std::string_view name, const TimeSpan& time, State state, int core);

    /// Makes the lane's last span end later.
    void growSpan(LaneId lane, Nanoseconds end);

    void addArrow(std::string_view name, LaneId from, LaneId to, const TimeSpan& time);
    CounterId addCounter(CounterInfo info);
    void addSample(CounterId counter, CounterSample sample);

    /// Everything since the last call.
    [[nodiscard]] TraceBatch take();
    /// Whether nothing came since take().
    [[nodiscard]] bool isEmpty() const { return m_batch.isEmpty(); }
    [[nodiscard]] std::size_t spanCount() const { return m_spanCount; }

private:
    NameId nameId(std::string_view name);

    NameTable m_names;
    std::int32_t m_laneCount = 0;
    std::int32_t m_counterCount = 0;
    std::size_t m_spanCount = 0;
    TraceBatch m_batch;
};

} // namespace parascope
