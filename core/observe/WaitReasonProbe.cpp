// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitReasonProbe.h"

namespace parascope {

namespace {
/// What may be spent before any time has passed: the first waits are worth knowing.
constexpr Nanoseconds kToBeginWith = std::chrono::microseconds(500);
} // namespace

WaitReasonProbe::WaitReasonProbe(Read read, std::unique_ptr<Clock> cpuClock)
    : m_read(std::move(read))
    , m_cpuClock(std::move(cpuClock)) {}

bool WaitReasonProbe::mayAsk(Nanoseconds now) {
    if (!m_first) {
        m_first = now;
    }
    const auto passed = static_cast<double>((now - *m_first).count());
    return static_cast<double>((m_spent - kToBeginWith).count()) <= kMostOfACore * passed;
}

std::optional<WaitReason> WaitReasonProbe::read(ThreadKey thread) {
    const auto before = m_cpuClock->now();
    auto reason = m_read(thread);
    m_spent += m_cpuClock->now() - before;
    if (reason && reason->kind == WaitKind::NotWaiting) {
        reason.reset(); // it is back on a core: too late to ask
    }
    return reason;
}

std::optional<WaitReason> WaitReasonProbe::askNow(ThreadKey thread, Nanoseconds now) {
    return mayAsk(now) ? read(thread) : std::nullopt;
}

std::optional<WaitReason> WaitReasonProbe::ask(const SchedSlice& open) {
    const auto asked = m_answers.find(open.thread.tid);
    const bool known = asked != m_answers.end() && asked->second.incarnation == open.incarnation &&
                       asked->second.begin == open.span.begin;
    if (known) {
        return asked->second.reason;
    }
    if (!mayAsk(open.span.end)) {
        return std::nullopt;
    }
    const auto reason = read(open.thread);
    m_answers[open.thread.tid] = {open.incarnation, open.span.begin, reason};
    return reason;
}

std::optional<WaitReason> WaitReasonProbe::answerFor(const SchedSlice& piece) const {
    const auto found = m_answers.find(piece.thread.tid);
    const bool its = found != m_answers.end() && found->second.incarnation == piece.incarnation &&
                     found->second.begin == piece.span.begin;
    return its ? found->second.reason : std::nullopt;
}

} // namespace parascope
