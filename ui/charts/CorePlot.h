// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CorePanels.h"

namespace parascope {

class LegendElement;

/// The picture of the cores' load: legend and panels. CoreChart shows it, ChartExport prints it.
class CorePlot : public QCustomPlot {
    Q_OBJECT

public:
    /// `history` must outlive it.
    explicit CorePlot(const CoreHistory& history, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setPlaceholder(const QString& text);
    /// What a core did at the moment at a point, in words; nothing beside all.
    [[nodiscard]] std::optional<QString> textAt(QPointF point) const { return m_panels->textAt(point); }
    /// What there is room for in so many px.
    [[nodiscard]] CoreForm formFor(int height) const;
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange(const QRect& rect);
    /// The legend stands above the full charts, beside a strip, and is left out of a line.
    void arrangeLegend(const QRect& inner, CoreForm form);
    void showTooltip(const QMouseEvent& event);

    const CoreHistory& m_history;
    LegendElement* m_legend;
    CorePanels* m_panels;
    QCPTextElement* m_hint;
    bool m_isOnPaper = false;
};

} // namespace parascope
