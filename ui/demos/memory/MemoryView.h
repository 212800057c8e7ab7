// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"

class QStackedWidget;

namespace parascope {

class ByHand;
class ChipRow;
class ShareBars;
class TimelinePanel;

/// Workers that add to one counter: what each way counted as bars, their lanes with the counter over time;
/// and the same bug made by hand.
class MemoryView final : public DemoView {
    Q_OBJECT

public:
    explicit MemoryView(QWidget* parent = nullptr);

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;

    [[nodiscard]] ByHand& byHand() const { return *m_byHand; }
    [[nodiscard]] ShareBars& bars() const { return *m_bars; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    void showByHand();

private:
    enum Side { Counted, Hand };

    [[nodiscard]] QWidget* counted();
    void turnTo(Side side);

    ChipRow* m_sides; ///< by Side
    QStackedWidget* m_stack;
    ShareBars* m_bars;
    TimelinePanel* m_timeline;
    ByHand* m_byHand;
};

} // namespace parascope
