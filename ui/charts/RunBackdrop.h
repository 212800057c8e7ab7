// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/RunScene.h"

namespace parascope {

/// What stands behind and beside a run's boxes: stripes, the lanes' names, the title, the frame.
class RunBackdrop : public QCPLayerable {
    Q_OBJECT

public:
    /// `scene` must outlive it.
    RunBackdrop(const RunScene& scene, QCustomPlot* plot);

    /// The width of the widest of a run's lane names, px.
    [[nodiscard]] static int widestName(const TimelineSource& source, const QFontMetrics& metrics);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawStripes(QCPPainter& painter) const;
    void drawNames(QCPPainter& painter) const;
    void drawName(QCPPainter& painter, std::size_t row, const QString& name) const;
    void drawTitle(QCPPainter& painter) const;

    const RunScene& m_scene;
};

} // namespace parascope
