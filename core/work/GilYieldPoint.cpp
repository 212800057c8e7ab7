// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/GilYieldPoint.h"

#include <sched.h>
#include <utility>

namespace parascope {

GilYieldPoint::GilYieldPoint(Gil& gil, Recorder& recorder, std::stop_token stop)
    : m_gil(gil)
    , m_recorder(recorder)
    , m_stop(std::move(stop)) {
    comeBack();
}

GilYieldPoint::~GilYieldPoint() {
    leave();
}

void GilYieldPoint::yield() {
    const auto begin = monotonicNow();
    m_gil.release(); // waits until another one has it: that is part of waiting for it
    waitFrom(begin);
}

void GilYieldPoint::leave() {
    if (std::exchange(m_held, false)) {
        m_gil.release();
    }
}

void GilYieldPoint::comeBack() {
    m_held = m_gil.tryAcquire();
    if (!m_held) {
        waitFrom(monotonicNow());
    }
}

void GilYieldPoint::waitFrom(Nanoseconds begin) {
    m_held = m_gil.acquire(m_stop);
    m_recorder.record({begin, monotonicNow(), "waiting for the GIL", State::Gil, sched_getcpu()});
}

} // namespace parascope
