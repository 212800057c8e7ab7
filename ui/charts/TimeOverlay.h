// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "ui/charts/Plot.h"
#include "ui/charts/Theme.h"

#include <optional>

namespace parascope {

/// What lies over the lanes of all runs and changes more often than they do: selection, hover line, focus. It
/// stands on a layer of its own, so that moving the pointer does not draw the lanes again.
class TimeOverlay : public QCPLayerable {
    Q_OBJECT

public:
    /// What stands on the time axis, relative.
    struct Marks {
        std::optional<TimeSpan> selection;
        std::optional<Nanoseconds> hover;
        std::optional<Nanoseconds> curtain; ///< what lies behind it is hidden

        bool operator==(const Marks&) const = default;
    };
    struct Content {
        QRect area;              ///< the lanes of all runs; its width shows `visible`
        std::vector<QRect> runs; ///< the lanes of each
        TimeSpan visible;
        Marks marks;
        std::optional<QRectF> focus;
        Theme theme;

        bool operator==(const Content&) const = default;
    };

    explicit TimeOverlay(QCustomPlot* plot);

    void setContent(const Content& content) { m_content = content; }
    [[nodiscard]] const Content& content() const { return m_content; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawCurtain(QCPPainter& painter) const;
    void drawSelection(QCPPainter& painter) const;
    void drawLine(QCPPainter& painter, Nanoseconds moment) const;
    void drawTag(QCPPainter& painter, double middle, double top, const QString& text) const;

    Content m_content;
};

} // namespace parascope
