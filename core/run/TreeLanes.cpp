// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/TreeLanes.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {
constexpr TimeSpan kAlways{Nanoseconds{0}, Nanoseconds::max()};
}

TreeLanes::Thread& TreeLanes::of(const SchedSlice& piece) {
    const auto [found, isNew] = m_threads.try_emplace(piece.thread.tid);
    auto& thread = found->second;
    if (isNew) {
        thread.key = piece.thread;
        thread.first = piece.span.begin;
        thread.isShown = piece.thread.tid == m_worker;
    }
    return thread;
}

LaneId TreeLanes::addLane(const ThreadKey& key, const std::string& name, const std::string& group,
                          LaneKind kind, TraceBuilder& trace) {
    return trace.addLane({name, group, kind, key.pid, key.tid, m_order});
}

void TreeLanes::show(Thread& thread, const std::pair<std::string, std::string>& name, TraceBuilder& trace) {
    if (static_cast<std::size_t>(m_order) >= kMostLanes) {
        thread.isLost = true;
        thread.young = {};
        return;
    }
    thread.isShown = true;
    thread.order = ++m_order;
    // The one beside it is for what it may record itself: both are one row.
    thread.own = addLane(thread.key, name.first, name.second, LaneKind::Worker, trace);
    const auto lane = addLane(thread.key, name.first + ", kernel", name.second, LaneKind::Schedule, trace);
    m_lanes.addThread(thread.key.tid, name.first, lane, kAlways, {});
    for (const auto& [piece, why] : std::exchange(thread.young, {})) {
        m_lanes.add(piece, why, trace);
    }
}

void TreeLanes::draw(Thread& thread, const SchedSlice& piece, const std::optional<WaitReason>& why,
                     bool isOpen, TraceBuilder& trace) {
    if (trace.spanCount() > kMostSpans) {
        return;
    }
    if (thread.isShown) {
        m_lanes.add(piece, why, trace);
    } else if (!isOpen && !thread.isLost) {
        thread.young.push_back({piece, why});
    }
}

TreeLanes::Shared& TreeLanes::sharedFrom(Nanoseconds begin, const ThreadKey& key, TraceBuilder& trace) {
    const auto free = std::find_if(m_shared.begin(), m_shared.end(),
                                   [begin](const Shared& shared) { return shared.until <= begin; });
    if (free != m_shared.end()) {
        return *free;
    }
    ++m_order;
    const std::string group = "short-lived";
    static_cast<void>(addLane(key, group, group, LaneKind::Worker, trace));
    const auto lane = addLane(key, group + ", kernel", group, LaneKind::Schedule, trace);
    return m_shared.emplace_back(Shared{lane, {}});
}

void TreeLanes::end(std::int32_t tid, const std::string& name, TraceBuilder& trace) {
    const auto found = m_threads.find(tid);
    if (found == m_threads.end()) {
        return;
    }
    auto& thread = found->second;
    if (!thread.young.empty() && static_cast<std::size_t>(m_order) < kMostLanes) {
        auto& shared = sharedFrom(thread.young.front().piece.span.begin, thread.key, trace);
        m_lanes.addThread(tid, name, shared.lane, kAlways, shared.until);
        for (const auto& [piece, why] : thread.young) {
            m_lanes.add(piece, why, trace);
        }
        shared.until = m_lanes.forget(tid);
    } else if (tid != m_worker) {
        m_lanes.forget(tid);
    }
    if (thread.isShown) {
        m_ended[tid] = std::move(thread);
    }
    m_threads.erase(found);
}

TreeLanes::Thread& TreeLanes::tellerAt(ThreadKey key, const std::pair<std::string, std::string>& name,
                                       Nanoseconds time, TraceBuilder& trace) {
    if (const auto ended = m_ended.find(key.tid); ended != m_ended.end() && !m_threads.contains(key.tid)) {
        return ended->second;
    }
    SchedSlice piece;
    piece.thread = key;
    piece.span = {time, time};
    auto& thread = of(piece);
    if (!thread.isShown && !thread.isLost) {
        show(thread, name, trace);
    }
    return thread;
}

LaneId TreeLanes::ownLaneOf(ThreadKey key, const std::pair<std::string, std::string>& name, Nanoseconds time,
                            TraceBuilder& trace) {
    return tellerAt(key, name, time, trace).own;
}

LaneId TreeLanes::wordsLaneOf(ThreadKey key, const std::pair<std::string, std::string>& name,
                              Nanoseconds time, TraceBuilder& trace) {
    auto& thread = tellerAt(key, name, time, trace);
    if (!thread.words.isValid() && !thread.isLost) {
        thread.words = trace.addLane(
            {name.first + ": own words", name.second, LaneKind::Other, key.pid, key.tid, thread.order});
    }
    return thread.words;
}

} // namespace parascope
