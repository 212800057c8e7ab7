// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ComparePage.h"

#include "core/command/CommandLine.h"
#include "core/demos/compare/CompareDemo.h"

#include "core/report/RunFigures.h"
#include "core/report/Sentence.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/BetRow.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/ExperimentControls.h"
#include "ui/pages/FiguresPanel.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"

#include <algorithm>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace parascope {

ComparePage::ComparePage(RunSession& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_controls(new ExperimentControls(this))
    , m_betFirst(new QCheckBox(tr("Bet first"), this))
    , m_betRow(new BetRow(this))
    , m_messages(new MessageBar(this))
    , m_timeline(new TimelinePanel(this))
    , m_figures(new FiguresPanel(this))
    , m_notes(new DemoNotes(QStringLiteral("compare"), this))
    , m_figuresThrottle(new Throttle(kFiguresEvery, this))
    , m_lanesThrottle(new Throttle(kLanesEvery, this)) {
    setupBets();
    setupLayout();
    connect(&m_session, &RunSession::runChanged, this, &ComparePage::runChanged);
    connect(&m_session, &RunSession::runFinished, this, &ComparePage::runFinished);
    connect(&m_session, &RunSession::baselineChanged, this, [this] {
        updateSources();
        updateFigures();
    });
    connect(&m_session, &RunSession::runAdded, this, &Page::busyChanged);
    connect(&m_session, &RunSession::runFinished, this, &Page::busyChanged);
    connect(m_controls, &ExperimentControls::runRequested, this, &Page::runRequested);
    connect(m_controls, &ExperimentControls::coresChanged, &m_session, &RunSession::allowCores);
    connect(m_figuresThrottle, &Throttle::fired, this, &ComparePage::updateFigures);
    connect(m_lanesThrottle, &Throttle::fired, this, [this] {
        updateSources(); // the release moves a run's zero
        m_timeline->dataChanged();
    });
}

void ComparePage::setupBets() {
    m_betFirst->setToolTip(
        tr("Before the run everybody says what speed-up they expect; the bets are drawn on "
           "the result"));
    m_controls->addToRow(m_betFirst);
    m_betRow->hide();
    connect(m_betFirst, &QCheckBox::toggled, m_betRow, &QWidget::setVisible);
    connect(m_controls, &ExperimentControls::changed, this, &ComparePage::showBets);
    showBets();
}

void ComparePage::showBets() {
    if (const auto chosen = m_controls->chosen()) {
        m_betRow->setWays(chosen->backends, chosen->workers);
    }
}

void ComparePage::setupLayout() {
    m_beside = new QSplitter(Qt::Vertical, this);
    m_beside->addWidget(m_figures);
    m_beside->addWidget(m_notes);
    m_beside->setStretchFactor(0, 0);
    m_beside->setStretchFactor(1, 1);
    m_beside->setChildrenCollapsible(false);
    m_body = new QSplitter(Qt::Horizontal, this);
    m_body->addWidget(m_timeline);
    m_body->addWidget(m_beside);
    m_body->setStretchFactor(0, 1); // on a wide screen the lanes get the room, the numbers need no more
    m_body->setStretchFactor(1, 0);
    m_body->setChildrenCollapsible(false);
    fitFigures();

    auto* column = new QVBoxLayout(this);
    auto* lookFor =
        new QLabel(tr("The same work several ways. Look how many lanes are green at the same time."), this);
    lookFor->setWordWrap(true);
    column->addWidget(headline(title(), this));
    column->addWidget(lookFor);
    column->addWidget(m_controls);
    column->addWidget(m_betRow);
    column->addWidget(m_messages);
    column->addWidget(m_body, 1);
}

/// Room for the numbers of three runs, at the size of the text.
void ComparePage::fitFigures() {
    const int wanted = fontMetrics().averageCharWidth() * 57;
    const bool isPlaced = m_body->width() > wanted;
    const int figures = isPlaced ? std::min(wanted, m_body->width() * 9 / 20) : wanted;
    m_body->setSizes({std::max(1, m_body->width() - figures), figures});
    const int high = fontMetrics().lineSpacing() * 23; // all rows and a long sentence
    m_beside->setSizes({high, std::max(1, m_beside->height() - high)});
}

QString ComparePage::title() const {
    return tr("Threads or processes?");
}

void ComparePage::stop() {
    m_session.stop();
}

bool ComparePage::pauseOrPlay() {
    m_timeline->pauseOrPlay();
    return true;
}

QList<QWidget*> ComparePage::pictures() const {
    return {&m_timeline->chart()};
}

Result<std::string> ComparePage::command() const {
    const auto chosen = m_controls->chosen();
    return chosen ? Result<std::string>(commandText(CompareDemo(), *chosen)) : failure(chosen.error());
}

Result<void> ComparePage::exportChart(const std::filesystem::path& file, const QSize& size) {
    const auto runs = exportedRuns();
    if (runs.empty()) {
        return failure("nothing was exported", "no run is shown", "press Run (F5) or tick a run first");
    }
    return exportRuns(runs, file, size);
}

QImage ComparePage::picture() const {
    const auto runs = exportedRuns();
    if (runs.empty()) {
        return {};
    }
    return runsPicture(runs);
}

void ComparePage::focusChart() {
    m_timeline->setFocus(Qt::ShortcutFocusReason);
}

void ComparePage::setUsualSize(std::uint64_t size) {
    m_controls->setUsualSize(size);
}

void ComparePage::setPresenting(bool presenting) {
    m_notes->setVisible(!presenting); // what is worth saying aloud is not for the screen
}

void ComparePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_body != nullptr) {
        fitFigures();
    }
}

