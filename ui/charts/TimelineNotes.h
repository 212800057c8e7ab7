// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <optional>
#include <QObject>
#include <QPointer>
#include <QPointF>

class QLineEdit;

namespace parascope {

class TimelinePlot;

/// Lets the user write notes on the lanes, in a small line at the place itself. It keeps none: it tells what
/// is to change.
class TimelineNotes : public QObject {
    Q_OBJECT

public:
    /// A note, or the place for one, on a run of a timeline.
    struct Place {
        std::size_t source = 0; ///< index of the run
        TraceNote note;

        bool operator==(const Place&) const = default;
    };

    /// `chart` has the keyboard again when a note was written. Both must outlive it.
    TimelineNotes(TimelinePlot& plot, QWidget& chart);

    /// The note whose flag is at a point.
    [[nodiscard]] std::optional<Place> noteAt(QPointF point) const;
    /// The moment at a point, on the lane that is there or of the whole run; nothing beside all runs.
    [[nodiscard]] std::optional<Place> placeAt(QPointF point) const;
    /// Opens the line for the note that is there, or for a new one.
    void write(Place place);
    void remove(const Place& place);
    [[nodiscard]] bool canUndo() const { return !m_changes.empty(); }
    /// Takes the last change back.
    void undo();

Q_SIGNALS:
    void changed(parascope::RunId run, const std::optional<parascope::TraceNote>& from,
                 const std::optional<parascope::TraceNote>& to);
    /// What was done, or why nothing was, in one line.
    void told(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Change {
        RunId run;
        std::optional<TraceNote> from;
        std::optional<TraceNote> to;
    };

    /// Where the line is to stand for that note, px of the plot.
    [[nodiscard]] QRect lineRect(const Place& place) const;
    [[nodiscard]] bool keyPressed(int key);
    void keep();
    void close();
    void change(const Change& change, const QString& words);
    [[nodiscard]] QString inWords(const TraceNote& note) const;

    TimelinePlot& m_plot;
    QWidget& m_chart;
    QPointer<QLineEdit> m_line; ///< while one writes; a child of the plot
    RunId m_run;
    Nanoseconds m_zero{};
    std::optional<TraceNote> m_before; ///< the note that is being changed
    TraceNote m_note;                  ///< the place of the one that is written
    std::vector<Change> m_changes;     ///< the last one is undone first
};

} // namespace parascope
