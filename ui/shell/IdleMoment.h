// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <QObject>
#include <QTimer>

namespace parascope {

/// Calls something once after each time that somebody used the program, when nothing was pressed, clicked or
/// scrolled for a while: for what would hold them up in the middle.
class IdleMoment final : public QObject {
    Q_OBJECT

public:
    IdleMoment(std::chrono::milliseconds quiet, std::function<void()> act);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTimer m_timer;
};

} // namespace parascope
