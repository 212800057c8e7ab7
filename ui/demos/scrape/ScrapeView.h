// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeReport.h"
#include "ui/demos/DemoView.h"

class QStackedWidget;

namespace parascope {

class ChipRow;
class PagesTable;
class ScalingChart;
class StepTable;
class TimelinePanel;

/// A scraper's runs: the steps above the lanes of the workers; the lesson's table of the steps; what became
/// of each page; and of a sweep, pages a second over workers.
class ScrapeView final : public DemoView {
    Q_OBJECT

public:
    explicit ScrapeView(QWidget* parent = nullptr);

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    void highlight(std::optional<std::size_t> /*run*/) override {} // a tile is a figure and no run
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;

    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    [[nodiscard]] StepTable& steps() const { return *m_steps; }
    [[nodiscard]] PagesTable& pages() const { return *m_pages; }
    [[nodiscard]] ScalingChart& sweep() const { return *m_sweep; }

    enum Side { Lanes, Steps, Pages, Sweeps };
    /// Comes to the front; else what is there stays.
    void turnTo(Side side);

Q_SIGNALS:
    /// Something that was asked for could not be done: why.
    void failed(const QString& words);

private:
    void setupSides();
    void showSweep(RunsView runs);

    ChipRow* m_sides; ///< by Side
    QStackedWidget* m_stack;
    TimelinePanel* m_timeline;
    StepTable* m_steps;
    PagesTable* m_pages;
    ScalingChart* m_sweep;
};

/// The run that goes on, or has ended last; null before the first has begun.
[[nodiscard]] const RunRecord* currentRun(RunsView runs);
/// Those that were asked for together, as a sweep.
[[nodiscard]] bool isSweep(RunsView runs);

} // namespace parascope
