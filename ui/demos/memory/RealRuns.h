// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/ScenarioReport.h"
#include "core/demos/memory/Scenarios.h"
#include "core/demos/memory/ScenarioThreads.h"

#include <memory>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QSpinBox;
class QToolButton;

namespace parascope {

class SentenceLabel;
class ShareBars;

/// Lets real threads go through a scenario as often as asked, and shows how often each end came beside how
/// many of all ways have it.
class RealRuns final : public QWidget {
    Q_OBJECT

public:
    explicit RealRuns(QWidget* parent = nullptr);
    ~RealRuns() override;

    /// Ends what runs and forgets what came of it.
    void choose(const Scenario& scenario);
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_poll.isActive(); }
    [[nodiscard]] ShareBars& bars() const { return *m_bars; }
    [[nodiscard]] const QString& sentence() const;
    [[nodiscard]] const ScenarioResults& results() const { return m_results; }

Q_SIGNALS:
    /// It has run as often as asked, or was stopped.
    void ended();

private:
    void look();
    void showResults();
    void showRunning(bool isRunning);
    [[nodiscard]] RoundsWish wish() const;

    Scenario m_scenario;
    OutcomeTimes m_ways; ///< of it; counted once
    ScenarioResults m_results;
    bool m_wasSpread = false; ///< the threads of these results paused
    std::unique_ptr<ScenarioThreads> m_threads;
    QTimer m_poll;
    QToolButton* m_run;
    QSpinBox* m_times;
    QComboBox* m_pauses;
    ShareBars* m_bars;
    SentenceLabel* m_sentence;
};

} // namespace parascope
