// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/StepHistory.h"

#include <optional>
#include <QWidget>

class QComboBox;
class QTableWidget;
class QToolButton;

namespace parascope {

class ControlBar;
class RealRuns;
class SentenceLabel;
class StepBoard;

/// Threads that are led step by step: somebody makes the lost update, the deadlock, and mends them. Beside
/// them every way in which the steps can follow each other, and what it comes to; and how often real threads
/// come to each end.
class ByHand final : public QWidget {
    Q_OBJECT

public:
    explicit ByHand(QWidget* parent = nullptr);

    /// Begins anew with that scenario.
    void choose(const QString& key, int threads);
    void step(int thread);
    [[nodiscard]] const StepHistory& history() const { return *m_history; }
    [[nodiscard]] const Scenario& scenario() const { return m_scenario; }
    [[nodiscard]] StepBoard& board() const { return *m_board; }
    [[nodiscard]] RealRuns& real() const { return *m_real; }
    [[nodiscard]] QTableWidget& ways() const { return *m_ways; }
    [[nodiscard]] QString verdict() const;
    void setPresenting(bool presenting);

private:
    void setupControls();
    void setupLayout();
    void chosen();
    void showWays();
    void showNow();
    /// A way that nobody chose: each step is that of a thread that can, by lot.
    void shuffle();
    void play(int row);
    /// Goes to where real threads could not go on, if that came.
    void showStuck();
    QToolButton* button(const QString& text, const QString& tip);

    Scenario m_scenario;
    std::optional<StepHistory> m_history;
    std::vector<Interleaving> m_listed;
    ControlBar* m_bar;
    QComboBox* m_which;
    QComboBox* m_threads;
    std::vector<QToolButton*> m_steps; ///< by thread
    QToolButton* m_undo;
    QToolButton* m_redo;
    QToolButton* m_reset;
    QToolButton* m_shuffle;
    StepBoard* m_board;
    SentenceLabel* m_verdict;
    QWidget* m_side; ///< beside the board: all ways, and how it goes for real
    SentenceLabel* m_count;
    RealRuns* m_real;
    QTableWidget* m_ways;
};

} // namespace parascope
