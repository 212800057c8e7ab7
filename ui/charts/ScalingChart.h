// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Scaling.h"
#include "ui/charts/PictureOptions.h"

#include <QWidget>

class QLabel;

namespace parascope {

class FocusRing;
class ScalingPlot;

/// What the axis upwards counts.
struct ScalingUnit {
    QString axis{};                     ///< what stands beside it; empty: speed-up against one after another
    QString name = QStringLiteral("×"); ///< behind a figure that is said: "pages a second"
    double ofOne = 1;                   ///< what a speed-up of 1 is in it

    bool operator==(const ScalingUnit&) const = default;
};

/// Speed-up over workers, or what to do when there is none yet.
class ScalingChart : public QWidget {
    Q_OBJECT

public:
    explicit ScalingChart(QWidget* parent = nullptr);

    void setScaling(const Scaling& scaling, int cores, const ScalingUnit& unit = {});
    void setPlaceholder(const QString& text);

    [[nodiscard]] QSize sizeHint() const override { return {600, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 180}; }

private:
    ScalingPlot* m_plot;
    QLabel* m_hint;
    FocusRing* m_ring;
};

/// The chart as a part of a picture.
[[nodiscard]] PicturePart scalingPart(const Scaling& scaling, int cores, const PictureOptions& options,
                                      const ScalingUnit& unit = {});

} // namespace parascope
