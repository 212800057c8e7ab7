// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineInput.h"

#include "core/base/TimePixels.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"

#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

namespace parascope {

namespace {
constexpr double kKeyZoom = 0.5; ///< of the visible length, a press of W or +
constexpr double kKeyPan = 0.2;
constexpr int kKeySelect = 40;     ///< part of the visible length, a press of Shift and an arrow
constexpr double kWheelZoom = 0.8; ///< a notch of the wheel
constexpr double kWheelPan = 0.1;
constexpr double kNotch = 120;   ///< angleDelta of a notch, eighths of a degree
constexpr int kScrollNotch = 48; ///< px
} // namespace

TimelineInput::TimelineInput(TimelinePlot& plot, TimeView& view, QObject* parent)
    : QObject(parent)
    , m_plot(plot)
    , m_view(view) {
    plot.setMouseTracking(true);
    plot.installEventFilter(this);
}

Nanoseconds TimelineInput::zoomCentre() const {
    const auto& visible = m_view.visible();
    const bool pointed = m_view.hover() && visible.contains(*m_view.hover());
    return pointed ? *m_view.hover() : visible.begin + visible.length() / 2;
}

void TimelineInput::zoomIn() {
    m_view.zoomAround(m_view.visible().begin + m_view.visible().length() / 2, kKeyZoom);
}

void TimelineInput::zoomOut() {
    m_view.zoomAround(m_view.visible().begin + m_view.visible().length() / 2, 1 / kKeyZoom);
}

/// As in a text: Shift and an arrow select from where one stands. That is the selection that is there, else
/// the middle of what is visible.
void TimelineInput::moveSelectionEnd(int direction) {
    const auto& visible = m_view.visible();
    const auto& selection = m_view.selection();
    const bool isOurs =
        selection && (*selection == TimeSpan{std::min(m_anchor, m_head), std::max(m_anchor, m_head)});
    if (!isOurs) {
        const auto middle = visible.begin + visible.length() / 2;
        m_anchor = selection ? (direction > 0 ? selection->begin : selection->end) : middle;
        m_head = selection ? (direction > 0 ? selection->end : selection->begin) : middle;
    }
    const auto& extent = m_view.extent();
    m_head = std::clamp(m_head + direction * visible.length() / kKeySelect, extent.begin, extent.end);
    m_view.select({std::min(m_anchor, m_head), std::max(m_anchor, m_head)});
}

bool TimelineInput::keyPressed(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        return false;
    }
    const bool isArrow = event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
    if (isArrow && event.modifiers().testFlag(Qt::ShiftModifier)) {
        moveSelectionEnd(event.key() == Qt::Key_Right ? 1 : -1);
        return true;
    }
    return keyMovesTime(event.key()) || keyMovesOnLanes(event.key()) ||
           keyChangesNotes(event.key(), event.modifiers().testFlag(Qt::ShiftModifier));
}

bool TimelineInput::keyChangesNotes(int key, bool withShift) {
    if (key == Qt::Key_M && withShift) {
        Q_EMIT pieceSelectionRequested();
    } else if (key == Qt::Key_M) {
        Q_EMIT noteRequested();
    } else if (key == Qt::Key_Delete) {
        Q_EMIT noteRemovalRequested();
    } else {
        return false;
    }
    return true;
}

bool TimelineInput::keyMovesTime(int key) {
    switch (key) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view.zoomAround(zoomCentre(), kKeyZoom);
        return true;
    case Qt::Key_S:
    case Qt::Key_Minus:
        m_view.zoomAround(zoomCentre(), 1 / kKeyZoom);
        return true;
    case Qt::Key_A:
    case Qt::Key_Left:
        m_view.panBy(-kKeyPan);
        return true;
    case Qt::Key_D:
    case Qt::Key_Right:
        m_view.panBy(kKeyPan);
        return true;
    case Qt::Key_F:
        m_view.fitSelection();
        return true;
    case Qt::Key_Home:
        m_view.home();
        return true;
    default:
        return false;
    }
}

