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
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange(const QRect& rect);

    const CoreHistory& m_history;
    LegendElement* m_legend;
    CorePanels* m_panels;
    QCPTextElement* m_hint;
};

} // namespace parascope
