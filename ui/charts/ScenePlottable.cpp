// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ScenePlottable.h"

namespace parascope {

ScenePlottable::ScenePlottable(const RunScene& scene, QCPAxis* timeAxis, QCPAxis* laneAxis)
    : QCPAbstractPlottable(timeAxis, laneAxis)
    , m_scene(scene) {
    setSelectable(QCP::stNone);
    setAntialiased(false);
}

double ScenePlottable::selectTest(const QPointF&, bool, QVariant*) const {
    return -1;
}

QCPRange ScenePlottable::getKeyRange(bool& found, QCP::SignDomain) const {
    found = false;
    return {};
}

QCPRange ScenePlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
    found = false;
    return {};
}

void ScenePlottable::drawLegendIcon(QCPPainter*, const QRectF&) const {} // LegendElement draws the legend

} // namespace parascope
