// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/RunScene.h"

namespace parascope {

/// Something that is drawn of one run at places that the scene gives. It has no say in the axes' ranges and
/// cannot be selected: pointers are TimelineInput's business.
class ScenePlottable : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// `scene` must outlive it.
    ScenePlottable(const RunScene& scene, QCPAxis* timeAxis, QCPAxis* laneAxis);

    [[nodiscard]] double selectTest(const QPointF& position, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    [[nodiscard]] const RunScene& scene() const { return m_scene; }
    /// Whether anything of the run is on the screen.
    [[nodiscard]] bool isOnScreen() const {
        return m_scene.source.trace != nullptr && !m_scene.place.lanes.isEmpty();
    }
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    const RunScene& m_scene;
};

} // namespace parascope
