// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Strip.h"

#include "ui/charts/ShownLanes.h"

namespace parascope {

namespace {
/// A file from elsewhere may have any number of counters, and the lanes need the room.
constexpr std::size_t kMostCounters = 4;
} // namespace

std::vector<Strip> stripsOf(const TimelineSource& source) {
    std::vector<Strip> strips;
    if (source.trace == nullptr || source.strips == StripChoice::None) {
        return strips;
    }
    const auto& counters = source.trace->counters();
    for (std::size_t i = 0; i < std::min(counters.size(), kMostCounters); ++i) {
        const auto title = counters[i].info.title();
        strips.push_back({CounterId(static_cast<std::int32_t>(i)), QString::fromStdString(title)});
    }
    if (source.strips == StripChoice::All && tellsBusyCores(source)) {
        // Where items are passed on, cores have little to do: their number comes last.
        const bool isLast = source.look == LaneLook::Items;
        strips.insert(isLast ? strips.end() : strips.begin(), {{}, QStringLiteral("busy cores")});
    }
    return strips;
}

} // namespace parascope