void ComparePage::run() {
    const auto chosen = m_controls->chosen();
    if (!chosen) {
        m_messages->showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    m_messages->hide();
    m_failures.clear();
    m_timeline->view().clearSelection();
    const auto experiments = experimentsOf(*chosen);
    const auto bets = m_betRow->bets();
    const auto ids = m_session.submit(experiments);
    m_open.insert(ids.begin(), ids.end());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto bet = bets.find(experiments[i].backend); bet != bets.end()) {
            m_bets[ids[i]] = bet->second;
        }
    }
    m_timeline->setLive(true);
    showRuns(ids);
    m_timeline->view().home();
    const auto* focus = QApplication::focusWidget();
    if (qobject_cast<const QLineEdit*>(focus) == nullptr &&
        qobject_cast<const QAbstractSpinBox*>(focus) == nullptr) {
        m_timeline->setFocus(); // the keys for zoom and pause work at once; who types sizes goes on typing
    }
    Q_EMIT busyChanged();
}

std::vector<const RunRecord*> ComparePage::shownRuns() const {
    std::vector<const RunRecord*> runs;
    for (const auto id : m_shown) {
        if (const auto* run = m_session.run(id)) {
            runs.push_back(run);
        }
    }
    return runs;
}

std::vector<const RunRecord*> ComparePage::exportedRuns() const {
    return withBaselines(shownRuns(), m_session.runs());
}

void ComparePage::showRuns(const std::vector<RunId>& ids) {
    if (ids == m_shown) {
        return;
    }
    m_shown = ids;
    updateSources();
    updateFigures();
    Q_EMIT shownChanged(m_shown);
}

std::vector<TimelineSource> ComparePage::sourcesWithBets() const {
    const auto figures = figuresOf(shownRuns(), m_session.runs());
    auto sources = timelineSources(shownRuns());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto& facts = figures[i].run->facts;
        const auto bet = m_bets.find(facts.id);
        if (bet == m_bets.end() || !facts.finished) {
            continue; // while it runs the end is open, and so is the bet
        }
        if (const auto end = endByBet(figures[i].metrics, bet->second)) {
            sources[i].betEnd = facts.launched + *end - figures[i].run->zero();
            sources[i].betText = tr("bet: %1 ×").arg(bet->second, 0, 'f', 1);
        }
    }
    return sources;
}

void ComparePage::updateSources() {
    m_timeline->setSources(m_bets.empty() ? timelineSources(shownRuns()) : sourcesWithBets());
}

void ComparePage::updateFigures() {
    const auto figures = figuresOf(shownRuns(), m_session.runs());
    auto report = runReport(figures);
    std::vector<SettledBet> bets;
    for (const auto& [run, metrics] : figures) {
        if (const auto bet = m_bets.find(run->facts.id); bet != m_bets.end()) {
            bets.push_back({&run->facts, bet->second, metrics.speedup});
        }
    }
    if (!report.sentence.empty()) {
        const auto settled = betsInWords(bets);
        report.sentence = settled + (settled.empty() ? "" : " ") + compareRuns(figuresOf(exportedRuns()));
    }
    m_figures->setReport(report);
}

void ComparePage::runChanged(RunId id) {
    if (std::find(m_shown.begin(), m_shown.end(), id) != m_shown.end()) {
        m_lanesThrottle->request();
        m_figuresThrottle->request();
    }
}

void ComparePage::runFinished(RunId id) {
    std::vector<const RunFacts*> facts;
    for (const auto* known : m_session.runs()) {
        facts.push_back(&known->facts);
    }
    if (const auto times = pythonTimesAsLong(facts)) {
        m_controls->setPythonTimes(*times);
    }
    const auto* run = m_session.run(id);
    if (run != nullptr && !run->facts.error.empty()) {
        const auto recorded = run->trace.spanCount() > 0 ? tr(" What was recorded stays.") : QString();
        m_failures.append(
            tr("%1 failed: %2.")
                .arg(QString::fromStdString(runTitle(run->facts)), QString::fromStdString(run->facts.error)) +
            recorded);
        m_messages->showError(m_failures.join(QLatin1Char('\n')));
    }
    if (m_open.erase(id) > 0 && m_open.empty()) {
        m_timeline->setLive(false);
    }
}

void ComparePage::setPython(const std::string& interpreter) {
    m_controls->setPython(interpreter);
}

} // namespace parascope
