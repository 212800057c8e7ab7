// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

class QWidget;

namespace parascope {

/// Calls back once, when a window has painted its content for the first time and the event loop is idle
/// again.
class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget& window, std::function<void()> done);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
    std::function<void()> m_done;
};

} // namespace parascope
