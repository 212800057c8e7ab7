// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"

class QLabel;
class QStackedWidget;

namespace parascope {

class AddressSpaces;
class ByHand;
class ChipRow;
class ShareBars;
class TimelinePanel;
struct MemoryRow;

/// Workers that add to one counter: who counts in which address space, what each way cost, the lanes with the
/// counter over time; and the same bug made by hand.
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
    [[nodiscard]] AddressSpaces& spaces() const { return *m_spaces; }
    [[nodiscard]] ShareBars& bars() const { return *m_bars; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    void showByHand();

private:
    enum Side { Spaces, Costs, Lanes, Hand };

    [[nodiscard]] QWidget* costs();
    void showCounted();
    void showCosts(const std::vector<MemoryRow>& rows);
    void turnTo(Side side);

    ChipRow* m_sides; ///< by Side
    QStackedWidget* m_stack;
    AddressSpaces* m_spaces;
    ShareBars* m_bars;
    QLabel* m_noBars; ///< what comes where they will be
    TimelinePanel* m_timeline;
    ByHand* m_byHand;
    std::vector<const RunRecord*> m_runs; ///< until the next show()
};

} // namespace parascope
