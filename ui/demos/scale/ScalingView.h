// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "ui/demos/DemoView.h"

namespace parascope {

class ScalingChart;

/// Speed-up over workers, and the best of each backend as a tile.
class ScalingView final : public DemoView {
    Q_OBJECT

public:
    explicit ScalingView(QWidget* parent = nullptr);

    [[nodiscard]] QString invitation() const override;
    void show(const Parameters& asked, RunsView runs) override;
    void grow() override {} // points come with the ends of runs
    void clear() override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;

    /// What is shown.
    [[nodiscard]] const Scaling& scaling() const { return m_scaling; }

private:
    Scaling m_scaling;
    std::vector<Backend> m_backends = ScaleQuestion().backends; ///< that were asked for
    ScalingChart* m_chart;
};

} // namespace parascope
