// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "ui/charts/LineEndLabels.h"
#include "ui/charts/ScalingChart.h"
#include "ui/charts/Theme.h"

namespace parascope {

class ShadedRange;

/// The picture of speed-up over workers: the ideal line, for each backend its medians with the least and the
/// most, and the curve of Amdahl's law through them. Each line says at its end what it is.
class ScalingPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit ScalingPlot(QWidget* parent = nullptr);

    /// `cores`: that the workers may use, marked on the axis.
    void setScaling(const Scaling& scaling, int cores, const ScalingUnit& unit = {});
    void setTheme(const Theme& theme);
    /// What each line says at its end, and where that is.
    [[nodiscard]] const std::vector<LineEndLabels::Label>& labels() const { return m_labels->labels(); }
    /// What is shaded because there are more workers than cores; empty for nothing.
    [[nodiscard]] QRectF crowded() const;
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setFonts();
    void rebuild();
    /// For the labels beside the lines' ends, in a picture so wide.
    void makeRoom(int width);
    void addEnd(const QCPGraph& line, const QString& label, const QColor& colour);
    void addIdeal(int most);
    void addCores(double top);
    void addBackend(const ScalingFit& fit, std::size_t number, int most);

    Scaling m_scaling;
    int m_cores = 1;
    ScalingUnit m_unit;
    Theme m_theme;
    LineEndLabels* m_labels;
    ShadedRange* m_crowded;
    std::vector<LineEndLabels::Label> m_ends;
};

} // namespace parascope
