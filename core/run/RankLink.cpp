// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankLink.h"

#include <cerrno>
#include <ctime>

namespace parascope {

namespace {

constexpr Nanoseconds kConnectWithin = std::chrono::seconds(5);
/// A release names a moment close by; one that is farther off is a mistake, and nobody is to wait for it.
constexpr Nanoseconds kFarthestBegin = std::chrono::seconds(1);
/// So late may a thread wake that sleeps until a moment; the rest is spent awake.
constexpr Nanoseconds kAwakeBefore = std::chrono::microseconds(200);

void sleepUntil(Nanoseconds moment) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(moment);
    const timespec until{static_cast<time_t>(seconds.count()), static_cast<long>((moment - seconds).count())};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

} // namespace

Result<std::unique_ptr<RankLink>> RankLink::open(const RankInvitation& invitation,
                                                 std::function<void()> endHard) {
    auto socket = TcpSocket::connectTo(invitation.address, invitation.port, kConnectWithin);
    if (!socket) {
        return failure(socket.error());
    }
    socket->watchPeer();
    if (!socket->writeLine(RankHello::ours(invitation.token, invitation.rank).line())) {
        return failure("cannot speak to the launcher", "it closed the connection");
    }
    return std::unique_ptr<RankLink>(new RankLink(*std::move(socket), std::move(endHard)));
}

RankLink::RankLink(TcpSocket socket, std::function<void()> endHard)
    : m_socket(std::move(socket))
    , m_lines(m_socket.descriptor(), &m_writing)
    , m_endHard(std::move(endHard))
    , m_control(std::make_unique<ControlLines>(
          m_socket.descriptor(),
          ControlLines::Callbacks{[this](std::string_view line) { take(line); }, [this] { isAlone(); }})) {}

RankLink::~RankLink() {
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
}

void RankLink::take(std::string_view line) {
    if (const auto pong = pongFor(line, monotonicNow()); !pong.empty()) {
        const std::lock_guard lock(m_writing);
        // When it cannot be sent the launcher is gone, which is noticed by itself.
        static_cast<void>(m_socket.writeLine(pong));
        return;
    }
    if (const auto begin = readGo(line)) {
        m_beginAt = begin->count();
        m_gate.open();
        return;
    }
    if (line == control_line::kStop) {
        m_stop.request_stop();
        return;
    }
    const std::lock_guard lock(m_mutex);
    if (line == rank_line::kBye) {
        m_isDismissed = true;
        m_changed.notify_all();
    } else if (line == rank_line::kWatch) {
        m_isWatched = true;
    } else if (line.starts_with(rank_line::kRefused)) {
        m_refusal = line.substr(std::min(line.size(), rank_line::kRefused.size() + 1));
    } else if (m_body != nullptr) {
        m_body->order(line);
    }
}

/// The launcher is gone, or SIGTERM came: who does not end soon is stuck in a call that nobody will answer.
void RankLink::isAlone() {
    m_stop.request_stop();
    std::unique_lock lock(m_mutex);
    m_isDismissed = true;
    m_changed.notify_all();
    if (!m_changed.wait_for(lock, kGrace, [this] { return m_isOver; })) {
        m_endHard();
    }
}

bool RankLink::isWatched() {
    const std::lock_guard lock(m_mutex);
    return m_isWatched;
}

void RankLink::write(std::string_view lines) {
    if (!lines.empty()) {
        const std::lock_guard lock(m_writing);
        static_cast<void>(m_socket.writeLine(lines.substr(0, lines.size() - 1))); // it ends them itself
    }
}

void RankLink::lead(WorkerBody* body) {
    const std::lock_guard lock(m_mutex);
    m_body = body;
}

bool RankLink::passGate() {
    if (!m_gate.pass(m_stop.get_token())) {
        return false;
    }
    const auto begin = Nanoseconds(m_beginAt);
    if (begin - monotonicNow() < kFarthestBegin) {
        sleepUntil(begin - std::min(begin, kAwakeBefore));
        while (monotonicNow() < begin) {
        }
    }
    return !m_stop.stop_requested();
}

void RankLink::waitForFarewell() {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, kGrace, [this] { return m_isDismissed; });
}

std::string RankLink::refusal() {
    const std::lock_guard lock(m_mutex);
    return m_refusal;
}

} // namespace parascope
