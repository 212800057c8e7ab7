// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoPage.h"

namespace parascope {

class CompareControls;
class CompareView;
class KnownFigures;
class TimelinePanel;

/// "Threads or processes?": the same job by several backends, live, on one time axis. Shows other runs of the
/// session too, and traces from files.
class ComparePage final : public DemoPage {
    Q_OBJECT

public:
    explicit ComparePage(RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Exhibit>> exhibit() const override;

    /// The shown runs with what their speed-ups are measured against, shown or not: what leaves the page.
    [[nodiscard]] std::vector<const RunRecord*> exportedRuns() const;
    [[nodiscard]] CompareControls& controls() const { return *m_controls; }
    [[nodiscard]] TimelinePanel& timeline() const;

protected:
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;

private:
    struct Made; // its parts, before it is made of them
    ComparePage(RunSession& session, const Made& made, QWidget* parent);
    void keepBets(const std::vector<RunId>& ids);
    void learnPythonTimes();

    std::shared_ptr<KnownFigures> m_known; ///< the view has them too
    CompareControls* m_controls;
    CompareView* m_view;
    std::map<RunId, double> m_bets; ///< on runs of this session
};

} // namespace parascope
