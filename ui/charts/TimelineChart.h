// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/SpanRef.h"

#include <memory>
#include <QWidget>

class QScrollBar;

namespace parascope {

class Minimap;
class SpanFocus;
class Throttle;
class TimelineInput;
class TimelineNotes;
class TimelinePlot;
class TimeView;

/// The lanes of several runs on one time axis at one scale, aligned at their zeros.
///
/// It shows what `view` says is visible and tells `view` what the user does with mouse and keys; `view` must
/// outlive it.
class TimelineChart : public QWidget {
    Q_OBJECT

public:
    explicit TimelineChart(TimeView& view, QWidget* parent = nullptr);
    ~TimelineChart() override;

    /// The runs to show, from top to bottom. Cheap when little changes: fine to call with every batch.
    /// Their traces must live until the next call or the chart's end. Sets the view's extent: of a live view
    /// at least 1 s.
    void setSources(std::vector<TimelineSource> sources);
    [[nodiscard]] const std::vector<TimelineSource>& sources() const;

    /// The traces have grown: takes over their extent and repaints, at most 60 times a second and once at the
    /// end for sure.
    void dataChanged();

    /// The text that stands in place of the lanes when there are none: what to do.
    void setPlaceholder(const QString& text);

    [[nodiscard]] TimelinePlot& plot() const { return *m_plot; }
    /// Lanes that are shown, of all runs.
    [[nodiscard]] int laneCount() const;
    [[nodiscard]] Minimap& minimap() const { return *m_minimap; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    void zoomIn();
    void zoomOut();
    void fitAll();
    void fitSelection();
    void nextSpan();
    void previousSpan();
    /// Lights up a worker's pieces, on every lane, and dims all others; as pointing at it does. An empty name
    /// ends that.
    void highlightWorker(int run, const QString& worker);
    /// As TimelinePlot::lightNames.
    void lightNames(std::vector<std::vector<bool>> names);
    /// Goes to a span, as stepping to it does.
    void focusSpan(const SpanRef& ref);
    /// Dims all runs but that one; nothing: none.
    void highlightRun(std::optional<std::size_t> run);
    /// Lets the user write a note where the pointer or the focused piece is.
    void writeNote();
    /// The piece that was clicked, or reached by keys.
    [[nodiscard]] const std::optional<SpanRef>& focusedSpan() const;

Q_SIGNALS:
    /// The pointer stands on a worker of the run with that index; -1 and no name: on none any more.
    void workerHovered(int run, const QString& worker);
    /// A span was reached with `,` or `.`; what it is, in one line.
    void spanFocused(const QString& description);
    /// Another piece is the focused one, or none.
    void focusChanged();
    /// A note is to be changed: what there was, and what is to be there.
    void noteChanged(parascope::RunId run, const std::optional<parascope::TraceNote>& from,
                     const std::optional<parascope::TraceNote>& to);
    /// Something was done to notes, or could not be; in one line.
    void noteTold(const QString& words);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectView();
    void connectInput();
    void refresh();
    void describe();
    void stepSpan(int direction);
    void stepLane(int direction);
    void showFocus();
    void zoomTo(const SpanRef& ref);
    void clearFocus();
    void updateOverlay();
    void scrollBy(int pixels);
    void updateScrollBar();
    void setupLayout();
    /// What the lanes' place on the screen decides elsewhere.
    void followPlot();
    void selectPiece();
    void click(QPointF point);
    void removeNote();
    [[nodiscard]] bool undoesNote(const QKeyEvent& event) const;

    TimeView& m_view;
    TimelinePlot* m_plot = nullptr;
    QScrollBar* m_scrollBar = nullptr;
    Minimap* m_minimap = nullptr;
    TimelineInput* m_input = nullptr;
    TimelineNotes* m_notes = nullptr;
    QString m_placeholder;
    std::unique_ptr<SpanFocus> m_focus;
    Throttle* m_throttle = nullptr;
};

} // namespace parascope
