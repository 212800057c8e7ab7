// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/Gil.h"
#include "core/trace/Recorder.h"
#include "core/work/Turns.h"

namespace parascope {

/// A worker's turns under a Gil: it runs only while it holds it. Each wait for it is recorded as a span of
/// its own, State::Gil.
class GilTurns final : public Turns {
public:
    /// Waits for the first turn. A worker that is stopped while it waits goes on without one: it is to end.
    GilTurns(Gil& gil, Recorder& recorder, std::stop_token stop);
    /// Gives the Gil up.
    ~GilTurns() override;

    [[nodiscard]] bool mustGiveWay() const override { return m_gil.isAskedFor() && m_held; }
    void giveWay() override;
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
