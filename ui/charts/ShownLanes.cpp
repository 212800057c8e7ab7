// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ShownLanes.h"

#include "core/report/BusyCores.h"
#include "ui/charts/SpanRef.h"

#include <algorithm>
#include <unordered_map>

namespace parascope {

namespace {

/// What the kernel says of workers, by their orders.
using Schedules = std::unordered_map<std::int32_t, LaneId>;

/// Found once for all lanes: a trace may have thousands.
Schedules schedulesOf(const Trace& trace) {
    Schedules schedules;
    for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
        const auto& info = trace.lanes()[i].info;
        if (tellsSchedule(trace.lanes()[i])) {
            schedules.emplace(info.order, LaneId(static_cast<std::int32_t>(i)));
        }
    }
    return schedules;
}

/// Puts lanes below their headings, and what has none behind all.
void putBelowHeadings(const TimelineSource& source, std::vector<ShownLane>& shown) {
    const auto none = std::ssize(source.headings);
    std::vector<std::ptrdiff_t> numbers(source.trace->lanes().size(),
                                        none); // by lanes: there may be thousands
    for (auto heading = none - 1; heading >= 0; --heading) {
        for (const auto lane : source.headings[static_cast<std::size_t>(heading)].lanes) {
            if (lane.index() < numbers.size()) {
                numbers[lane.index()] = heading;
            }
        }
    }
    const auto numberOf = [&](const ShownLane& lane) { return numbers.at(lane.lane.index()); };
    std::stable_sort(shown.begin(), shown.end(), [&](const ShownLane& left, const ShownLane& right) {
        return numberOf(left) < numberOf(right);
    });
    std::ptrdiff_t last = -1;
    for (auto& lane : shown) {
        const auto number = numberOf(lane);
        lane.above = number != last && number < none ? 1 : 0;
        last = number;
    }
}

bool isCore(const Trace::Lane& lane) {
    return lane.info.kind == LaneKind::Core;
}

/// A wait shorter than this part of its lane is a speck.
constexpr int kSpeck = 500;

StateTimes timesOf(const LaneIndex& lane) {
    StateTimes times{};
    for (const auto& row : lane.rows()) {
        const auto totals = row.totals(lane.extent());
        for (const auto state : kAllStates) {
            times[indexOf(state)] += totals[indexOf(state)];
        }
    }
    return times;
}

} // namespace

bool showsCores(const TimelineSource& source) {
    if (source.trace == nullptr) {
        return false;
    }
    const auto& lanes = source.trace->lanes();
    const bool hasCores = std::any_of(lanes.begin(), lanes.end(), isCore);
    const bool hasOthers = !std::all_of(lanes.begin(), lanes.end(), isCore);
    return hasCores && (source.view == LaneView::Cores || !hasOthers);
}

std::vector<ShownLane> shownLanes(const TimelineSource& source) {
    std::vector<ShownLane> shown;
    if (source.trace == nullptr) {
        return shown;
    }
    const auto& trace = *source.trace;
    const bool byCore = showsCores(source);
    const auto schedules = schedulesOf(trace);
    for (const auto id : lanesInOrder(trace)) {
        const auto& lane = trace.lane(id);
        if (byCore != isCore(lane) || lane.info.kind == LaneKind::Schedule) {
            continue;
        }
        const auto schedule =
            lane.info.kind == LaneKind::Worker ? schedules.find(lane.info.order) : schedules.end();
        const bool isBehind = schedule != schedules.end();
        shown.push_back(isBehind ? ShownLane{schedule->second, id} : ShownLane{id, {}});
        if (source.nesting == Nesting::InRows && !isBehind) {
            shown.back().rows = std::max(1, static_cast<int>(lane.index.rows().size()));
        }
    }
    if (!source.headings.empty()) {
        putBelowHeadings(source, shown);
    }
    return shown;
}

StateTimes timesIn(const Trace& trace, const ShownLane& lane, const TimeSpan& range) {
    auto times = trace.lane(lane.lane).index.totals(range);
    if (lane.behind.isValid()) {
        const auto& declared = trace.lane(lane.behind).index;
        const auto own = declared.totals(range);
        times = withMessages(times, messageTimes(trace.lane(lane.lane).index, declared, range));
        const auto waits = undeclaredWaits(times, own);
        for (const auto wait : kWaits) {
            times[indexOf(wait)] = own[indexOf(wait)] + waits[indexOf(wait)];
        }
        times[indexOf(State::Starting)] += own[indexOf(State::Starting)];
    }
    return times;
}

StateTimes shownTimes(const TimelineSource& source) {
    StateTimes shown{};
    for (const auto& [lane, behind, rows, above] : shownLanes(source)) {
        const auto& index = source.trace->lane(lane).index;
        auto times = timesOf(index);
        if (behind.isValid()) {
            const auto& declared = source.trace->lane(behind).index;
            const auto own = timesOf(declared);
            times = withMessages(times, messageTimes(index, declared, index.extent()));
            const auto waits = undeclaredWaits(times, own);
            for (const auto wait : kWaits) {
                const auto seen = waits[indexOf(wait)];
                const bool isSpeck = seen * kSpeck < index.extent().length();
                times[indexOf(wait)] = own[indexOf(wait)] + (isSpeck ? Nanoseconds{0} : seen);
            }
            times[indexOf(State::Starting)] += own[indexOf(State::Starting)];
        }
        for (const auto state : kAllStates) {
            shown[indexOf(state)] += times[indexOf(state)];
        }
    }
    return shown;
}

bool tellsBusyCores(const TimelineSource& source) {
    return source.trace != nullptr &&
           std::any_of(source.trace->lanes().begin(), source.trace->lanes().end(), tellsSchedule);
}

QString numberAtEnd(const QString& name) {
    qsizetype digits = 0;
    while (digits < name.size() && name[name.size() - 1 - digits].isDigit()) {
        ++digits;
    }
    return name.right(digits);
}

QString laneTitle(const Trace& trace, const ShownLane& lane) {
    const auto& name = trace.lane(lane.behind.isValid() ? lane.behind : lane.lane).info.name;
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace parascope
