// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "core/report/Bets.h"
#include "ui/charts/TimelineSource.h"
#include "ui/pages/Page.h"

#include <map>
#include <set>

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
class ComparePage final : public Page {
    Q_OBJECT

public:
    explicit ComparePage(RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString key() const override { return QStringLiteral("compare"); }
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override { return !m_open.empty(); }
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

    /// Puts runs of the session side by side, in this order.
    void showRuns(const std::vector<RunId>& ids);
    [[nodiscard]] std::vector<const RunRecord*> shownRuns() const;
    /// The same with what their speed-ups are measured against, shown or not: what leaves the page.
    [[nodiscard]] std::vector<const RunRecord*> exportedRuns() const;

    [[nodiscard]] ExperimentControls& controls() const { return *m_controls; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    [[nodiscard]] BetRow& betRow() const { return *m_betRow; }

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
    std::set<RunId> m_open;         ///< runs of this page that have not finished
    std::map<RunId, double> m_bets; ///< on runs of this session
    QStringList m_failures;         ///< of the runs that were started together
};

} // namespace parascope
