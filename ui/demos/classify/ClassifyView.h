// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"

class QPlainTextEdit;
class QStackedWidget;

namespace parascope {

class ChipRow;
class GrowthChart;
struct Classified;
struct Growth;
class ShareBars;
class TaskTable;
class TimelinePanel;

/// What programs spent their time on: a bar for each, their threads and processes as lanes, what they
/// printed; and the lesson's table, whose rows can be measured.
class ClassifyView final : public DemoView {
    Q_OBJECT

public:
    explicit ClassifyView(QWidget* parent = nullptr);

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;

    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    [[nodiscard]] TaskTable& table() const { return *m_table; }
    [[nodiscard]] ShareBars& bars() const { return *m_bars; }
    [[nodiscard]] GrowthChart& growth() const { return *m_growth; }
    /// The lanes come to the front; else what is there stays.
    void showLanes();
    /// Where it shows what one command did, and nothing else is measured.
    void leaveOutTable();

Q_SIGNALS:
    void measureRequested(const QStringList& tasks);

private:
    enum Side { Table, Lanes, Output };

    void setupSides();
    [[nodiscard]] QWidget* lanes();
    void turnTo(Side side);
    void showOutput(RunsView runs);
    void showGrowth(const Growth& growth);
    /// `known`: what a run that ended well turned out to be.
    void keepMeasured(const RunFacts& facts, const std::optional<Classified>& known);

    ChipRow* m_sides; ///< by Side
    QStackedWidget* m_stack;
    TaskTable* m_table;
    ShareBars* m_bars;
    TimelinePanel* m_timeline;
    bool m_isOnStage = false; ///< on a projector
    GrowthChart* m_growth;
    QPlainTextEdit* m_output;
};

} // namespace parascope
