// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/SpanFinder.h"

#include "core/base/Numbers.h"
#include "ui/charts/ShownLanes.h"
#include "ui/charts/SpanRef.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <utility>

namespace parascope {

namespace {

constexpr std::chrono::milliseconds kTypingPause(150);
constexpr int kLettersOfText = 18; ///< that can be seen at once
/// So many are looked at before the window comes round: a few milliseconds.
constexpr std::size_t kSpansAtOnce = 500'000;

QString grouped(std::size_t count) {
    return QString::fromStdString(groupedDigits(count));
}

/// Of cores where those are shown; empty: the usual ones.
std::vector<LaneId> searchedLanes(const TimelineSource& source) {
    std::vector<LaneId> lanes;
    for (const auto& shown : showsCores(source) ? shownLanes(source) : std::vector<ShownLane>()) {
        lanes.push_back(shown.lane);
    }
    return lanes;
}

std::vector<RunId> searchedRuns(const TimelineChart& chart) {
    std::vector<RunId> runs;
    for (const auto& source : chart.sources()) {
        runs.push_back(source.run);
    }
    return runs;
}

/// "12 spans, 1.23 s together, on 4 lanes".
QString foundInWords(const SpanSearch::Totals& totals) {
    const auto length = QString::fromStdString(durationInWords(toSeconds(totals.time)));
    return (totals.count == 1 ? SpanFinder::tr("1 span, %1") : SpanFinder::tr("%2 spans, %1 together"))
               .arg(length)
               .arg(grouped(totals.count)) +
           (totals.lanes == 1 ? SpanFinder::tr(", on 1 lane")
                              : SpanFinder::tr(", on %1 lanes").arg(grouped(totals.lanes)));
}

} // namespace

SpanFinder::SpanFinder(TimelineChart& chart, const TimeView& view, QWidget* parent)
    : QWidget(parent)
    , m_chart(chart)
    , m_view(view)
    , m_text(new QLineEdit(this))
    , m_told(new ElidedLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kGrid);
    m_text->setPlaceholderText(tr("Find spans by name"));
    m_text->setAccessibleName(tr("Find spans by name"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(m_text->fontMetrics().averageCharWidth() * kLettersOfText * 2);
    m_text->installEventFilter(this);
    m_told->setObjectName(QStringLiteral("found"));
    makeSpoken(*m_told);
    row->addWidget(m_text, 1);
    addButton(tr("‹"), tr("Previous (Shift+Enter)"), -1);
    addButton(tr("›"), tr("Next (Enter)"), 1);
    row->addWidget(m_told, 1);
    auto* close = addButton(tr("×"), tr("Close (Esc)"), 0);
    connect(close, &QToolButton::clicked, this, &SpanFinder::closed);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPause);
    connect(&m_pause, &QTimer::timeout, this, &SpanFinder::search);
    connect(&m_onward, &QTimer::timeout, this, &SpanFinder::goOn);
    connect(m_text, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
}

QToolButton* SpanFinder::addButton(const QString& text, const QString& tip, int direction) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    if (direction != 0) {
        connect(button, &QToolButton::clicked, this, [this, direction] { step(direction); });
    }
    return button;
}

void SpanFinder::open() {
    m_text->setFocus();
    m_text->selectAll();
    search();
}

void SpanFinder::find(const QString& text) {
    m_text->setText(text);
    search();
    step(1);
}

void SpanFinder::runsChanged() {
    if (isHidden()) { // it is not on a page that is not shown: runs that were searched may be gone
        return;
    }
    if (searchedRuns(m_chart) != m_runs || searchedTraces() != m_search.traces()) {
        search();
    } else {
        goOn(); // of a live run what is new
    }
}

void SpanFinder::clear() {
    m_pause.stop();
    m_onward.stop();
    m_search = {};
    m_runs.clear();
    m_current.reset();
    m_direction = 0;
    m_chart.lightNames({});
}

std::vector<SearchedTrace> SpanFinder::searchedTraces() const {
    std::vector<SearchedTrace> traces;
    for (const auto& source : m_chart.sources()) {
        traces.push_back({source.trace, source.zero, searchedLanes(source)});
    }
    return traces;
}

void SpanFinder::search() {
    m_pause.stop();
    m_current.reset();
    m_direction = 0;
    m_runs = searchedRuns(m_chart);
    m_search = SpanSearch(searchedTraces(), m_text->text().toStdString(), kSpansAtOnce);
    showFound();
}

void SpanFinder::goOn() {
    m_search.goOn(kSpansAtOnce);
    if (m_current && !m_search.has(*m_current)) {
        m_current.reset();
    }
    showFound();
}

void SpanFinder::showFound() {
    std::vector<std::vector<bool>> lit;
    for (std::size_t i = 0; i < m_search.traces().size() && m_search.totals().count > 0; ++i) {
        lit.push_back(m_search.matches(i));
    }
    m_chart.lightNames(std::move(lit));
    tell();
    if (!m_search.isWhole()) {
        m_onward.start(0);
        return;
    }
    m_onward.stop();
    if (const auto direction = std::exchange(m_direction, 0); direction != 0) {
        step(direction);
    }
}

void SpanFinder::step(int direction) {
    if (m_pause.isActive()) {
        search();
    }
    if (!m_search.isWhole()) {
        m_direction = direction;
        return;
    }
    if (m_current && !m_search.has(*m_current)) {
        m_current.reset();
    }
    auto next = m_current ? m_search.step(*m_current, direction) : m_search.firstFrom(m_view.visible().begin);
    if (!next) { // around
        next = direction > 0 ? m_search.first() : m_search.last();
    }
    if (next) {
        m_current = next;
        m_chart.focusSpan({next->trace, next->lane, next->depth, next->span});
        tell();
    }
}

void SpanFinder::tell() {
    const auto& totals = m_search.totals();
    const auto words =
        m_text->text().isEmpty() ? QString()
        : !m_search.isWhole()    ? tr("searching …")
        : totals.count == 0      ? tr("no span has a name with that")
        : m_current ? tr("%1 of %2").arg(grouped(m_search.rankOf(*m_current) + 1), foundInWords(totals))
                    : foundInWords(totals);
    m_told->setText(words);
    speak(*m_told, words);
}

bool SpanFinder::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        if (isEnter) {
            step(key.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
        if (key.key() == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace parascope
