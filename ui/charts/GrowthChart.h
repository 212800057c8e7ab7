// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/classify/Growth.h"
#include "ui/charts/PictureOptions.h"

#include <QWidget>

namespace parascope {

class FocusRing;
class LinePlot;

/// How long a task took over its size, beside what it would take in proportion.
class GrowthChart final : public QWidget {
    Q_OBJECT

public:
    explicit GrowthChart(QWidget* parent = nullptr);

    void setGrowth(const Growth& growth);
    [[nodiscard]] const Growth& growth() const { return m_growth; }

    [[nodiscard]] QSize sizeHint() const override { return {360, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 140}; }

private:
    Growth m_growth;
    LinePlot* m_plot;
    FocusRing* m_ring;
};

/// The chart as a part of a picture.
[[nodiscard]] PicturePart growthPart(const Growth& growth, const PictureOptions& options);

} // namespace parascope
