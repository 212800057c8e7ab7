// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueFacts.h"

#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolButton;

namespace parascope {

class ControlBar;

/// What can be done with a run at a queue while it goes on: pause, step, faster and slower, let one fail.
class QueuePaceBar final : public QWidget {
    Q_OBJECT

public:
    explicit QueuePaceBar(QWidget* parent = nullptr);

    /// The run that goes on, or has ended. Cheap when nothing has changed.
    void setFacts(const RunFacts& facts);
    /// No run goes on.
    void setIdle();
    /// How many times as fast as the delays say: 10, 1, 0.5 …
    [[nodiscard]] double pace() const;
    void setPace(double pace);

Q_SIGNALS:
    void pauseRequested();
    void stepRequested();
    void paceChanged();
    void failRequested(parascope::WorkerId worker);

private:
    [[nodiscard]] QToolButton* makeButton(const QString& text, const QString& tip);
    void setupPaces();
    void fillFailMenu();

    ControlBar* m_bar;
    QButtonGroup* m_paces;
    QMenu* m_failMenu;
    QToolButton* m_pause = nullptr;
    QToolButton* m_step = nullptr;
    QToolButton* m_fail = nullptr;
    RunFacts m_facts;
};

} // namespace parascope
