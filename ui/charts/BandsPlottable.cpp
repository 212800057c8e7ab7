// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/BandsPlottable.h"

namespace parascope {

void BandsPlottable::draw(QCPPainter* painter) {
    if (!isOnScreen()) {
        return;
    }
    painter->setAntialiasing(false);
    m_painter.begin(scene().theme.plot, painter->modes().testFlag(QCPPainter::pmVectorized));
    for (std::size_t i = 0; i < scene().source.bands.size(); ++i) {
        if (const auto rect = bandRect(scene(), i)) {
            for (const auto& box : bandBoxes(scene().source.bands[i], scene().range(), *rect)) {
                m_painter.add(box);
            }
        }
    }
    m_painter.paint(*painter);
}

std::optional<QString> bandTextAt(const RunScene& scene, QPointF point) {
    for (std::size_t i = 0; i < scene.source.bands.size(); ++i) {
        const auto rect = bandRect(scene, i);
        if (rect && point.y() >= rect->top() && point.y() < rect->bottom()) {
            return scene.source.bands[i].text.toHtmlEscaped();
        }
    }
    return std::nullopt;
}

} // namespace parascope
