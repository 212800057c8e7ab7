// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Replay.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr std::chrono::milliseconds kFrame(16);
} // namespace

Replay::Replay(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock) {
    m_timer.setInterval(kFrame);
    connect(&m_timer, &QTimer::timeout, this, &Replay::advance);
}

void Replay::setExtent(const TimeSpan& extent) {
    if (extent == m_extent) {
        return;
    }
    m_extent = extent;
    if (m_position && !extent.contains(*m_position)) {
        end();
    }
}

void Replay::setSpeed(double speed) {
    if (isPlaying()) {
        advance(); // what has passed, passed at the old speed
    }
    m_speed = speed;
}

void Replay::play() {
    if (m_extent.isEmpty() || isPlaying()) {
        return;
    }
    if (!m_position) {
        m_position = m_extent.begin;
    }
    m_last = m_clock.now();
    m_timer.start();
    Q_EMIT moved();
    Q_EMIT playingChanged(true);
}

void Replay::pause() {
    if (isPlaying()) {
        m_timer.stop();
        Q_EMIT playingChanged(false);
    }
}

void Replay::seek(Nanoseconds position) {
    if (m_extent.isEmpty()) {
        return;
    }
    m_position = std::clamp(position, m_extent.begin, m_extent.end - Nanoseconds{1});
    m_last = m_clock.now();
    Q_EMIT moved();
}

void Replay::end() {
    pause();
    if (m_position) {
        m_position.reset();
        Q_EMIT moved();
    }
}

void Replay::advance() {
    const auto now = m_clock.now();
    const auto passed = toSeconds(now - std::exchange(m_last, now)) * m_speed;
    if (!m_position) {
        return;
    }
    *m_position += Nanoseconds(static_cast<std::int64_t>(passed * 1e9));
    if (*m_position >= m_extent.end) {
        end();
    } else {
        Q_EMIT moved();
    }
}

} // namespace parascope
