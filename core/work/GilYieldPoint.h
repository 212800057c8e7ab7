// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/Gil.h"
#include "core/trace/Recorder.h"
#include "core/work/YieldPoint.h"

namespace parascope {

/// A worker's turns under a Gil: it runs only while it holds it. Each wait for it is recorded as a span of
/// its own, State::Gil.
class GilYieldPoint final : public YieldPoint {
public:
    /// Waits for the first turn. A worker that is stopped while it waits goes on without one: it is to end.
    GilYieldPoint(Gil& gil, Recorder& recorder, std::stop_token stop);
    /// Gives the Gil up.
    ~GilYieldPoint() override;

    [[nodiscard]] bool shouldYield() const override { return m_gil.isAskedFor() && m_held; }
    void yield() override;
    void leave() override;
    void comeBack() override;

private:
    void waitFrom(Nanoseconds begin);

    Gil& m_gil;
    Recorder& m_recorder;
    std::stop_token m_stop;
    bool m_held = false;
};

} // namespace parascope
