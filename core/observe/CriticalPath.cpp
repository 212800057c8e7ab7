// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CriticalPath.h"

#include <algorithm>

namespace parascope {

namespace {

/// Whether another thread is in the list within a moment of `time`.
bool anotherNear(const std::vector<std::pair<Nanoseconds, std::int32_t>>& list, Nanoseconds time,
                 std::int32_t tid) {
    const auto from = std::lower_bound(list.begin(), list.end(),
                                       std::pair(time - CriticalPath::kHandOver, std::int32_t{-1}));
    for (auto at = from; at != list.end() && at->first <= time + CriticalPath::kHandOver; ++at) {
        if (at->second != tid) {
            return true;
        }
    }
    return false;
}

} // namespace

void CriticalPath::begin(Nanoseconds at) {
    *this = CriticalPath();
    m_record.begin = at;
    m_until = at;
}

void CriticalPath::take(std::span<const PathPiece> finished) {
    for (const auto& piece : finished) {
        if (piece.slice.span.end > m_until) {
            m_pieces.push_back(piece);
        }
        noteAnswer(piece);
    }
}

void CriticalPath::noteSeen(std::int32_t tid, WaitKind why) {
    if (why != WaitKind::Other && why != WaitKind::NotWaiting) {
        ++m_seen[tid].answers.at(static_cast<std::size_t>(why));
    }
}

/// Of short waits only: a long one knows its own reason, and says nothing of the others.
void CriticalPath::noteAnswer(const PathPiece& piece) {
    if (piece.why && piece.slice.kind == PieceKind::OffCore && piece.slice.span.length() <= kLongestTurn) {
        noteSeen(piece.slice.thread.tid, *piece.why);
    }
}

std::optional<WaitKind> CriticalPath::usualWait(std::int32_t tid) const {
    const auto seen = m_seen.find(tid);
    if (seen == m_seen.end()) {
        return std::nullopt;
    }
    const auto& answers = seen->second.answers;
    const auto* most = std::max_element(answers.begin(), answers.end());
    return static_cast<WaitKind>(most - answers.begin());
}

void CriticalPath::collectTurns(std::span<const PathPiece> open) {
    m_turns.clear();
    const auto add = [this](const PathPiece& piece, bool hasEnded) {
        const auto& slice = piece.slice;
        if (slice.kind == PieceKind::OffCore) {
            auto& turns = m_turns[slice.thread.pid];
            turns.left.emplace_back(slice.span.begin, slice.thread.tid);
            if (hasEnded) {
                turns.came.emplace_back(slice.span.end, slice.thread.tid);
            }
        }
    };
    for (const auto& piece : m_pieces) {
        add(piece, true);
    }
    for (const auto& piece : open) {
        add(piece, false);
    }
    for (auto& [pid, turns] : m_turns) {
        std::sort(turns.left.begin(), turns.left.end());
        std::sort(turns.came.begin(), turns.came.end());
    }
}

bool CriticalPath::isHandedOver(const SchedSlice& piece, bool atEnd) const {
    const auto turns = m_turns.find(piece.thread.pid);
    return turns != m_turns.end() &&
           (atEnd ? anotherNear(turns->second.left, piece.span.end, piece.thread.tid)
                  : anotherNear(turns->second.came, piece.span.begin, piece.thread.tid));
}

CriticalPath::Doing CriticalPath::doingOfLock(const PathPiece& piece, WaitKind kind) const {
    const auto& slice = piece.slice;
    const bool isTurn =
        slice.span.length() <= kLongestTurn || (isHandedOver(slice, false) && isHandedOver(slice, true));
    if (!isTurn) {
        return kind == WaitKind::TimedLock ? Doing::HeldForATime : Doing::Held;
    }
    return piece.isPython && kind != WaitKind::Lock ? Doing::Gil : Doing::Lock;
}

CriticalPath::Doing CriticalPath::doingOf(const PathPiece& piece) const {
    const auto& slice = piece.slice;
    if (slice.kind == PieceKind::OnCore) {
        return Doing::Running;
    }
    if (slice.kind == PieceKind::WaitingForCore) {
        return Doing::Ready;
    }
    const auto why = piece.why ? piece.why : usualWait(slice.thread.tid);
    if (!why) {
        const bool handed = isHandedOver(slice, false) || isHandedOver(slice, true);
        return handed ? doingOfLock(piece, WaitKind::Gil) : Doing::Other;
    }
    switch (*why) {
    case WaitKind::Lock:
    case WaitKind::TimedLock:
    case WaitKind::Gil:
        return doingOfLock(piece, *why);
    case WaitKind::Pipe:
        return slice.span.length() <= kLongestHandOn ? Doing::HandedOn : Doing::Pipe;
    case WaitKind::Socket:
        return Doing::Network;
    case WaitKind::Disk:
        return Doing::Disk;
    case WaitKind::Sleep:
        return Doing::Sleep;
    case WaitKind::Terminal:
        return Doing::Terminal;
    case WaitKind::Children:
        return Doing::Inside;
    case WaitKind::Poll:
    case WaitKind::NotWaiting:
    case WaitKind::Other:
        break;
    }
    return Doing::Other;
}

void CriticalPath::addEdges(const PathPiece& piece, const TimeSpan& window) {
    const auto time = piece.slice.span.intersected(window);
    if (!time.isEmpty() && piece.slice.kind != PieceKind::Unknown) {
        const auto doing = doingOf(piece);
        m_edges.push_back({time.begin, doing, 1});
        m_edges.push_back({time.end, doing, -1});
    }
}

void CriticalPath::advance(Nanoseconds until, std::span<const PathPiece> open) {
    if (until <= m_until) {
        return;
    }
    for (const auto& piece : open) {
        noteAnswer(piece);
    }
    const TimeSpan window{m_until, until};
    collectTurns(open);
    m_edges.clear();
    for (const auto& piece : m_pieces) {
        addEdges(piece, window);
        const bool leftHere =
            piece.slice.kind == PieceKind::OffCore && window.contains(piece.slice.span.begin);
        m_record.turns += leftHere && isHandedOver(piece.slice, false) ? 1 : 0;
    }
    for (const auto& piece : open) {
        addEdges(piece, window);
    }
    sweep(window);
    m_until = until;
    std::erase_if(m_pieces, [until](const PathPiece& piece) { return piece.slice.span.end <= until; });
}

void CriticalPath::sweep(const TimeSpan& window) {
    std::sort(m_edges.begin(), m_edges.end(), [](const Edge& one, const Edge& other) {
        return one.time != other.time ? one.time < other.time : one.change < other.change;
    });
    Counts counts{};
    auto from = window.begin;
    for (const auto& edge : m_edges) {
        if (edge.time > from) {
            addMoment({from, edge.time}, counts);
            from = edge.time;
        }
        counts[static_cast<std::size_t>(edge.doing)] += edge.change;
    }
    addMoment({from, window.end}, counts);
}

void CriticalPath::addMoment(const TimeSpan& time, const Counts& counts) {
    const auto length = static_cast<double>(time.length().count());
    const auto running = counts[static_cast<std::size_t>(Doing::Running)];
    m_record.atOnce.at(static_cast<std::size_t>(std::min(running, 2))) += length;
    m_record.onCore += running * length;
    m_record.add(time, divide(counts));
}

PathTimes CriticalPath::divide(const Counts& counts) {
    const auto of = [&counts](Doing doing) { return counts[static_cast<std::size_t>(doing)]; };
    PathTimes times;
    if (of(Doing::Running) + of(Doing::Ready) > 0) {
        const double all = of(Doing::Running) + of(Doing::Ready) + of(Doing::Lock) + of(Doing::Gil);
        times[PathPart::Running] = of(Doing::Running) / all;
        times[PathPart::Ready] = of(Doing::Ready) / all;
        times[PathPart::Lock] = of(Doing::Lock) / all;
        times[PathPart::Gil] = of(Doing::Gil) / all;
        return times;
    }
    using Rule = std::pair<Doing, PathPart>;
    static constexpr std::array kRules{
        Rule{Doing::Disk, PathPart::Disk},
        Rule{Doing::Network, PathPart::Network},
        Rule{Doing::Terminal, PathPart::Terminal},
        Rule{Doing::Sleep, PathPart::Sleep},
        Rule{Doing::Pipe, PathPart::Pipe},
        Rule{Doing::HandedOn, PathPart::Ready},
        Rule{Doing::Gil, PathPart::Gil},
        Rule{Doing::Lock, PathPart::Lock},
        Rule{Doing::HeldForATime, PathPart::Sleep},
        Rule{Doing::Held, PathPart::Lock},
    };
    for (const auto& [doing, part] : kRules) {
        if (of(doing) > 0) {
            times[part] = 1;
            return times;
        }
    }
    times[PathPart::Other] = 1;
    return times;
}

} // namespace parascope
