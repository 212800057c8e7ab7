// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <optional>

namespace parascope {

/// What goes on in a run, such as a wait, is drawn so often: nobody sees more.
inline constexpr Nanoseconds kGrowEvery = std::chrono::milliseconds(100);

/// Says when it is to be drawn again. All who draw do so at the same beats of the clock: a run in which
/// nothing happens is news once a beat.
class GrowthPace {
public:
    /// Whether a beat has come since it was asked last.
    [[nodiscard]] bool isDue(Nanoseconds now) {
        const auto beat = now / kGrowEvery;
        const bool isNew = beat != m_beat;
        m_beat = beat;
        return isNew;
    }

private:
    std::optional<std::int64_t> m_beat;
};

} // namespace parascope
