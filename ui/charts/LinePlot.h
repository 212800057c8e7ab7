// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LineEndLabels.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// A picture of lines over a whole number of something, each of which says at its end what it is. What the
/// lines are comes from who derives from it.
class LinePlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit LinePlot(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// What each line says at its end, and where that is.
    [[nodiscard]] const std::vector<LineEndLabels::Label>& labels() const { return m_labels->labels(); }
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

protected:
    static constexpr double kCurveWidth = 2.5;
    static constexpr double kRuleWidth = 2; ///< of what lines are measured by: lines, not hairs
    static constexpr double kScatterSize = 9;

    /// Sets ranges and adds lines; false when there is nothing to draw.
    virtual bool drawLines() = 0;
    /// What else has a colour.
    virtual void takeTheme() {}
    void rebuild();
    void addEnd(const QCPGraph& line, const QString& label, const QColor& colour);
    void addEnd(LineEndLabels::Label label) { m_ends.push_back(std::move(label)); }
    [[nodiscard]] const Theme& theme() const { return m_theme; }

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setFonts();
    /// For the labels beside the lines' ends, in a picture so wide.
    void makeRoom(int width);

    Theme m_theme;
    LineEndLabels* m_labels;
    std::vector<LineEndLabels::Label> m_ends;
};

} // namespace parascope
