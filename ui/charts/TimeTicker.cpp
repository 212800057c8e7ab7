// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeTicker.h"

#include "ui/charts/TimeTicks.h"

#include <cmath>

namespace parascope {

namespace {
Nanoseconds rounded(double seconds) {
    return Nanoseconds(std::llround(seconds * 1e9));
}
} // namespace

void TimeTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels) {
    const TimeSpan span{rounded(range.lower), rounded(range.upper)};
    const auto found = timeTicks(span, tickStep(span.length(), m_most));
    ticks.clear();
    if (subTicks != nullptr) {
        subTicks->clear();
    }
    if (tickLabels != nullptr) {
        tickLabels->clear();
    }
    for (const auto& tick : found) {
        ticks.append(toSeconds(tick.time));
        if (tickLabels != nullptr) {
            tickLabels->append(tick.label);
        }
    }
}

} // namespace parascope
