// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePage.h"

#include "core/demos/queue/QueueMetrics.h"
#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueWords.h"
#include "ui/demos/queue/QueueControls.h"
#include "ui/demos/queue/QueueLog.h"
#include "ui/demos/queue/QueuePaceBar.h"
#include "ui/demos/queue/QueueView.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/MessageBar.h"

namespace parascope {

namespace {

const QueueDemo& queueDemo() {
    static const QueueDemo kDemo;
    return kDemo;
}

/// What the page says of a run. What failed is said where errors are said.
std::string sentenceOf(const RunFacts& facts) {
    if (!facts.finished) {
        return {}; // a sentence about half a run would be wrong a moment later
    }
    std::string lost;
    for (const auto& item : queueFacts(facts).lostItems) {
        lost += (lost.empty() ? "Lost: " : "; ") + item;
    }
    return !lost.empty() ? lost + "." : facts.error.empty() ? queueMetrics(facts).sentence : std::string();
}

} // namespace

QueuePage::QueuePage(RunSession& session, QWidget* parent)
    : QueuePage(session, new QueueControls, new QueueView(session), parent) {}

QueuePage::QueuePage(RunSession& session, QueueControls* controls, QueueView* view, QWidget* parent)
    : DemoPage(queueDemo(), session, {controls, view}, parent)
    , m_controls(controls)
    , m_view(view)
    , m_log(new QueueLog) {
    auto* tabs = qobject_cast<QTabWidget*>(notes());
    tabs->insertTab(0, m_log, tr("Log"));
    tabs->setCurrentIndex(0);
    connectParts();
}

void QueuePage::connectParts() {
    const auto showPlanned = [this] {
        if (const auto question = m_controls->question()) {
            m_view->setPlanned(question->queue);
        }
    };
    showPlanned();
    connect(m_controls, &DemoControls::changed, this, showPlanned);
    connect(m_controls, &QueueControls::delaysChanged, this, &QueuePage::sendDelays);
    connect(&m_view->pace(), &QueuePaceBar::paceChanged, this,
            [this] { m_controls->setPace(m_view->pace().pace()); });
    connect(this, &Page::busyChanged, this, [this] { m_controls->setRunning(isBusy()); });
    connect(this, &DemoPage::shownChanged, this, &QueuePage::showLog);
    connect(&session(), &RunSession::runChanged, this, [this](RunId id) {
        if (record() != nullptr && record()->facts.id == id) {
            showLog();
        }
    });
    connect(m_log, &QueueLog::lineChosen, this, [this](std::size_t line) {
        if (const auto moment = record() == nullptr ? std::nullopt : momentOfLine(*record(), line)) {
            m_view->seek(*moment);
        }
    });
}

const RunRecord* QueuePage::record() const {
    const auto runs = shownRuns();
    return runs.empty() ? nullptr : runs.back();
}

void QueuePage::showLog() {
    m_log->showRun(record());
}

void QueuePage::sendDelays() {
    const auto question = m_controls->question();
    if (isBusy() && question) {
        session().order(queue_order::delay(QueueSide::Producer, question->queue.produce));
        session().order(queue_order::delay(QueueSide::Consumer, question->queue.consume));
    }
}

Report QueuePage::report(const std::vector<const RunRecord*>& runs) const {
    auto report = DemoPage::report(runs);
    report.sentence = sentenceOf(runs.back()->facts);
    return report;
}

void QueuePage::openFile(std::vector<RunRecord> records) {
    if (session().isBusy()) {
        messages().showError(tr("The file was not opened: a run goes on; wait for its end or stop it."));
        return;
    }
    messages().hide();
    showRuns({session().adopt(std::move(records)).back()});
    const auto& experiment = record()->facts.experiment;
    QueueQuestion question;
    question.backend = experiment.backend;
    question.python = experiment.python;
    question.queue = queueParameters(experiment);
    m_view->pace().setPace(1);
    m_controls->choose(question);
    m_view->begin();
}

} // namespace parascope
