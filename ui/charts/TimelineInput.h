// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/SpanRef.h"

#include <optional>
#include <QObject>
#include <QPointF>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace parascope {

class TimelinePlot;
class TimeView;

/// Turns mouse, wheel and keys on a timeline into what a TimeView understands.
class TimelineInput : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    TimelineInput(TimelinePlot& plot, TimeView& view, QObject* parent);

    /// True when the key meant something here.
    bool keyPressed(const QKeyEvent& event);

    /// The piece under the pointer.
    [[nodiscard]] const std::optional<SpanRef>& pointedSpan() const { return m_span; }
    /// The pointer on the lanes; nothing while the keyboard leads.
    [[nodiscard]] const std::optional<QPointF>& pointer() const { return m_pointer; }

    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    void stepRequested(int direction);
    void laneStepRequested(int direction);
    /// The lanes are to move by so many px.
    void scrollRequested(int pixels);
    void cleared();
    /// The time of a piece is to be selected.
    void pieceSelectionRequested();
    /// A note is to be written where the pointer or the keyboard is.
    void noteRequested();
    /// The note under the pointer is to go.
    void noteRemovalRequested();
    /// A point of the lanes was clicked.
    void clicked(QPointF point);
    /// A piece was clicked twice: what it is.
    void spanChosen(const SpanRef& ref);
    /// The pointer stands on a worker's lane, piece or name; nothing: on none any more.
    void workerPointed(const std::optional<WorkerRef>& worker);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Select, Pan };

    bool wheel(const QWheelEvent& event);
    bool mousePressed(const QMouseEvent& event);
    bool mouseMoved(const QMouseEvent& event);
    bool mouseReleased(const QMouseEvent& event);
    bool doubleClicked(const QMouseEvent& event);
    void showTooltip(const QMouseEvent& event);
    void point(const std::optional<WorkerRef>& worker);
    void pointerLeft();
    [[nodiscard]] Nanoseconds zoomCentre() const;
    /// False where the key means something else, or nothing.
    bool keyMovesTime(int key);
    bool keyMovesOnLanes(int key);
    bool keyChangesNotes(int key, bool withShift);
    void moveSelectionEnd(int direction);

    TimelinePlot& m_plot;
    TimeView& m_view;
    Drag m_drag = Drag::None;
    bool m_dragged = false;
    QPointF m_pressed;
    TimeSpan m_visibleAtPress;
    Nanoseconds m_timeAtPress{};
    Nanoseconds m_anchor{};            ///< of a selection by keys: the end that stays
    Nanoseconds m_head{};              ///< and the one that moves
    std::optional<WorkerRef> m_worker; ///< under the pointer
    std::optional<SpanRef> m_span;     ///< the same
    std::optional<QPointF> m_pointer;
};

} // namespace parascope
