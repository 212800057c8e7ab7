// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "ui/charts/LinePlot.h"
#include "ui/charts/ScalingChart.h"

namespace parascope {

class ShadedRange;

/// The picture of speed-up over workers: the ideal line, for each backend its medians with the least and the
/// most, and the curve of Amdahl's law through them.
class ScalingPlot final : public LinePlot {
    Q_OBJECT

public:
    explicit ScalingPlot(QWidget* parent = nullptr);

    /// `cores`: that the workers may use, marked on the axis.
    void setScaling(const Scaling& scaling, int cores, const ScalingUnit& unit = {});
    /// What is shaded because there are more workers than cores; empty for nothing.
    [[nodiscard]] QRectF crowded() const;

protected:
    bool drawLines() override;
    void takeTheme() override;

private:
    void addIdeal(int most);
    void addCores(double top);
    void addBackend(const ScalingFit& fit, std::size_t number, int most);

    Scaling m_scaling;
    int m_cores = 1;
    ScalingUnit m_unit;
    ShadedRange* m_crowded;
};

} // namespace parascope
