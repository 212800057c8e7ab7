// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"
#include "ui/charts/RunScene.h"

namespace parascope {

/// Draws below a run's lanes how many of its workers were on a core at once, over time. What it shows is kept
/// until the time, the place or the trace changes.
class BusyStrip : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// What stands where other rows have their name.
    static QString title();

    /// `scene` must outlive it.
    BusyStrip(const RunScene& scene, QCPAxis* timeAxis, QCPAxis* laneAxis);

    [[nodiscard]] double selectTest(const QPointF& position, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                                         const QCPRange& keys) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

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

    const RunScene& m_scene;
    Key m_key;
    std::vector<double> m_busy;
};

/// The busy cores at a point of the strip, in words for a tooltip; nothing beside it.
[[nodiscard]] std::optional<QString> busyTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
