// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/SpanSearch.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace parascope {

class ElidedLabel;
class TimelineChart;
class TimeView;

/// A line to find spans by their names: what matches is lit up, and one is gone to after the other.
class SpanFinder final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    SpanFinder(TimelineChart& chart, const TimeView& view, QWidget* parent = nullptr);

    /// Takes the focus, with what was searched last.
    void open();
    void find(const QString& text);
    /// The chart shows other runs now, or there is more of them.
    void runsChanged();
    /// Forgets what was found: nothing is lit up any more.
    void clear();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton(const QString& text, const QString& tip, int direction);
    [[nodiscard]] std::vector<SearchedTrace> searchedTraces() const;
    void search();
    void goOn();
    void showFound();
    void step(int direction);
    void tell();

    TimelineChart& m_chart;
    const TimeView& m_view;
    QLineEdit* m_text;
    ElidedLabel* m_told;
    QTimer m_pause;  ///< in the typing
    QTimer m_onward; ///< while not all spans were looked at
    SpanSearch m_search;
    std::vector<RunId> m_runs; ///< whose traces are searched
    int m_direction = 0;       ///< of a step that waits until all were
    std::optional<SpanSearch::Place> m_current;
};

} // namespace parascope
