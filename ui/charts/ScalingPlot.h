// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "ui/charts/Plot.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// The picture of speed-up over workers: the ideal line, for each backend its medians with the least and the
/// most, and the curve of Amdahl's law through them.
class ScalingPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit ScalingPlot(QWidget* parent = nullptr);

    /// `cores`: that the workers may use, marked on the axis.
    void setScaling(const Scaling& scaling, int cores);
    void setTheme(const Theme& theme);
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setFonts();
    void rebuild();
    void addIdeal(int most);
    void addCores(double top);
    void addBackend(const ScalingFit& fit, std::size_t number, int most);

    Scaling m_scaling;
    int m_cores = 1;
    Theme m_theme;
};

} // namespace parascope
