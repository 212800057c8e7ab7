// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/RunView.h"
#include "ui/charts/TimeOverlay.h"

#include <memory>

namespace parascope {

class LegendElement;
class PlacedLayout;
class TimeTicker;

/// The picture of a timeline: legend, runs one above the other, time axis. It draws what it is told to and
/// knows nothing of mouse, keys and files; TimelineChart shows it, ChartExport prints it.
class TimelinePlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget* parent = nullptr);
    ~TimelinePlot() override;

    [[nodiscard]] const std::vector<TimelineSource>& sources() const { return m_sources; }
    void setSources(std::vector<TimelineSource> sources);
    /// Takes over what has come to the traces: lanes, states.
    void takeNewData();
    void setVisibleSpan(const TimeSpan& visible);
    void setTheme(const Theme& theme);
    void setPlaceholder(const QString& text);
    void setOverlay(const TimeOverlay::Marks& marks, const std::optional<SpanRef>& focus);

    /// Lanes get no higher than this, px; 0 for what suits the font.
    void setHighestLane(int height) { m_highestLane = height; }
    /// How far the lanes are scrolled down, px. Out of range is set to the nearest.
    void setScroll(int scroll);
    [[nodiscard]] const StackPlan& plan() const { return m_plan; }
    /// The part of the plot in which lanes stand, px.
    [[nodiscard]] const QRect& lanesArea() const { return m_lanesArea; }
    /// The height that shows all lanes without scrolling, `laneHeight` px each, in a width.
    [[nodiscard]] int heightFor(int width, int laneHeight) const;
    /// Draws as if the plot were so large.
    void paintOn(QCPPainter& painter, const QSize& size);

    [[nodiscard]] Nanoseconds timeAt(double x) const;
    /// The span under a point and how many share its pixel.
    [[nodiscard]] std::optional<std::pair<SpanRef, std::size_t>> spanAt(QPointF point) const;
    /// What a strip shows at a point on it, in words.
    [[nodiscard]] std::optional<QString> stripTextAt(QPointF point) const;
    /// Of a span on a core: lights up all pieces of its worker, on every core. Nothing: all look alike again.
    void lightWorkerOf(const std::optional<SpanRef>& ref);
    /// Where the focused span stands, when it is on the screen.
    [[nodiscard]] const std::optional<QRectF>& focusRect() const { return m_overlay->content().focus; }
    /// Scrolls so that a lane can be seen.
    void revealLane(const SpanRef& ref);

protected:
    void changeEvent(QEvent* event) override;
    void updateLayout() override;

private:
    void setupRuler();
    void setFonts();
    /// The room for lanes in a rectangle: legend above, names at the left, axis below.
    [[nodiscard]] QRect lanesViewport(const QRect& rect) const;
    void arrange(const QRect& rect);
    void arrangeRuns();
    void updateLegend();
    void updateOverlay();
    [[nodiscard]] bool hasLanes() const;
    [[nodiscard]] int labelWidth(int width) const;
    [[nodiscard]] int rulerHeight() const;
    [[nodiscard]] StackSizes sizes() const;
    [[nodiscard]] std::vector<int> laneCounts() const;

    std::vector<TimelineSource> m_sources;
    std::vector<std::unique_ptr<RunView>> m_runs;
    Theme m_theme;
    TimeSpan m_visible{Nanoseconds{0}, Nanoseconds{1'000'000'000}};
    QString m_placeholder;
    int m_scroll = 0;
    int m_highestLane = 0;
    StackPlan m_plan;
    QRect m_lanesArea;
    int m_widestName = 0;
    std::optional<SpanRef> m_focus;
    QSharedPointer<TimeTicker> m_ticker;
    PlacedLayout* m_column;
    LegendElement* m_legend;
    QCPAxisRect* m_ruler;
    QCPAxis* m_timeAxis;
    TimeOverlay* m_overlay;
    QCPTextElement* m_hint;
};

} // namespace parascope
