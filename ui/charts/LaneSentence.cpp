// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LaneSentence.h"

#include <algorithm>
#include <cmath>
#include <QStringList>

namespace parascope {

namespace {

/// What somebody in that state does; the core's lane has workers that do it.
QString doing(State state, bool isCore, LaneLook look) {
    switch (state) {
    case State::Running:
        return isCore ? QStringLiteral("was busy with workers") : QStringLiteral("ran");
    case State::Ready:
        return QStringLiteral("waited for a core");
    case State::Lock:
        return QStringLiteral("waited for a lock");
    case State::Gil:
        return QStringLiteral("waited for the GIL");
    case State::Queue:
        return QStringLiteral("waited for the queue");
    case State::Io:
        return QStringLiteral("waited for input or output");
    case State::Sleeping:
        return look == LaneLook::Items ? QStringLiteral("worked on items") : QStringLiteral("slept");
    case State::Starting:
        return QStringLiteral("was starting");
    case State::Other:
        return QStringLiteral("was at work");
    case State::Message:
        return QStringLiteral("waited for a message");
    }
    return {};
}

/// From the common start, or from its first span where that is later than anything else, to its last.
TimeSpan timeOf(const TimelineSource& source, const ShownLane& lane) {
    auto time = source.trace->lane(lane.lane).index.extent();
    if (lane.behind.isValid()) {
        const auto own = source.trace->lane(lane.behind).index.extent();
        time = time.isEmpty() ? own : TimeSpan{std::min(time.begin, own.begin), std::max(time.end, own.end)};
    }
    const bool startsBefore = time.begin < source.zero && source.zero < time.end;
    return {startsBefore ? source.zero : time.begin, time.end};
}

} // namespace

QString laneSentence(const TimelineSource& source, const ShownLane& lane) {
    const auto title = laneTitle(*source.trace, lane);
    const auto time = timeOf(source, lane);
    if (time.isEmpty()) {
        return QStringLiteral("%1 has not begun").arg(title);
    }
    const auto times = timesIn(*source.trace, lane, time);
    const bool isCore = source.trace->lane(lane.lane).info.kind == LaneKind::Core;
    std::vector<std::pair<State, long>> shares;
    for (const auto state : kAllStates) {
        const auto part = static_cast<double>(times[indexOf(state)].count());
        const auto percent = std::lround(100 * part / static_cast<double>(time.length().count()));
        if (percent > 0) {
            shares.emplace_back(state, percent);
        }
    }
    if (shares.empty()) {
        return QStringLiteral("%1 did nothing").arg(title);
    }
    QStringList parts;
    for (const auto& [state, percent] : shares) {
        parts << QStringLiteral("%1 %2 %").arg(doing(state, isCore, source.look)).arg(percent);
    }
    return QStringLiteral("%1 %2").arg(title, parts.join(QStringLiteral(", ")));
}

} // namespace parascope
