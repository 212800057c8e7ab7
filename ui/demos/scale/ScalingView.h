// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoView.h"
#include "ui/export/ScaleExport.h"

namespace parascope {

class ScalingChart;

/// Speed-up over workers, and the best of each backend as a tile.
class ScalingView final : public DemoView {
    Q_OBJECT

public:
    explicit ScalingView(QWidget* parent = nullptr);

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override {} // points come with the ends of runs
    void clear() override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;

    /// What is shown.
    [[nodiscard]] const MeasuredScaling& measured() const { return m_measured; }

private:
    MeasuredScaling m_measured;
    ScalingChart* m_chart;
};

} // namespace parascope
