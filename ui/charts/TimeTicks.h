// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <QString>
#include <vector>

namespace parascope {

/// A mark on a time axis.
struct TimeTick {
    Nanoseconds time{};
    QString label; ///< with its unit: "1.5 s", "12 ms", "830 µs"

    bool operator==(const TimeTick&) const = default;
};

/// A round step (1, 2 or 5 times a power of ten) that cuts a length into at most `most` pieces; at least 1
/// ns.
[[nodiscard]] Nanoseconds tickStep(Nanoseconds length, int most);

/// The multiples of `step` within `range`, its end included, labelled in the unit and with the decimals that
/// `step` needs.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeSpan& range, Nanoseconds step);

/// A moment or duration for people, with as many digits as are worth reading: "1.235 s", "12.41 ms", "830
/// µs", "90 ns".
[[nodiscard]] QString timeText(Nanoseconds time);

} // namespace parascope
