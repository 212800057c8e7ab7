// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/RunScene.h"

namespace parascope {

/// A line across a run's lanes where a bet had its end, with the bet beside it.
class BetMark : public QCPLayerable {
    Q_OBJECT

public:
    /// `scene` must outlive it.
    BetMark(const RunScene& scene, QCustomPlot* plot);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    const RunScene& m_scene;
};

} // namespace parascope
