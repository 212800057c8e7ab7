// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/SpanFocus.h"

#include "ui/charts/ShownLanes.h"

#include <algorithm>

namespace parascope {

namespace {
/// Lanes of all runs that have a span, from top to bottom.
std::vector<SpanRef> filledLanes(const std::vector<TimelineSource>& sources) {
    std::vector<SpanRef> lanes;
    for (std::size_t source = 0; source < sources.size(); ++source) {
        if (sources[source].trace == nullptr) {
            continue;
        }
        for (const auto& [lane, behind, rows, above] : shownLanes(sources[source])) {
            if (!sources[source].trace->lane(lane).index.isEmpty()) {
                lanes.push_back({source, lane, 0, 0});
            }
        }
    }
    return lanes;
}

std::span<const Span> spansOf(const std::vector<TimelineSource>& sources, const SpanRef& ref) {
    return sources[ref.source].trace->lane(ref.lane).index.rows().front().spans();
}

/// The first span of a lane that ends behind a relative moment; the last one where none does.
SpanRef atTime(const std::vector<TimelineSource>& sources, SpanRef lane, Nanoseconds moment) {
    const auto spans = spansOf(sources, lane);
    const auto clock = moment + sources[lane.source].zero;
    const auto found =
        std::partition_point(spans.begin(), spans.end(), [&](const Span& span) { return span.end <= clock; });
    lane.span = std::min(static_cast<std::size_t>(found - spans.begin()), spans.size() - 1);
    return lane;
}
} // namespace

bool SpanFocus::step(const std::vector<TimelineSource>& sources, int direction, Nanoseconds from) {
    const auto lanes = filledLanes(sources);
    if (lanes.empty()) {
        clear();
        return false;
    }
    if (!m_current || spanOf(sources, *m_current) == nullptr) {
        m_current = atTime(sources, lanes.front(), from);
        return true;
    }
    const auto count = spansOf(sources, *m_current).size();
    const auto next = static_cast<std::ptrdiff_t>(m_current->span) + direction;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(count)) {
        m_current->span = static_cast<std::size_t>(next);
        return true;
    }
    const auto lane =
        std::find(lanes.begin(), lanes.end(), SpanRef{m_current->source, m_current->lane, 0, 0});
    if (lane == lanes.end() || (direction > 0 && lane + 1 == lanes.end()) ||
        (direction < 0 && lane == lanes.begin())) {
        return false;
    }
    m_current = *(lane + direction);
    m_current->span = direction > 0 ? 0 : spansOf(sources, *m_current).size() - 1;
    return true;
}

bool SpanFocus::stepLane(const std::vector<TimelineSource>& sources, int direction, Nanoseconds from) {
    const auto lanes = filledLanes(sources);
    const auto* span = m_current ? spanOf(sources, *m_current) : nullptr;
    if (lanes.empty() || span == nullptr) {
        return step(sources, direction, from);
    }
    const auto lane =
        std::find(lanes.begin(), lanes.end(), SpanRef{m_current->source, m_current->lane, 0, 0});
    if (lane == lanes.end() || (direction > 0 && lane + 1 == lanes.end()) ||
        (direction < 0 && lane == lanes.begin())) {
        return false;
    }
    const auto middle = span->begin + (span->end - span->begin) / 2 - sources[m_current->source].zero;
    m_current = atTime(sources, *(lane + direction), middle);
    return true;
}

} // namespace parascope
