// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/TimelinePanel.h"

#include "ui/charts/Minimap.h"
#include "ui/charts/Replay.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"
#include "ui/pages/NamesDialog.h"
#include "ui/pages/RangeText.h"
#include "ui/pages/ReplayBar.h"
#include "ui/pages/SpanCard.h"
#include "ui/pages/SpanFinder.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

TimelinePanel::TimelinePanel(QWidget* parent)
    : QWidget(parent)
    , m_view(new TimeView(this))
    , m_chart(new TimelineChart(*m_view, this))
    , m_buttons(new QWidget(this))
    , m_line(new QStackedWidget(m_buttons))
    , m_range(new ElidedLabel(m_line))
    , m_finder(new SpanFinder(*m_chart, *m_view, m_line))
    , m_details(new SpanCard(m_chart->plot()))
    , m_replay(new Replay(m_clock, this))
    , m_replayBar(new ReplayBar(*m_replay, this)) {
    m_chart->setAccessibleName(tr("Timeline of the workers"));
    setFocusProxy(m_chart);
    setupButtons();
    setupLayout();
    connect(m_view, &TimeView::selectionChanged, this, &TimelinePanel::showSelection);
    connect(m_view, &TimeView::followingChanged, this, &TimelinePanel::showFollowing);
    connect(m_view, &TimeView::liveChanged, this, &TimelinePanel::showFollowing);
    connect(m_view, &TimeView::extentChanged, this, &TimelinePanel::updatePlayable);
    connect(m_view, &TimeView::liveChanged, this, &TimelinePanel::updatePlayable);
    connect(m_replay, &Replay::moved, this, &TimelinePanel::showReplay);
    connect(m_chart, &TimelineChart::spanFocused, this, &TimelinePanel::tell);
    connect(m_chart, &TimelineChart::noteTold, this, &TimelinePanel::tell);
    connect(m_chart, &TimelineChart::focusChanged, this, &TimelinePanel::showDetails);
    connect(m_details, &SpanCard::told, this, [this](const QString& words) { speak(*m_range, words); });
    showFollowing();
    showSelection();
    updatePlayable();
}

QToolButton* TimelinePanel::addButton(const QString& text, const QString& tip, const QString& name) {
    auto* button = new QToolButton(m_buttons);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    m_buttons->layout()->addWidget(button);
    return button;
}

void TimelinePanel::setupButtons() {
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, tokens::kControlGap, 0);
    row->setSpacing(tokens::kGrid);
    connect(addButton(tr("Fit"), tr("Show everything (Home)"), tr("Fit all")), &QToolButton::clicked, m_chart,
            &TimelineChart::fitAll);
    m_fitSelection = addButton(tr("Fit selection"), tr("Show the selected stretch (F)"), tr("Fit selection"));
    connect(m_fitSelection, &QToolButton::clicked, m_chart, &TimelineChart::fitSelection);
    connect(addButton(tr("+"), tr("Zoom in (W, Ctrl+wheel)"), tr("Zoom in")), &QToolButton::clicked, m_chart,
            &TimelineChart::zoomIn);
    connect(addButton(tr("−"), tr("Zoom out (S, Ctrl+wheel)"), tr("Zoom out")), &QToolButton::clicked,
            m_chart, &TimelineChart::zoomOut);
    m_byCore = addButton(tr("By core"), tr("Show which worker each core had, instead of each worker (C)"),
                         tr("Lanes by core"));
    m_byCore->setCheckable(true);
    m_byCore->setShortcut(Qt::Key_C);
    connect(m_byCore, &QToolButton::toggled, this, &TimelinePanel::showSources);
    setupLooking();
    m_backToNow = addButton(tr("Back to now"), tr("Follow the run again (Space)"), tr("Back to now"));
    connect(m_backToNow, &QToolButton::clicked, m_view, &TimeView::backToNow);
    m_range->setObjectName(QStringLiteral("range"));
    makeSpoken(*m_range);
    row->addSpacing(tokens::kControlGap);
    m_line->addWidget(m_range);
    m_line->addWidget(m_finder);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_line, 1);
}

/// For traces with many names.
void TimelinePanel::setupLooking() {
    m_nested = addButton(tr("Nested"), tr("A row for each depth of spans inside others"), tr("Nested rows"));
    m_nested->setCheckable(true);
    m_nested->setChecked(true);
    m_nested->hide();
    connect(m_nested, &QToolButton::toggled, this, &TimelinePanel::showSources);
    auto* find = addButton(tr("Find"), tr("Find spans by their names (Ctrl+F)"), tr("Find spans"));
    find->setShortcut(QKeySequence::Find);
    connect(find, &QToolButton::clicked, this, &TimelinePanel::openFinder);
    auto* names = addButton(tr("Names"), tr("What the spans of each name come to (Ctrl+Shift+T)"),
                            tr("Names of the spans"));
    names->setShortcut(static_cast<int>(Qt::CTRL | Qt::SHIFT) | Qt::Key_T);
    connect(names, &QToolButton::clicked, this, &TimelinePanel::showNames);
    connect(m_finder, &SpanFinder::closed, this, &TimelinePanel::closeFinder);
}

