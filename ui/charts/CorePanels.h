// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreBars.h"
#include "ui/charts/Plot.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// All cores of a CoreHistory: a panel each, or a heat map with a row each when there are many. One light
/// element for all: a plot with axes for each core costs ten times as much.
class CorePanels : public QCPLayoutElement {
    Q_OBJECT

public:
    /// `history` must outlive it.
    CorePanels(const CoreHistory& history, QCustomPlot* plot);

    void setTheme(const Theme& theme) { m_theme = theme; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawPanel(QCPPainter& painter, CoreId core, const QRect& panel) const;
    void drawTitle(QCPPainter& painter, CoreId core, const QRectF& line) const;
    void drawScale(QCPPainter& painter, const QRect& chart) const;
    void drawHeatMap(QCPPainter& painter, const std::vector<CoreId>& cores) const;
    void drawHeatNames(QCPPainter& painter, const std::vector<CoreId>& cores, const QRect& map) const;

    const CoreHistory& m_history;
    Theme m_theme = Theme::light();
};

} // namespace parascope
