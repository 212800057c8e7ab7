// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Bets.h"
#include "core/run/RunRecord.h"
#include "ui/demos/TimelineView.h"

#include <functional>
#include <map>

namespace parascope {

struct ReportedRun;
struct TimelineSource;

/// The runs below each other on one time axis, with their figures at the end of the rows and the bets.
class CompareView final : public TimelineView {
    Q_OBJECT

public:
    /// Gives the figures of runs, each against its baseline.
    using Figures = std::function<std::vector<ReportedRun>(RunsView)>;

    explicit CompareView(Figures figures, QWidget* parent = nullptr);

    [[nodiscard]] QString invitation() const override;
    void show(const Parameters& asked, RunsView runs) override;
    void highlight(std::optional<std::size_t> run) override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;

    /// What was expected of these runs; drawn once they have ended.
    void setBets(std::map<RunId, double> bets) { m_bets = std::move(bets); }

private:
    void drawBet(TimelineSource& source, const ReportedRun& run) const;

    Figures m_figures;
    std::map<RunId, double> m_bets;
};

} // namespace parascope
