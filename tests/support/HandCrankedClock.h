// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

namespace parascope::test {

/// A clock that stands still until it is cranked.
class HandCrankedClock final : public Clock {
public:
    [[nodiscard]] Nanoseconds now() const override { return m_now; }
    void crank(Nanoseconds by) { m_now += by; }

private:
    Nanoseconds m_now = std::chrono::seconds(1000);
};

} // namespace parascope::test
