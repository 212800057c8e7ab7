// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankVoice.h"

#include "core/run/RankSchedule.h"

#include <cerrno>
#include <poll.h>

namespace parascope {

namespace {
constexpr std::size_t kRankBytesAtOnce = 64UL * 1024; // keeps the engine responsive under a flood
constexpr std::size_t kLongestOwnLine = 256;
} // namespace

RankVoice::RankVoice(WorkerId worker, RankDoor::Guest guest, std::shared_ptr<RemoteClock> clock,
                     WorkerListener& sink)
    : m_worker(worker)
    , m_hello(std::move(guest.hello))
    , m_socket(std::move(guest.socket))
    , m_clock(std::move(clock))
    , m_sink(sink)
    , m_lines({worker}, *this)
    , m_isHolding(m_clock && !m_clock->isMatched()) {
    take(guest.rest);
}

bool RankVoice::tell(std::string_view line) {
    return m_socket.isOpen() && m_socket.writeLine(line);
}

void RankVoice::read() {
    if (!m_socket.isOpen()) {
        return;
    }
    int why = 0;
    m_buffer.clear();
    switch (m_socket.readInto(m_buffer, kRankBytesAtOnce, why)) {
    case TcpSocket::Read::Some:
        take(m_buffer);
        break;
    case TcpSocket::Read::Nothing:
        break;
    case TcpSocket::Read::End:
    case TcpSocket::Read::Lost:
        closeWith(why);
        break;
    }
}

void RankVoice::closeWith(int why) {
    m_lostBy = why;
    m_socket.close();
    if (!m_isHolding) {
        m_lines.finish();
    }
}

/// Trace events begin with a brace, and nothing else does: they go on as they come, in whatever pieces.
void RankVoice::take(std::string_view bytes) {
    while (!bytes.empty() && fault().empty()) {
        const auto newline = bytes.find('\n');
        const auto size = newline == std::string_view::npos ? bytes.size() : newline + 1;
        const bool isEvent =
            m_isInEvent || (m_line.empty() && (bytes.front() == '{' || bytes.front() == ' '));
        if (isEvent) {
            m_isInEvent = newline == std::string_view::npos;
            passOn(bytes.substr(0, size));
        } else {
            m_line += bytes.substr(0, size);
            takeOwnLine();
        }
        bytes.remove_prefix(size);
    }
    if (!fault().empty()) {
        m_socket.close(); // what it says from here on cannot be trusted
    }
}

void RankVoice::takeOwnLine() {
    const bool isWhole = m_line.back() == '\n';
    if (!isWhole && m_line.size() <= kLongestOwnLine) {
        return;
    }
    const auto pong = readPong(std::string_view(m_line).substr(0, m_line.size() - (isWhole ? 1 : 0)));
    if (pong && isWhole) {
        m_pong = *pong;
    } else if (m_line != "\n") {
        passOn(m_line + (isWhole ? "" : "\n")); // it says in words what is wrong with it
    }
    m_line.clear();
}

void RankVoice::passOn(std::string_view lines) {
    if (m_isHolding) {
        m_held += lines;
        return;
    }
    static_cast<void>(m_lines.feed(lines)); // fault() tells
    if (!m_said && m_lines.ending(m_worker)) {
        m_said = m_lines.ending(m_worker);
        m_said->time = ours(m_said->time);
    }
}

void RankVoice::passOnHeld() {
    m_isHolding = false;
    passOn(std::exchange(m_held, {}));
    if (!m_socket.isOpen()) {
        m_lines.finish();
    } else if (!fault().empty()) {
        m_socket.close();
    }
}

bool RankVoice::matchClock(int times, Nanoseconds within) {
    if (!m_clock) {
        return true;
    }
    m_isHolding = true;
    const auto bounds = askForClock(times, monotonicNow() + within);
    if (bounds.isKnown()) {
        m_clock->match(m_pong.there, bounds);
    }
    if (m_clock->isMatched()) {
        passOnHeld();
    }
    return bounds.isKnown();
}

OffsetBounds RankVoice::askForClock(int times, Nanoseconds until) {
    std::vector<ClockExchange> exchanges;
    for (int i = 0; i < times && m_socket.isOpen(); ++i) {
        const auto number = ++m_pings;
        const auto asked = monotonicNow();
        if (!tell(pingLine(number)) || !hearPong(number, until)) {
            break;
        }
        exchanges.push_back({asked, m_pong.there, monotonicNow()});
    }
    return tightestOf(exchanges);
}

bool RankVoice::hearPong(std::uint64_t number, Nanoseconds until) {
    constexpr std::size_t kMostHeld = 1UL << 20; // under a flood the answer comes late, and is worth little
    while (m_pong.number != number) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - monotonicNow()).count();
        pollfd socket{m_socket.descriptor(), POLLIN, 0};
        if (left <= 0 || m_held.size() > kMostHeld || ::poll(&socket, 1, static_cast<int>(left)) <= 0) {
            return false;
        }
        read();
        if (!m_socket.isOpen()) {
            return false;
        }
    }
    return true;
}

Nanoseconds RankVoice::ours(Nanoseconds there) const {
    return m_clock ? m_clock->toOurs(there) : there;
}

void RankVoice::workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) {
    m_isAnnounced = true;
    m_sink.workerAnnounced(worker, pid, tid, ours(time));
}

void RankVoice::workerSpan(WorkerId worker, const WorkerSpan& span) {
    auto here = span;
    here.time = {ours(span.time.begin), ours(span.time.end)};
    m_sink.workerSpan(worker, here);
}

void RankVoice::workerOutput(WorkerId worker, std::string_view text) {
    m_sink.workerOutput(worker, text);
}

void RankVoice::workerMark(WorkerId worker, const TraceEvent& mark) {
    if (auto state = readScheduleState(mark)) {
        m_schedule = *std::move(state);
        return;
    }
    if (auto piece = readSchedule(mark)) {
        piece->span = {ours(piece->span.begin), ours(piece->span.end)};
        m_sink.workerScheduled(worker, *piece);
        return;
    }
    auto here = mark;
    here.time = ours(mark.time);
    here.duration = ours(mark.time + mark.duration) - here.time;
    m_sink.workerMark(worker, here);
}

void RankVoice::workerTold(WorkerId worker, const TraceEvent& event) {
    auto here = event;
    here.time = ours(event.time);
    m_sink.workerTold(worker, here);
}

void RankVoice::workerEnded(WorkerId worker, const WorkerResult& ending) {
    m_sink.workerEnded(worker, ending);
}

} // namespace parascope
