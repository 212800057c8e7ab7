// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "ui/charts/TimelineSource.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace parascope {

class ElidedLabel;
class Replay;
class ReplayBar;
class SpanFinder;
class SpanCard;
class TimelineChart;
class TimeView;

/// The lanes chart with its buttons above, beside them the figures of the selected stretch, and the replay
/// below.
class TimelinePanel final : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePanel(QWidget* parent = nullptr);

    void setSources(std::vector<TimelineSource> sources);
    /// The traces have grown.
    void dataChanged();
    void setLive(bool live);
    [[nodiscard]] TimelineChart& chart() const { return *m_chart; }
    [[nodiscard]] TimeView& view() const { return *m_view; }
    [[nodiscard]] Replay& replay() const { return *m_replay; }
    /// Of a live view: pauses or resumes it. Else plays the runs again, or pauses that.
    void pauseOrPlay();
    /// Chooses a speed of the replay, one of those that are offered.
    void setReplaySpeed(double speed);
    /// On a projector: without the row of buttons.
    void setPresenting(bool presenting);

Q_SIGNALS:
    /// Other runs are shown: those that were may go.
    void sourcesChanged();

private:
    QToolButton* addButton(const QString& text, const QString& tip, const QString& name);
    void setupButtons();
    void setupLooking();
    void setupLayout();
    void showSelection();
    /// Says something in the line beside the buttons, which is always there: nothing jumps.
    void say(const QString& text);
    /// The same, and has it read aloud.
    void tell(const QString& text);
    /// What the file says of the focused piece, where there is one.
    void showDetails();
    void showFollowing();
    void showSources();
    void showReplay();
    void updatePlayable();
    void openFinder();
    void closeFinder();
    void showNames();

    MonotonicClock m_clock;
    TimeView* m_view;
    TimelineChart* m_chart;
    QWidget* m_buttons;
    std::vector<TimelineSource> m_sources;
    QToolButton* m_byCore = nullptr;
    QToolButton* m_nested = nullptr;
    QToolButton* m_backToNow = nullptr;
    QToolButton* m_fitSelection = nullptr;
    QStackedWidget* m_line; ///< what was selected, or what is searched
    ElidedLabel* m_range;
    SpanFinder* m_finder;
    SpanCard* m_details;
    Replay* m_replay;
    ReplayBar* m_replayBar;
};

} // namespace parascope
