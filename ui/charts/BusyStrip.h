// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws below a run's lanes how many of its workers were on a core at once, over time. What it shows is kept
/// until the time, the place or the trace changes.
class BusyStrip : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Key {
        const Trace* trace = nullptr;
        std::size_t revision = 0;
        TimeSpan range;
        std::size_t columns = 0;

        bool operator==(const Key&) const = default;
    };

    void update(double width);
    void drawColumns(QCPPainter& painter, const QRectF& rect, double scale) const;

    Key m_key;
    std::vector<double> m_busy;
};

/// The busy cores at a point of the strip, in words for a tooltip; nothing beside it.
[[nodiscard]] std::optional<QString> busyTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
