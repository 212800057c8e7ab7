// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueuePage.h"

#include "core/command/CommandLine.h"
#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueReport.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/Replay.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueueControls.h"
#include "ui/pages/QueueLog.h"
#include "ui/pages/QueuePaceBar.h"
#include "ui/pages/QueueView.h"
#include "ui/pages/ReportModel.h"
#include "ui/pages/TimelinePanel.h"

#include <cmath>
#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QTableView>

namespace parascope {

QueuePage::QueuePage(EngineHost& engine, QWidget* parent)
    : Page(parent)
    , m_session(engine)
    , m_controls(new QueueControls(this))
    , m_pace(new QueuePaceBar(this))
    , m_messages(new MessageBar(this))
    , m_view(new QueueView(this))
    , m_timeline(new TimelinePanel(this))
    , m_model(new ReportModel(ReportModel::Figures::AreRows, this))
    , m_table(new QTableView(this))
    , m_notes(new DemoNotes(QStringLiteral("queue"), this))
    , m_log(new QueueLog(this))
    , m_sentence(new QLabel(this))
    , m_figuresThrottle(new Throttle(kFiguresEvery, this))
    , m_lanesThrottle(new Throttle(kLanesEvery, this)) {
    m_timeline->setReplaySpeed(1); // a run takes seconds, not milliseconds
    m_timeline->chart().setPlaceholder(
        tr("Each producer and consumer gets a lane here: yellow means it waits for the queue."));
    resize(800, 600); // until the window says: a picture of the window lays out hidden pages too
    setupNumbers();
    setupLayout();
    setupKeys();
    setupLive();
}

QueuePage::~QueuePage() {
    m_view->setRecord(nullptr);
    m_timeline->setSources({});
}

QString QueuePage::title() const {
    return tr("Producer and consumer");
}

Nanoseconds QueuePage::paced(Nanoseconds delay) const {
    return Nanoseconds(std::llround(static_cast<double>(delay.count()) / m_pace->pace()));
}

Result<QueueQuestion> QueuePage::chosen() const {
    auto question = m_controls->chosen();
    if (!question) {
        return question;
    }
    question->queue.produce = paced(question->queue.produce);
    question->queue.consume = paced(question->queue.consume);
    if (const auto good = checkFields(*question); !good) {
        return failure(good.error());
    }
    return question;
}

void QueuePage::sendDelays() {
    const auto question = chosen();
    if (isBusy() && question) {
        m_session.order(queue_order::delay(QueueSide::Producer, question->queue.produce));
        m_session.order(queue_order::delay(QueueSide::Consumer, question->queue.consume));
    }
}

void QueuePage::run() {
    const auto question = chosen();
    if (!question) {
        m_messages->showError(QString::fromStdString(question.error().text()));
        return;
    }
    clear();
    m_controls->setRunning(true);
    showRun(m_session.submit(QueueDemo().plan(*question)).front());
    m_timeline->setLive(true);
    m_timeline->view().home();
    m_view->setFocus(); // Space and N work at once
    Q_EMIT busyChanged();
}

void QueuePage::showRun(RunId id) {
    m_id = id;
    m_logged = 0;
    m_view->setRecord(record());
}

void QueuePage::clear() {
    m_messages->hide();
    m_sentence->clear();
    m_log->clear();
    m_model->setReport(queueSidesReport(nullptr));
    m_view->setRecord(nullptr);
    m_timeline->setSources({});
    m_timeline->view().clearSelection();
}

void QueuePage::open(std::vector<RunRecord> records) {
    if (isBusy()) {
        m_messages->showError(tr("The file was not opened: a run goes on; wait for its end or stop it."));
        return;
    }
    clear();
    showRun(m_session.adopt(std::move(records)).back());
    const auto& experiment = record()->facts.experiment;
    QueueQuestion question;
    question.backend = experiment.backend;
    question.python = experiment.python;
    question.queue = queueParameters(experiment);
    m_pace->setPace(1);
    m_controls->choose(question);
    take();
    m_timeline->view().home();
    showMoment();
}

void QueuePage::stop() {
    if (isBusy()) {
        m_session.stop();
    }
}

bool QueuePage::pauseOrPlay() {
    if (!isBusy()) {
        m_timeline->replay().playOrPause();
    } else {
        m_session.order(std::string(record()->facts.paused ? queue_order::kResume : queue_order::kPause));
    }
    return true;
}

void QueuePage::step() {
    if (isBusy()) {
        m_session.order(std::string(queue_order::kPause));
        m_session.order(std::string(queue_order::kStep));
    }
}

/// What is new of the run that is shown.
void QueuePage::take() {
    const auto& run = *record();
    m_log->addLines({run.log.begin() + static_cast<std::ptrdiff_t>(m_logged), run.log.end()});
    m_logged = run.log.size();
    m_pace->setFacts(run.facts);
    showMoment();
    m_lanesThrottle->request();
    m_figuresThrottle->request();
    if (run.facts.finished) {
        finished();
    }
}

void QueuePage::finished() {
    const auto& facts = record()->facts;
    m_controls->setRunning(false);
    if (queueFacts(facts).linesNotLogged > 0) {
        m_log->addLines({tr("… %1 lines about items were left out.")
                             .arg(queueFacts(facts).linesNotLogged)
                             .toStdString()});
    }
    if (!facts.error.empty()) {
        m_messages->showError(tr("The run failed: %1.").arg(QString::fromStdString(facts.error)));
    }
    updateSources();
    m_timeline->setLive(false);
    updateFigures();
}

void QueuePage::showMoment() {
    const auto& replay = m_timeline->replay();
    if (replay.position() && record() != nullptr) {
        m_view->showMoment(record()->facts.released + *replay.position(),
                           replay.isPlaying() ? replay.speed() : 0);
    } else {
        m_view->showNow();
    }
}

void QueuePage::updateSources() {
    if (record() == nullptr || record()->facts.released == Nanoseconds{}) {
        return;
    }
    m_timeline->setSources(timelineSources({record()}));
}

void QueuePage::updateFigures() {
    const auto facts = factsSoFar(*record());
    m_model->setReport(queueSidesReport(&facts));
    if (!facts.finished) {
        return; // a sentence about half a run would be wrong a moment later
    }
    QStringList lost;
    for (const auto& item : queueFacts(facts).lostItems) {
        lost.append(QString::fromStdString(item));
    }
    if (!lost.isEmpty()) {
        m_sentence->setText(tr("Lost: %1.").arg(lost.join(QStringLiteral("; "))));
    } else if (facts.error.empty()) {
        m_sentence->setText(QString::fromStdString(queueMetrics(facts).sentence));
    }
}

Result<std::string> QueuePage::command() const {
    const auto question = chosen();
    return question ? Result<std::string>(commandText(QueueDemo(), *question)) : failure(question.error());
}

Result<void> QueuePage::exportChart(const std::filesystem::path& file, const QSize& size) {
    if (record() == nullptr || !record()->facts.finished) {
        return failure("nothing was exported", "there is no finished run",
                       "press Run (F5) and wait for its end");
    }
    return exportRuns({record()}, file, size);
}

QImage QueuePage::picture() const {
    return record() != nullptr && record()->facts.finished ? runsPicture({record()}) : QImage();
}

void QueuePage::focusChart() {
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void QueuePage::setPresenting(bool presenting) {
    for (int tab = 1; tab < m_notes->count(); ++tab) {
        m_notes->setTabVisible(tab, !presenting); // the log is for all, what is worth saying is not
    }
    m_notes->setCurrentIndex(0);
}

void QueuePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_below != nullptr) {
        m_sentence->setMinimumHeight(fontMetrics().lineSpacing() * 2);
        m_isFitted = false;
        fitWhenVisible();
    }
}

void QueuePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitWhenVisible();
}

/// Not before it is seen: the parts of a page without a size would have none either, and charts cannot be
/// painted so.
void QueuePage::fitWhenVisible() {
    if (isVisible() && !m_isFitted) {
        m_isFitted = true;
        layout()->activate();
        fitParts();
    }
}

void QueuePage::setPython(const std::string& interpreter) {
    m_controls->setPython(interpreter);
}

} // namespace parascope
