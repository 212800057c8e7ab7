// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineNotes.h"

#include "core/base/TimePixels.h"
#include "ui/charts/MarkFlags.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeTicks.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>

namespace parascope {

namespace {

constexpr int kNoteLineWidth = 280; ///< px of a 96 dpi screen
constexpr int kLongestNote = 300;

/// The lane whose row is at a point; invalid beside all.
LaneId laneAt(const RunScene& scene, QPointF point) {
    const auto position = positionAt(scene, point);
    return position ? scene.lanes[*position].lane : LaneId();
}

/// The note that stands on a lane at a moment.
std::optional<TraceNote> noteOn(const Trace& trace, LaneId lane, Nanoseconds time) {
    for (const auto& mark : trace.marks()) {
        if (mark.isNote && mark.lane == lane && mark.time == time) {
            return trace.noteOf(mark);
        }
    }
    return std::nullopt;
}

} // namespace

TimelineNotes::TimelineNotes(TimelinePlot& plot, QWidget& chart)
    : QObject(&chart)
    , m_plot(plot)
    , m_chart(chart) {}

std::optional<TimelineNotes::Place> TimelineNotes::noteAt(QPointF point) const {
    for (std::size_t source = 0; source < m_plot.sources().size(); ++source) {
        const auto& scene = m_plot.scene(source);
        if (auto note = parascope::noteAt(scene, point, QFontMetricsF(m_plot.font(), &m_plot))) {
            return Place{source, std::move(*note)};
        }
    }
    return std::nullopt;
}

std::optional<TimelineNotes::Place> TimelineNotes::placeAt(QPointF point) const {
    for (std::size_t source = 0; source < m_plot.sources().size(); ++source) {
        const auto& scene = m_plot.scene(source);
        if (scene.source.trace != nullptr && QRectF(scene.place.lanes).contains(point)) {
            return Place{source, {m_plot.timeAt(point.x()) + scene.source.zero, laneAt(scene, point), {}}};
        }
    }
    return std::nullopt;
}

QRect TimelineNotes::lineRect(const Place& place) const {
    const auto& scene = m_plot.scene(place.source);
    const auto& area = scene.place.lanes;
    const TimePixels pixels{scene.range(), static_cast<double>(area.width())};
    const auto position = positionOf(scene, place.note.lane);
    const double top = position ? laneRect(scene, *position).top() : area.top();
    const QSize size(std::min(tokens::scaled(kNoteLineWidth, m_plot.font()), m_plot.width()),
                     tokens::scaled(tokens::kControlHeight, m_plot.font()));
    const int x = area.left() + static_cast<int>(std::clamp(pixels.toPixel(place.note.time), 0.0,
                                                            static_cast<double>(area.width())));
    return {std::clamp(x, 0, m_plot.width() - size.width()),
            std::clamp(static_cast<int>(top), 0, std::max(0, m_plot.height() - size.height())), size.width(),
            size.height()};
}

void TimelineNotes::write(Place place) {
    keep();
    const auto& sources = m_plot.sources();
    if (place.source >= sources.size() || sources[place.source].trace == nullptr) {
        return;
    }
    const auto& source = sources[place.source];
    if (!source.run.isValid()) {
        Q_EMIT told(tr("Notes can be written once the run has ended."));
        return;
    }
    place.note = source.trace->keepable(place.note);
    m_before = noteOn(*source.trace, place.note.lane, place.note.time);
    place.note = m_before.value_or(place.note);
    m_run = source.run;
    m_zero = source.zero;
    m_note = place.note;
    m_line = new QLineEdit(QString::fromStdString(m_note.text), &m_plot);
    m_line->setObjectName(QStringLiteral("note"));
    m_line->setMaxLength(kLongestNote);
    m_line->setPlaceholderText(tr("A note: Enter keeps, Esc drops it"));
    m_line->setAccessibleName(tr("Note at %1").arg(timeText(m_note.time - m_zero)));
    m_line->setGeometry(lineRect(place));
    m_line->selectAll();
    m_line->installEventFilter(this);
    m_line->show();
    m_line->setFocus();
}

bool TimelineNotes::eventFilter(QObject* watched, QEvent* event) {
    // One that goes down with its plot loses the keyboard too, when it is a line to type in no more.
    if (qobject_cast<QLineEdit*>(watched) == nullptr) {
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        return keyPressed(static_cast<QKeyEvent*>(event)->key());
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            keep();
        }
    }
    return false;
}

/// What a line to type in has no use for would move the lanes below it.
bool TimelineNotes::keyPressed(int key) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        keep();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

/// An empty text takes the note away.
void TimelineNotes::keep() {
    if (!m_line) {
        return;
    }
    auto note = m_note;
    note.text = m_line->text().trimmed().toStdString();
    close();
    if (note.text.empty()) {
        if (m_before) {
            change({m_run, m_before, std::nullopt},
                   tr("%1 was removed; Ctrl+Z brings it back.").arg(inWords(*m_before)));
        }
    } else if (note != m_before) {
        change({m_run, m_before, note}, tr("%1 was written; Ctrl+S saves it.").arg(inWords(note)));
    }
}

void TimelineNotes::close() {
    auto* line = m_line.data();
    m_line.clear(); // that it loses the focus is no news
    if (line == nullptr) {
        return;
    }
    if (line->hasFocus()) {
        m_chart.setFocus();
    }
    line->hide();
    line->deleteLater();
}

void TimelineNotes::remove(const Place& place) {
    const auto& source = m_plot.sources()[place.source];
    m_zero = source.zero;
    change({source.run, place.note, std::nullopt},
           tr("%1 was removed; Ctrl+Z brings it back.").arg(inWords(place.note)));
}

void TimelineNotes::undo() {
    if (!canUndo()) {
        return;
    }
    const auto last = m_changes.back();
    m_changes.pop_back();
    Q_EMIT changed(last.run, last.to, last.from);
    Q_EMIT told(last.from ? tr("The note is there again: %1").arg(QString::fromStdString(last.from->text))
                          : tr("The note is gone again."));
}

void TimelineNotes::change(const Change& change, const QString& words) {
    m_changes.push_back(change);
    Q_EMIT changed(change.run, change.from, change.to);
    Q_EMIT told(words);
}

QString TimelineNotes::inWords(const TraceNote& note) const {
    return tr("The note at %1, “%2”,").arg(timeText(note.time - m_zero), QString::fromStdString(note.text));
}

} // namespace parascope
