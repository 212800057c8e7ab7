// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Bets.h"
#include "core/run/RunSession.h"
#include "ui/charts/TimelineSource.h"

#include <map>
#include <QWidget>

class QCheckBox;
class QSplitter;

namespace parascope {

class BetRow;
class DemoNotes;
class ExperimentControls;
class FiguresPanel;
class MessageBar;
class Throttle;
class TimelinePanel;

/// "Threads or processes?": the same job several ways, live, on one time axis.
class ComparePage final : public QWidget {
    Q_OBJECT

public:
    explicit ComparePage(RunSession& session, QWidget* parent = nullptr);

    /// Runs what is chosen; says in the page what is wrong when it cannot be run.
    void run();
    /// Puts runs of the session side by side, in this order.
    void showRuns(const std::vector<RunId>& ids);
    [[nodiscard]] std::vector<const RunRecord*> shownRuns() const;

    /// On a projector: without the notes.
    void setPresenting(bool presenting);

    [[nodiscard]] ExperimentControls& controls() const { return *m_controls; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    [[nodiscard]] BetRow& betRow() const { return *m_betRow; }
    [[nodiscard]] MessageBar& messages() const { return *m_messages; }

Q_SIGNALS:
    void shownChanged(const std::vector<parascope::RunId>& ids);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void setupBets();
    void showBets();
    [[nodiscard]] std::vector<TimelineSource> sourcesWithBets() const;
    void fitFigures();
    void runChanged(RunId id);
    void runFinished(RunId id);
    void updateFigures();
    void updateSources();

    RunSession& m_session;
    ExperimentControls* m_controls;
    QCheckBox* m_betFirst;
    BetRow* m_betRow;
    MessageBar* m_messages;
    TimelinePanel* m_timeline;
    FiguresPanel* m_figures;
    QSplitter* m_body = nullptr;
    QSplitter* m_beside = nullptr;
    DemoNotes* m_notes;
    Throttle* m_figuresThrottle;
    Throttle* m_lanesThrottle;
    std::vector<RunId> m_shown;
    std::map<RunId, double> m_bets; ///< on runs of this session
    QStringList m_failures;         ///< of the runs that were started together
};

} // namespace parascope
