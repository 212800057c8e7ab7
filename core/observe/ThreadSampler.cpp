// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ThreadSampler.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parascope {

namespace {

constexpr Nanoseconds kNone{0};

} // namespace

ThreadSampler::ThreadSampler(ThreadSamplerOptions options, std::unique_ptr<TaskReader> reader,
                             std::unique_ptr<Clock> cpuClock)
    : m_options(options)
    , m_reader(std::move(reader))
    , m_cpuClock(std::move(cpuClock)) {}

void ThreadSampler::sample(std::span<const ThreadKey> threads, Nanoseconds now) {
    const auto cpuBefore = m_cpuClock->now();
    const bool withCounts = now >= m_nextCounts;
    if (withCounts) {
        m_nextCounts = now + m_options.countsPeriod;
    }
    for (const auto& thread : threads) {
        look(thread, now, withCounts);
    }
    std::vector<ThreadKey> leftOut;
    for (const auto& [thread, watched] : m_watched) {
        if (watched.lastTime != now) {
            leftOut.push_back(thread);
        }
    }
    for (const auto& thread : leftOut) {
        stopWatching(thread, m_watched.at(thread).lastTime);
    }
    chargeCost(m_cpuClock->now() - cpuBefore);
}

Nanoseconds ThreadSampler::period() const {
    return std::max(m_options.period, fromSeconds(toSeconds(m_cost) / m_options.mostOfACore));
}

std::vector<SchedSlice> ThreadSampler::takePieces() {
    return std::exchange(m_finished, {});
}

std::vector<SchedSlice> ThreadSampler::openPieces() const {
    std::vector<SchedSlice> pieces;
    for (const auto& [thread, watched] : m_watched) {
        if (!watched.open.span.isEmpty()) {
            pieces.push_back(watched.open);
        }
    }
    return pieces;
}

void ThreadSampler::finish() {
    for (auto& [thread, watched] : m_watched) {
        close(watched);
        m_reader->forget(thread);
    }
    m_watched.clear();
    std::stable_sort(m_finished.begin(), m_finished.end(),
                     [](const auto& a, const auto& b) { return a.span.end < b.span.end; });
}

ThreadSampler::Watched ThreadSampler::startWatching(ThreadKey thread, const TaskReading& reading,
                                                    Nanoseconds now) {
    ThreadTotals totals;
    totals.thread = thread;
    totals.incarnation = m_incarnations[thread.tid]++;
    totals.begin = now;
    Watched watched;
    watched.totals = m_totals.size();
    watched.last = reading;
    watched.lastTime = now;
    watched.open.thread = thread;
    watched.open.incarnation = totals.incarnation;
    watched.open.estimated = true;
    watched.open.span = {now, now};
    watched.firstCounts = m_reader->readSwitchCounts(thread).value_or(SwitchCounts{});
    m_totals.push_back(std::move(totals));
    return watched;
}

void ThreadSampler::look(ThreadKey thread, Nanoseconds now, bool withCounts) {
    auto known = m_watched.find(thread);
    if (known != m_watched.end() && known->second.lastTime == now) {
        return; // named twice
    }
    const auto reading = m_reader->read(thread);
    if (known != m_watched.end() &&
        (!reading || reading->stat.startTicks != known->second.last.stat.startTicks)) {
        stopWatching(thread, known->second.lastTime);
        known = m_watched.end();
    }
    if (!reading || (known == m_watched.end() && reading->isDead())) {
        return;
    }
    if (known == m_watched.end()) {
        m_watched.emplace(thread, startWatching(thread, *reading, now));
        return;
    }
    auto& watched = known->second;
    auto parts = partsSince(watched, *reading, std::max(now - watched.lastTime, kNone));
    if (reading->isDead()) {
        parts.off = kNone; // it did not sleep, it had ended
    }
    append(watched, parts, *reading);
    if (withCounts || reading->isDead()) {
        readCounts(thread, watched);
    }
    watched.last = *reading;
    watched.lastTime = now;
    if (reading->isDead()) {
        stopWatching(thread, watched.open.span.end);
    }
}

