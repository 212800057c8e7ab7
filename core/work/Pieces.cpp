// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Pieces.h"

namespace parascope {

namespace {
/// Long enough to cost nothing, short enough to be seen.
constexpr Nanoseconds kSpanTime = std::chrono::milliseconds(4);
} // namespace

Pieces::Pieces(TaskContext& context, const char* name)
    : m_context(context)
    , m_name(name)
    , m_begin(monotonicNow()) {}

bool Pieces::next() {
    if (m_context.stop.stop_requested()) {
        finish();
        return false;
    }
    const bool othersWait = m_context.turns != nullptr && m_context.turns->shouldYield();
    const auto now = monotonicNow();
    if (othersWait || now - m_begin >= kSpanTime) {
        record(now);
    }
    if (othersWait) {
        m_context.turns->yield();
        m_begin = monotonicNow();
    }
    return true;
}

void Pieces::finish() {
    record(monotonicNow());
}

void Pieces::record(Nanoseconds end) {
    m_context.recorder.record({m_begin, end, m_name, State::Running, sched_getcpu()});
    m_begin = end;
}

} // namespace parascope
