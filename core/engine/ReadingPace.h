// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/ReadingWatch.h"

namespace parascope {

/// Decides what of a reading is worth showing as time goes by: nothing of one that is soon over.
class ReadingPace {
public:
    explicit ReadingPace(Nanoseconds begun)
        : m_begun(begun) {}

    /// How far it has come: from 0.3 s on, 20 times a second.
    [[nodiscard]] bool showsProgress(Nanoseconds now);
    /// What was read so far: once, after 0.2 s, where at least 0.3 s are still to come.
    [[nodiscard]] bool wantsBeginning(Nanoseconds now, const ReadingState& state) const;
    void beginningShown() { m_hasBeginning = true; }

private:
    Nanoseconds m_begun;
    Nanoseconds m_shown{}; ///< when progress was shown last; 0: never
    bool m_hasBeginning = false;
};

} // namespace parascope
