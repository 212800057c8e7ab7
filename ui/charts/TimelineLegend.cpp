// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineLegend.h"

#include "ui/charts/ShownLanes.h"

#include <algorithm>
#include <span>

namespace parascope {

namespace {

/// A name that is longer than this says no more in a legend.
constexpr qsizetype kLongestName = 28;

QString shortened(const std::string& name) {
    const auto text = QString::fromStdString(name);
    return text.size() <= kLongestName ? text : text.left(kLongestName - 1) + QChar(0x2026);
}

StateTimes timesOfRuns(const std::vector<TimelineSource>& sources, bool cores) {
    StateTimes shown{};
    for (const auto& source : sources) {
        if (showsCores(source) != cores) {
            continue;
        }
        const auto times = shownTimes(source);
        for (const auto state : kAllStates) {
            shown[indexOf(state)] += times[indexOf(state)];
        }
    }
    return shown;
}

void addNames(const NameColours& colours, bool hasOthers, std::vector<LegendEntry>& entries) {
    const auto count = std::min(colours.names().size(), kNameColours);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& name = colours.names()[i];
        entries.push_back({shortened(name), std::nullopt, *colours.of(name)});
    }
    if (const auto rest = colours.names().size() - count; rest > 0) {
        entries.push_back({QStringLiteral("and %1 more, by their numbers").arg(rest), std::nullopt, {}});
    }
    if (hasOthers) {
        entries.push_back({QStringLiteral("others, muted"), std::nullopt, styleOf(State::Other).colour});
    }
}

void addMarks(const std::vector<TimelineSource>& sources, std::vector<LegendEntry>& entries) {
    const auto have = [&sources](bool areNotes) {
        return std::any_of(sources.begin(), sources.end(), [areNotes](const TimelineSource& source) {
            const auto marks = source.trace == nullptr ? std::span<const TraceMark>()
                                                       : std::span<const TraceMark>(source.trace->marks());
            return std::any_of(marks.begin(), marks.end(),
                               [areNotes](const TraceMark& mark) { return mark.isNote == areNotes; });
        });
    };
    if (have(false)) {
        entries.push_back({QStringLiteral("\u2691 mark"), std::nullopt, {}});
    }
    if (have(true)) {
        entries.push_back({QStringLiteral("\u2690 note"), std::nullopt, {}});
    }
}

} // namespace

std::vector<LegendEntry> timelineLegend(const std::vector<TimelineSource>& sources,
                                        const NameColours& colours) {
    std::vector<LegendEntry> entries;
    const auto shown = timesOfRuns(sources, false);
    const bool hasItems = std::any_of(sources.begin(), sources.end(), [](const TimelineSource& source) {
        return source.look == LaneLook::Items;
    });
    const auto look = hasItems ? LaneLook::Items : LaneLook::Plain;
    const bool byName = !colours.names().empty();
    for (const auto state : kAllStates) {
        const bool isNamed = state == State::Other && byName;
        if (shown[indexOf(state)] > Nanoseconds{0} && !isNamed) {
            entries.push_back({legendText(state, look), state, {}, look});
        }
    }
    if (byName) {
        const bool hasOthers = shown[indexOf(State::Other)] > Nanoseconds{0};
        addNames(colours, hasOthers && colours.names().size() >= kNameColours, entries);
    }
    const bool hasArrows = std::any_of(sources.begin(), sources.end(), [](const auto& source) {
        return source.trace != nullptr && source.trace->arrows().size() > 0 && !showsCores(source);
    });
    if (hasArrows) {
        entries.push_back({QStringLiteral("\u2192 handed over"), std::nullopt, {}});
    }
    addMarks(sources, entries);
    return entries;
}

} // namespace parascope