void ThreadSampler::stopWatching(ThreadKey thread, Nanoseconds end) {
    const auto known = m_watched.find(thread);
    close(known->second);
    m_totals[known->second.totals].end = end;
    m_watched.erase(known);
    m_reader->forget(thread);
}

/// Shares the time since the last look out among running, waiting and the rest.
ThreadSampler::Parts ThreadSampler::partsSince(Watched& watched, const TaskReading& reading,
                                               Nanoseconds elapsed) {
    Parts parts;
    watched.owedOnCore += std::max(reading.onCore - watched.last.onCore, kNone);
    parts.onCore = std::min(elapsed, watched.owedOnCore);
    watched.owedOnCore -= parts.onCore;

    const auto rest = elapsed - parts.onCore;
    watched.owedWaiting += std::max(reading.waiting - watched.last.waiting, kNone);
    // The kernel counts a wait when it has ended. One that goes on shows as being runnable at both looks.
    const bool stillWaits = watched.last.isRunnable() && reading.isRunnable();
    parts.waiting = stillWaits ? rest : std::clamp(watched.owedWaiting, kNone, rest);
    watched.owedWaiting -= parts.waiting;
    parts.off = rest - parts.waiting;
    return parts;
}

/// Lines the parts up so that as few pieces as possible come of them: the one that goes on first, the state
/// at this look last.
void ThreadSampler::append(Watched& watched, const Parts& parts, const TaskReading& reading) {
    struct Part {
        PieceKind kind;
        Nanoseconds length;
    };
    const Part off{PieceKind::OffCore, parts.off};
    const Part waiting{PieceKind::WaitingForCore, parts.waiting};
    const Part onCore{PieceKind::OnCore, parts.onCore};
    auto order = reading.isRunnable() ? std::array{off, waiting, onCore} : std::array{waiting, onCore, off};
    const auto goesOn = std::find_if(order.begin(), order.end(),
                                     [&](const Part& part) { return part.kind == watched.open.kind; });
    if (goesOn != order.end()) {
        std::rotate(order.begin(), goesOn, goesOn + 1);
    }
    for (const auto& part : order) {
        if (part.length > kNone) {
            extend(watched, part.kind, reading.stat.core, part.length);
        }
    }
}

void ThreadSampler::extend(Watched& watched, PieceKind kind, CoreId core, Nanoseconds length) {
    auto& open = watched.open;
    const bool otherCore = kind == PieceKind::OnCore && open.core != core;
    if (open.kind != kind || otherCore) {
        close(watched);
        open.kind = kind;
    }
    auto& totals = m_totals[watched.totals];
    if (otherCore) {
        totals.migrations += open.core.isValid() ? 1 : 0;
        open.core = core;
    }
    auto added = open;
    added.span = {open.span.end, open.span.end + length};
    totals.add(added);
    open.span.end = added.span.end;
}

void ThreadSampler::close(Watched& watched) {
    auto& open = watched.open;
    if (!open.span.isEmpty()) {
        m_finished.push_back(open);
    }
    open.span.begin = open.span.end;
}

void ThreadSampler::readCounts(ThreadKey thread, Watched& watched) {
    if (const auto counts = m_reader->readSwitchCounts(thread)) {
        auto& totals = m_totals[watched.totals];
        totals.voluntarySwitches =
            counts->voluntary - std::min(counts->voluntary, watched.firstCounts.voluntary);
        totals.preemptedSwitches =
            counts->preempted - std::min(counts->preempted, watched.firstCounts.preempted);
    }
}

void ThreadSampler::chargeCost(Nanoseconds cost) {
    m_cost = m_cost == kNone ? cost : (m_cost * 7 + cost) / 8;
}

} // namespace parascope
