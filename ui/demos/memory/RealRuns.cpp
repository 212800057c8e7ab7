// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/RealRuns.h"

#include "ui/charts/ShareBars.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/SentenceLabel.h"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kUsualTimes = 1000;
constexpr int kMostTimes = 1'000'000;
constexpr int kLookEveryMs = 100;
constexpr double kFade = 0.35; ///< of each further wrong end
constexpr double kMostFaded = 0.7;

/// One bar of all ends, as large as `shareOf(row)` each.
template <class ShareOf>
ShareBar barOfEnds(const QString& name, const std::vector<OutcomeRow>& rows, const ShareOf& shareOf) {
    ShareBar bar{name, {}, {}};
    double fade = 0;
    for (const auto& row : rows) {
        const auto state = row.isRight ? State::Running : row.outcome.isStuck ? State::Lock : State::Io;
        const bool fades = state == State::Io;
        bar.parts.push_back({QString::fromStdString(row.words), state, fades ? fade : 0, shareOf(row)});
        fade = std::min(kMostFaded, fade + (fades ? kFade : 0));
    }
    return bar;
}

} // namespace

RealRuns::RealRuns(QWidget* parent)
    : QWidget(parent)
    , m_run(new QToolButton)
    , m_times(new QSpinBox)
    , m_pauses(new QComboBox)
    , m_bars(new ShareBars(this))
    , m_sentence(new SentenceLabel(this)) {
    m_times->setRange(1, kMostTimes);
    m_times->setValue(kUsualTimes);
    m_times->setGroupSeparatorShown(true);
    m_times->setAccessibleName(tr("How often for real"));
    m_times->setToolTip(tr("So often real threads go through the steps"));
    for (const int microseconds : {20, 200, 0}) {
        m_pauses->addItem(microseconds == 0 ? tr("none") : tr("to %1 µs").arg(microseconds), microseconds);
    }
    m_pauses->setObjectName(QStringLiteral("pauses"));
    m_pauses->setAccessibleName(tr("Pauses between steps"));
    m_pauses->setToolTip(
        tr("Each thread pauses before each step, by lot: without that, threads of a few steps "
           "seldom meet"));
    m_run->setToolTip(tr("Real threads go through the same steps, again and again"));
    m_bars->setAccessibleName(tr("How often each end comes"));
    m_sentence->setHint(
        tr("Each order of the steps is as likely as the others only on paper: run it for real."));
    auto* pauses = new QLabel(tr("&Pauses"), this);
    pauses->setBuddy(m_pauses);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_run);
    row->addWidget(m_times);
    row->addWidget(pauses);
    row->addWidget(m_pauses);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addLayout(row);
    column->addWidget(m_bars);
    column->addWidget(m_sentence);
    showRunning(false);
    connect(m_run, &QToolButton::clicked, this, [this] { isRunning() ? stop() : start(); });
    connect(&m_poll, &QTimer::timeout, this, &RealRuns::look);
}

RealRuns::~RealRuns() = default;

const QString& RealRuns::sentence() const {
    return m_sentence->sentence();
}

RoundsWish RealRuns::wish() const {
    return {static_cast<std::uint64_t>(m_times->value()),
            std::chrono::microseconds(m_pauses->currentData().toInt())};
}

void RealRuns::choose(const Scenario& scenario) {
    m_threads.reset();
    m_poll.stop();
    showRunning(false);
    m_scenario = scenario;
    m_ways = waysOf(scenario);
    m_results = {};
    showResults();
}

void RealRuns::start() {
    auto started = ScenarioThreads::start(m_scenario.program, wish());
    if (!started) {
        m_sentence->setSentence(QString::fromStdString(started.error().text()));
        return;
    }
    m_threads = std::move(*started);
    m_wasSpread = wish().spread > Nanoseconds{};
    m_poll.start(kLookEveryMs);
    showRunning(true);
}

void RealRuns::stop() {
    if (m_threads) {
        m_threads->stop();
    }
}

/// Threads that were stopped leave within a pause: the next look finds them gone.
void RealRuns::look() {
    const bool hasEnded = m_threads->hasEnded();
    m_results = m_threads->results();
    showResults();
    if (hasEnded) {
        m_threads.reset();
        m_poll.stop();
        showRunning(false);
        Q_EMIT ended();
    }
}

void RealRuns::showRunning(bool isRunning) {
    m_run->setText(isRunning ? tr("Stop") : tr("Run it for &real"));
    m_times->setEnabled(!isRunning);
    m_pauses->setEnabled(!isRunning);
    if (!isRunning) {
        m_run->setMinimumWidth(m_run->sizeHint().width()); // those behind it keep their place
    }
}

void RealRuns::showResults() {
    const auto rows = outcomeRows(m_scenario, m_ways, m_results.outcomes);
    std::vector<ShareBar> bars{
        barOfEnds(tr("All ways"), rows, [](const OutcomeRow& row) { return row.shareOfWays; })};
    if (!m_results.outcomes.empty()) {
        bars.push_back(
            barOfEnds(tr("For real"), rows, [](const OutcomeRow& row) { return row.shareOfTimes; }));
    }
    m_bars->setBars(std::move(bars));
    m_sentence->setSentence(
        QString::fromStdString(timesInWords(m_scenario, m_ways, m_results.outcomes, m_wasSpread)));
}

} // namespace parascope
