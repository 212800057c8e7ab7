// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PathTimes.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

constexpr std::array<std::string_view, kPathParts> kPathPartKeys{
    "running", "ready", "lock", "gil", "disk", "network", "pipe", "terminal", "sleep", "other"};

void addScaled(PathTimes& to, const PathTimes& from, double factor) {
    for (std::size_t i = 0; i < kPathParts; ++i) {
        to.parts[i] += from.parts[i] * factor;
    }
}

/// Two slots become one.
void makeCoarser(PathRecord& record) {
    std::vector<PathTimes> slots((record.slots.size() + 1) / 2);
    for (std::size_t i = 0; i < record.slots.size(); ++i) {
        slots[i / 2] += record.slots[i];
    }
    record.slots = std::move(slots);
    record.slot *= 2;
}

} // namespace

std::string_view pathPartKey(PathPart part) {
    return kPathPartKeys.at(indexOf(part));
}

PathRecord PathRecord::rounded() const {
    auto whole = *this;
    for (auto& slotTimes : whole.slots) {
        for (auto& part : slotTimes.parts) {
            part = std::round(part);
        }
    }
    return whole;
}

void PathRecord::add(const TimeSpan& time, const PathTimes& perNanosecond) {
    if (time.isEmpty() || time.end <= begin) {
        return;
    }
    while ((time.end - begin) / slot >= static_cast<std::int64_t>(kMostSlots)) {
        makeCoarser(*this);
    }
    auto from = std::max(time.begin, begin);
    while (from < time.end) {
        const auto index = static_cast<std::size_t>((from - begin) / slot);
        const auto end = std::min(time.end, begin + slot * static_cast<std::int64_t>(index + 1));
        if (index >= slots.size()) {
            slots.resize(index + 1);
        }
        addScaled(slots[index], perNanosecond, static_cast<double>((end - from).count()));
        from = end;
    }
}

} // namespace parascope
