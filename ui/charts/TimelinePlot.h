// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/RunView.h"
#include "ui/charts/TimelineCut.h"
#include "ui/charts/TimeOverlay.h"

#include <memory>

namespace parascope {

class EdgeTexts;
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

    void setLegendShown(bool shown);
    /// For paper: titles stand above, nothing is merged, and lanes get as high as there is room, at most so
    /// many px. 0 for the screen, where lanes are as high as suits the font and every run can be seen.
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
    /// What a strip or a merged run shows at a point on it, in words.
    [[nodiscard]] std::optional<QString> stripTextAt(QPointF point) const;
    /// The worker at a point: of the piece there, or of the name beside a lane.
    [[nodiscard]] std::optional<WorkerRef> workerAt(QPointF point) const;
    /// Lights up all pieces of a worker and dims everything else. Nothing: all look alike again.
    void light(const std::optional<WorkerRef>& worker);
    /// Lights up the spans of names and dims all others: for each run which, by the names' numbers. Empty:
    /// all look alike again.
    void lightNames(std::vector<std::vector<bool>> names);
    /// The run whose title is at a point.
    [[nodiscard]] std::optional<std::size_t> titleAt(QPointF point) const;
    /// Shows each lane of a run that has been merged into one, or merges it again.
    void toggleOpen(std::size_t run);
    [[nodiscard]] const SideColumns& columns() const { return m_columns; }
    [[nodiscard]] const RunScene& scene(std::size_t run) const { return m_runs[run]->scene(); }
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
    [[nodiscard]] TimelineCut cut(const QRect& rect) const;
    void arrange(const QRect& rect);
    void arrangeRuns();
    void arrangeTexts(const QRect& above);
    void updateColours();
    void updateOverlay();
    [[nodiscard]] bool hasLanes() const;
    [[nodiscard]] bool isOnPaper() const { return m_highestLane > 0; }
    [[nodiscard]] int legendHeight(int width) const;
    [[nodiscard]] int rulerHeight() const;
    [[nodiscard]] StackSizes sizes() const;
    [[nodiscard]] std::vector<RunRows> rows() const;

    std::vector<TimelineSource> m_sources;
    std::vector<std::unique_ptr<RunView>> m_runs;
    Theme m_theme;
    TimeSpan m_visible{Nanoseconds{0}, Nanoseconds{1'000'000'000}};
    QString m_placeholder;
    int m_scroll = 0;
    int m_highestLane = 0;
    bool m_showsLegend = true;
    StackPlan m_plan;
    QRect m_lanesArea;
    SideWidths m_widths;
    SideColumns m_columns;
    std::optional<std::size_t> m_open; ///< the run whose lanes are never merged
    std::optional<SpanRef> m_focus;
    QSharedPointer<TimeTicker> m_ticker;
    PlacedLayout* m_column;
    LegendElement* m_legend;
    EdgeTexts* m_texts;
    QCPAxisRect* m_ruler;
    QCPAxis* m_timeAxis;
    TimeOverlay* m_overlay;
    bool m_hasDrawn = false; ///< before that layers have nothing to be drawn on
    QCPTextElement* m_hint;
};

} // namespace parascope
