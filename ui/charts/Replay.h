// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <optional>
#include <QObject>
#include <QTimer>

namespace parascope {

/// Plays what was recorded again: a position that moves through a stretch of time at a speed. No widget, no
/// drawing.
class Replay : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive it.
    explicit Replay(const Clock& clock, QObject* parent = nullptr);

    /// What can be played. A position outside is given up.
    void setExtent(const TimeSpan& extent);
    [[nodiscard]] const TimeSpan& extent() const { return m_extent; }
    /// How far it has come; nothing when everything is shown.
    [[nodiscard]] std::optional<Nanoseconds> position() const { return m_position; }
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] double speed() const { return m_speed; }

    /// Recorded time that passes in a second: 1, 0.1 …
    void setSpeed(double speed);
    /// Goes on from where it stands, else from the beginning. Does nothing when there is nothing to play.
    void play();
    void pause();
    void playOrPause() { isPlaying() ? pause() : play(); }
    void seek(Nanoseconds position);
    /// Everything is shown again.
    void end();

    /// Moves on by the time that has passed since the last call. Its timer calls it, 60 times a second.
    void advance();

Q_SIGNALS:
    void moved();
    void playingChanged(bool playing);

private:
    const Clock& m_clock;
    QTimer m_timer;
    TimeSpan m_extent;
    std::optional<Nanoseconds> m_position;
    Nanoseconds m_last{};
    double m_speed = 1;
};

} // namespace parascope
