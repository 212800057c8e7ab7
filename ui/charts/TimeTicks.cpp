// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeTicks.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace parascope {

namespace {
struct Unit {
    std::int64_t length; ///< ns
    const char16_t* word;
};
constexpr std::array<Unit, 4> kUnits{{{1'000'000'000, u"s"}, {1'000'000, u"ms"}, {1'000, u"µs"}, {1, u"ns"}}};

/// The unit in which a step has at most two decimals and so its labels stay short.
const Unit& unitForStep(Nanoseconds step) {
    for (const auto& unit : kUnits) {
        if (step.count() * 20 >= unit.length) {
            return unit;
        }
    }
    return kUnits.back();
}

int decimalsFor(Nanoseconds step, const Unit& unit) {
    int decimals = 0;
    for (auto length = unit.length; decimals < 3 && step.count() % length != 0 && length >= 10;
         length /= 10) {
        ++decimals;
    }
    return decimals;
}

QString inUnit(Nanoseconds time, const Unit& unit, int decimals) {
    // Non-breaking, so that number and unit stay on one line of a tooltip.
    return QString::number(static_cast<double>(time.count()) / static_cast<double>(unit.length), 'f',
                           decimals) +
           QChar(0x00A0) + QStringView(unit.word).toString();
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
} // namespace

Nanoseconds tickStep(Nanoseconds length, int most) {
    const auto least = static_cast<double>(std::max<std::int64_t>(1, length.count())) / std::max(1, most);
    std::int64_t power = 1;
    while (static_cast<double>(power) * 10 < least) {
        power *= 10;
    }
    for (const std::int64_t factor : {1, 2, 5}) {
        if (static_cast<double>(power * factor) >= least) {
            return Nanoseconds(power * factor);
        }
    }
    return Nanoseconds(power * 10);
}

std::vector<TimeTick> timeTicks(const TimeSpan& range, Nanoseconds step) {
    std::vector<TimeTick> ticks;
    if (range.end < range.begin || step.count() <= 0) {
        return ticks;
    }
    const auto& unit = unitForStep(step);
    const int decimals = decimalsFor(step, unit);
    const auto last = floorDivide(range.end.count(), step.count());
    for (auto k = floorDivide(range.begin.count() - 1, step.count()) + 1; k <= last; ++k) {
        const Nanoseconds time(k * step.count());
        ticks.push_back({time, inUnit(time, unit, decimals)});
    }
    return ticks;
}

QString timeText(Nanoseconds time) {
    const auto size = std::abs(time.count());
    for (const auto& unit : kUnits) {
        if (size >= unit.length) {
            const auto whole = size / unit.length;
            const int decimals = unit.length == 1 ? 0 : whole >= 100 ? 1 : whole >= 10 ? 2 : 3;
            return inUnit(time, unit, decimals);
        }
    }
    return inUnit(time, kUnits.front(), 0);
}

} // namespace parascope