void TimelinePanel::openFinder() {
    m_line->setCurrentWidget(m_finder);
    m_finder->open();
}

void TimelinePanel::closeFinder() {
    m_finder->clear();
    m_line->setCurrentWidget(m_range);
    m_chart->setFocus();
}

void TimelinePanel::showNames() {
    if (m_sources.empty()) {
        return;
    }
    NamesDialog dialog(m_chart->sources(), m_view->selection(), this);
    // While it is open the beginning of a file that is being opened may give way to the whole of it.
    connect(this, &TimelinePanel::sourcesChanged, &dialog,
            [this, &dialog] { dialog.setSources(m_chart->sources()); });
    dialog.exec();
    if (!dialog.chosenName().isEmpty()) {
        openFinder();
        m_finder->find(dialog.chosenName());
    }
}

void TimelinePanel::setupLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_buttons);
    column->addWidget(m_chart, 1);
    column->addWidget(m_replayBar);
}

void TimelinePanel::setSources(std::vector<TimelineSource> sources) {
    const bool areOthers = !std::equal(sources.begin(), sources.end(), m_sources.begin(), m_sources.end(),
                                       [](const TimelineSource& now, const TimelineSource& before) {
                                           return now.trace == before.trace && now.file == before.file;
                                       });
    m_sources = std::move(sources);
    m_nested->setVisible(std::any_of(m_sources.begin(), m_sources.end(), [](const TimelineSource& source) {
        return source.nesting == Nesting::InRows;
    }));
    showSources();
    if (areOthers) { // what was said was said of those that were there
        m_details->clear();
        showSelection();
        Q_EMIT sourcesChanged();
    }
}

void TimelinePanel::showSources() {
    auto sources = m_sources;
    for (auto& source : sources) {
        source.view = m_byCore->isChecked() ? LaneView::Cores : LaneView::Workers;
        source.nesting = m_nested->isChecked() ? source.nesting : Nesting::InLane;
    }
    m_chart->setSources(std::move(sources));
    m_finder->runsChanged();
    updatePlayable();
    if (m_view->selection()) {
        showSelection();
    }
}

void TimelinePanel::dataChanged() {
    m_chart->dataChanged();
}

void TimelinePanel::setLive(bool live) {
    m_view->setLive(live);
}

void TimelinePanel::showSelection() {
    const auto& selection = m_view->selection();
    m_fitSelection->setEnabled(selection.has_value());
    say(selection ? rangeText(m_chart->sources(), *selection)
                  : tr("Drag over the lanes, or Shift and an arrow key, select a stretch of time; Ctrl+wheel "
                       "zooms."));
}

void TimelinePanel::say(const QString& text) {
    m_range->setText(text);
    m_range->setAccessibleName(text); // not the part of it for which there is room
}

void TimelinePanel::tell(const QString& text) {
    say(text);
    speak(*m_range, text);
}

void TimelinePanel::showDetails() {
    const auto& ref = m_chart->focusedSpan();
    const auto& sources = m_chart->sources();
    if (ref && ref->source < sources.size()) {
        m_details->show(sources[ref->source], *ref,
                        m_chart->plot().focusRect().value_or(QRectF()).toAlignedRect());
    } else {
        m_details->clear();
        showSelection();
    }
}

void TimelinePanel::pauseOrPlay() {
    if (m_view->isLive()) {
        m_view->setFollowing(!m_view->isFollowing());
    } else {
        m_replay->playOrPause();
    }
}

void TimelinePanel::setPresenting(bool presenting) {
    m_buttons->setVisible(!presenting);
    m_chart->minimap().setVisible(!presenting);
}

void TimelinePanel::setReplaySpeed(double speed) {
    m_replayBar->setSpeed(speed);
}

void TimelinePanel::updatePlayable() {
    const auto begin = std::max(Nanoseconds{0}, m_view->extent().begin);
    const bool playable = !m_view->isLive() && m_view->extent().end > begin && !m_sources.empty();
    m_replay->setExtent(playable ? TimeSpan{begin, m_view->extent().end} : TimeSpan{});
    m_replayBar->setPlayable(playable);
}

void TimelinePanel::showReplay() {
    const auto position = m_replay->position();
    m_view->setCurtain(position);
    if (position && m_replay->isPlaying() && !m_view->visible().contains(*position)) {
        m_view->panTo(*position - m_view->visible().length() / 10);
    }
}

void TimelinePanel::showFollowing() {
    m_backToNow->setEnabled(m_view->isLive() && !m_view->isFollowing());
}

} // namespace parascope