bool TimelineInput::keyMovesOnLanes(int key) {
    switch (key) {
    case Qt::Key_Escape:
        m_view.clearSelection();
        Q_EMIT cleared();
        return true;
    case Qt::Key_Comma:
    case Qt::Key_Period:
        m_pointer.reset();
        Q_EMIT stepRequested(key == Qt::Key_Comma ? -1 : 1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_pointer.reset();
        Q_EMIT laneStepRequested(key == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_PageUp:
        Q_EMIT scrollRequested(-m_plot.lanesArea().height());
        return true;
    case Qt::Key_PageDown:
        Q_EMIT scrollRequested(m_plot.lanesArea().height());
        return true;
    default:
        return false;
    }
}

bool TimelineInput::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::MouseButtonPress:
        return mousePressed(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClicked(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return mouseMoved(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return mouseReleased(*static_cast<QMouseEvent*>(event));
    case QEvent::Leave:
        pointerLeft();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool TimelineInput::wheel(const QWheelEvent& event) {
    const auto delta = event.angleDelta();
    const auto along = delta.y() != 0 ? delta.y() : delta.x();
    const double notches = along / kNotch;
    if (event.modifiers() & Qt::ControlModifier) {
        m_view.zoomAround(m_plot.timeAt(event.position().x()), std::pow(kWheelZoom, notches));
        return true;
    }
    if ((event.modifiers() & Qt::ShiftModifier) || delta.y() == 0) {
        m_view.panBy(-kWheelPan * notches);
        return true;
    }
    if (m_plot.plan().contentHeight <= m_plot.lanesArea().height()) {
        return false; // nothing to scroll here: let the page have it
    }
    Q_EMIT scrollRequested(static_cast<int>(std::lround(-notches * kScrollNotch)));
    return true;
}

bool TimelineInput::mousePressed(const QMouseEvent& event) {
    const auto title = m_plot.titleAt(event.position());
    if (m_drag == Drag::None && title && event.button() == Qt::LeftButton) {
        m_plot.toggleOpen(*title);
        return false;
    }
    if (m_drag != Drag::None ||
        !m_plot.lanesArea().adjusted(0, 0, 0, 40).contains(event.position().toPoint())) {
        return false;
    }
    const bool left = event.button() == Qt::LeftButton;
    if (event.button() == Qt::MiddleButton || (left && (event.modifiers() & Qt::ShiftModifier))) {
        m_drag = Drag::Pan;
        m_plot.setCursor(Qt::ClosedHandCursor);
    } else if (left) {
        m_drag = Drag::Select;
    } else {
        return false;
    }
    m_dragged = false;
    m_pressed = event.position();
    m_visibleAtPress = m_view.visible();
    m_timeAtPress = m_plot.timeAt(event.position().x());
    return false; // the chart still wants the focus that a click gives
}

bool TimelineInput::mouseMoved(const QMouseEvent& event) {
    const auto moved = event.position() - m_pressed;
    if (m_drag != Drag::None && std::abs(moved.x()) >= QApplication::startDragDistance() / 2.0) {
        m_dragged = true;
    }
    if (m_drag == Drag::Pan && m_dragged) {
        const auto perPixel = TimePixels{m_visibleAtPress, static_cast<double>(m_plot.lanesArea().width())};
        m_view.panTo(m_visibleAtPress.begin -
                     Nanoseconds(std::llround(moved.x() * perPixel.nanosecondsPerPixel())));
        return true;
    }
    const bool inside = m_plot.lanesArea().contains(event.position().toPoint());
    const auto moment = m_plot.timeAt(event.position().x());
    if (m_drag == Drag::Select && m_dragged) {
        m_view.select({m_timeAtPress, moment});
    }
    m_view.setHover(inside ? std::optional(moment) : std::nullopt);
    m_pointer = inside ? std::optional(event.position()) : std::nullopt;
    if (m_drag == Drag::None) {
        showTooltip(event);
    }
    return true;
}

bool TimelineInput::doubleClicked(const QMouseEvent& event) {
    const auto found = m_plot.spanAt(event.position());
    if (event.button() != Qt::LeftButton || !found) {
        return false;
    }
    m_drag = Drag::None;
    Q_EMIT spanChosen(found->first);
    return true;
}

bool TimelineInput::mouseReleased(const QMouseEvent& event) {
    const auto drag = std::exchange(m_drag, Drag::None);
    m_plot.unsetCursor();
    if (drag == Drag::Select && event.button() == Qt::LeftButton && !m_dragged) {
        m_view.clearSelection(); // a click beside a selection puts it away, as everywhere
        Q_EMIT clicked(event.position());
    }
    return false;
}

void TimelineInput::showTooltip(const QMouseEvent& event) {
    const auto found = m_plot.spanAt(event.position());
    const auto* span = found ? spanOf(m_plot.sources(), found->first) : nullptr;
    m_span = found ? std::optional(found->first) : std::nullopt;
    point(m_plot.workerAt(event.position()));
    const auto mark = m_plot.stripTextAt(event.position());
    const auto text = span != nullptr && !mark ? spanTooltip(m_plot.sources()[found->first.source],
                                                             found->first, *span, found->second)
                                               : mark.value_or(QString());
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(event.globalPosition().toPoint(), text, &m_plot);
    }
}

void TimelineInput::point(const std::optional<WorkerRef>& worker) {
    if (worker != m_worker) {
        m_worker = worker;
        Q_EMIT workerPointed(worker);
    }
}

void TimelineInput::pointerLeft() {
    m_view.setHover(std::nullopt);
    m_span.reset();
    m_pointer.reset();
    point(std::nullopt);
    QToolTip::hideText();
}

} // namespace parascope
