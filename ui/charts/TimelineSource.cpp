// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineSource.h"

#include <algorithm>
#include <optional>

namespace parascope {

namespace {
/// Room at each side, as a share of the whole: the first and the last box do not stick to the frame.
constexpr int kRoomShare = 100;
/// Room behind somebody who waits for ever: the arrow that says so.
constexpr int kForEverShare = 4;
} // namespace

const LaneHeading* headingOf(const TimelineSource& source, LaneId lane) {
    const auto found = std::find_if(source.headings.begin(), source.headings.end(), [&](const auto& heading) {
        return std::find(heading.lanes.begin(), heading.lanes.end(), lane) != heading.lanes.end();
    });
    return found == source.headings.end() ? nullptr : &*found;
}

TimeSpan extentOf(const std::vector<TimelineSource>& sources) {
    std::optional<TimeSpan> whole;
    for (const auto& source : sources) {
        if (source.trace == nullptr || source.trace->isEmpty()) {
            continue;
        }
        auto span = source.trace->extent().shifted(-source.zero);
        span.end = std::max(span.end, source.betEnd.value_or(span.end));
        for (const auto& band : source.bands) {
            const auto times = band.times->extent().shifted(-source.zero);
            span = band.times->isEmpty()
                       ? span
                       : TimeSpan{std::min(span.begin, times.begin), std::max(span.end, times.end)};
        }
        const bool isEndless =
            std::any_of(source.marks.begin(), source.marks.end(),
                        [](const LaneMark& mark) { return mark.kind == LaneMark::Kind::WaitsForEver; });
        span.end += isEndless ? span.length() / kForEverShare : Nanoseconds{0};
        whole = whole ? TimeSpan{std::min(whole->begin, span.begin), std::max(whole->end, span.end)} : span;
    }
    if (!whole) {
        return {};
    }
    const auto room = whole->length() / kRoomShare;
    return {whole->begin - room, whole->end + room};
}

} // namespace parascope
