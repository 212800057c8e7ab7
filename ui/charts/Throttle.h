// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace parascope {

/// People read numbers no faster than this; drawing them more often would only cost the run its cores.
inline constexpr auto kFiguresEvery = std::chrono::milliseconds(250);
/// Lanes that grow ten times a second look alive; 60 times would take the run a tenth of a core.
inline constexpr auto kLanesEvery = std::chrono::milliseconds(100);

/// Lets the first request through at once and the ones that crowd behind it at most once an interval. The
/// last request always fires: the newest state is always painted.
class Throttle : public QObject {
    Q_OBJECT

public:
    explicit Throttle(std::chrono::milliseconds interval, QObject* parent = nullptr);

    void request();

Q_SIGNALS:
    void fired();

private:
    void fire();

    std::chrono::milliseconds m_interval;
    QElapsedTimer m_sinceLast;
    QTimer m_timer;
};

} // namespace parascope
