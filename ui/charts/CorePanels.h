// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreBars.h"
#include "ui/charts/Plot.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// How much there is room for.
enum class CoreForm : std::uint8_t {
    Line,  ///< a name and a curve for each core
    Strip, ///< the same with the load above the curve
    Full,  ///< with scale, time axis and a row for each of many cores
};

/// All cores of a CoreHistory: a panel each, or a heat map with a row each when there are many. One light
/// element for all: a plot with axes for each core costs ten times as much.
class CorePanels : public QCPLayoutElement {
    Q_OBJECT

public:
    /// `history` must outlive it.
    CorePanels(const CoreHistory& history, QCustomPlot* plot);

    void setTheme(const Theme& theme) { m_theme = theme; }
    void setForm(CoreForm form) { m_form = form; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// What a core did at the moment at a point, in words; nothing beside all panels.
    [[nodiscard]] std::optional<QString> textAt(QPointF point) const;

protected:
    void draw(QCPPainter* painter) override;

private:
    /// The place of a core's chart, without its title.
    struct Panel {
        CoreId core; ///< invalid: all cores together
        QRect title;
        QRect chart;
    };

    [[nodiscard]] bool isHeatMap() const;
    [[nodiscard]] bool showsSum() const;
    [[nodiscard]] std::vector<Panel> panels() const;
    /// The room for the panels: beside the scale and above the time axis, where there are some.
    [[nodiscard]] QRect panelsArea() const;
    [[nodiscard]] QRect heatArea() const;
    [[nodiscard]] QString nameOf(CoreId core) const;
    [[nodiscard]] std::vector<CoreBar> barsOf(CoreId core, int width) const;
    void drawPanel(QCPPainter& painter, const Panel& panel) const;
    void drawTitle(QCPPainter& painter, const Panel& panel) const;
    void drawClock(QCPPainter& painter, const Panel& panel) const;
    void drawHeatMap(QCPPainter& painter, const std::vector<CoreId>& cores) const;
    void drawHeatNames(QCPPainter& painter, const std::vector<CoreId>& cores, const QRect& map) const;

    const CoreHistory& m_history;
    Theme m_theme = Theme::light();
    CoreForm m_form = CoreForm::Full;
    std::optional<double> m_fastest; ///< clock in the window, GHz
};

} // namespace parascope
