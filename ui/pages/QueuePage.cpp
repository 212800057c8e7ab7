// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueuePage.h"

#include "core/command/CommandLine.h"
#include "core/report/QueueMetrics.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/Replay.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/QueueExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueueControls.h"
#include "ui/pages/QueueLog.h"
#include "ui/pages/QueueModel.h"
#include "ui/pages/QueuePaceBar.h"
#include "ui/pages/QueueView.h"
#include "ui/pages/TimelinePanel.h"

#include <cmath>
#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QTableView>

namespace parascope {

namespace {
/// As on the other pages: people read numbers no faster, and lanes that grow ten times a second look alive.
constexpr auto kFiguresEvery = std::chrono::milliseconds(250);
constexpr auto kLanesEvery = std::chrono::milliseconds(100);
} // namespace

QueuePage::QueuePage(QueueParts parts, QWidget* parent)
    : Page(parent)
    , m_parts(std::move(parts))
    , m_controls(new QueueControls(this))
    , m_pace(new QueuePaceBar(this))
    , m_messages(new MessageBar(this))
    , m_view(new QueueView(this))
    , m_timeline(new TimelinePanel(this))
    , m_model(new QueueModel(this))
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
    m_host.reset(); // nothing comes any more
    m_view->setRecord(nullptr);
    m_timeline->setSources({});
}

QString QueuePage::title() const {
    return tr("Producer and consumer");
}

Nanoseconds QueuePage::paced(Nanoseconds delay) const {
    return Nanoseconds(std::llround(static_cast<double>(delay.count()) / m_pace->pace()));
}

Result<QueueExperiment> QueuePage::chosen() const {
    auto experiment = m_controls->chosen();
    if (!experiment) {
        return experiment;
    }
    experiment->produce = paced(experiment->produce);
    experiment->consume = paced(experiment->consume);
    if (const auto good = checkQueue(*experiment); !good) {
        return failure(good.error());
    }
    return experiment;
}

void QueuePage::sendDelays() {
    const auto experiment = chosen();
    if (m_isBusy && experiment) {
        m_host->setDelay(QueueSide::Producer, experiment->produce);
        m_host->setDelay(QueueSide::Consumer, experiment->consume);
    }
}

void QueuePage::run() {
    const auto experiment = chosen();
    if (!experiment) {
        m_messages->showError(QString::fromStdString(experiment.error().text()));
        return;
    }
    if (!m_host) {
        m_host = std::make_unique<QueueHost>(m_parts);
        connect(m_host.get(), &QueueHost::updated, this,
                [this](const QueueUpdatePtr& update) { take(*update); });
    }
    clear();
    m_record = std::make_unique<QueueRecord>();
    m_record->facts.experiment = *experiment;
    m_view->setRecord(m_record.get());
    m_isBusy = true;
    m_controls->setRunning(true);
    m_host->start(*experiment);
    m_timeline->setLive(true);
    m_timeline->view().home();
    m_view->setFocus(); // Space and N work at once
    Q_EMIT busyChanged();
}

void QueuePage::clear() {
    m_messages->hide();
    m_sentence->clear();
    m_log->clear();
    m_model->clear();
    m_view->setRecord(nullptr);
    m_timeline->setSources({});
    m_timeline->view().clearSelection();
}

void QueuePage::open(QueueRecord record) {
    if (m_isBusy) {
        m_messages->showError(tr("The file was not opened: a run goes on; wait for its end or stop it."));
        return;
    }
    clear();
    m_record = std::make_unique<QueueRecord>(std::move(record));
    m_pace->setPace(1);
    m_controls->choose(m_record->facts.experiment);
    m_view->setRecord(m_record.get());
    m_log->addLines(m_record->log);
    finished();
    m_timeline->view().home();
    showMoment();
}

void QueuePage::stop() {
    if (m_isBusy) {
        m_host->stop();
    }
}

void QueuePage::pauseOrPlay() {
    if (!m_isBusy) {
        m_timeline->replay().playOrPause();
    } else if (m_record->facts.paused) {
        m_host->resume();
    } else {
        m_host->pause();
    }
}

void QueuePage::step() {
    if (m_isBusy) {
        m_host->pause();
        m_host->step();
    }
}

void QueuePage::take(const QueueUpdate& update) {
    m_record->apply(update);
    m_log->addLines(update.lines);
    m_pace->setFacts(m_record->facts);
    showMoment();
    m_lanesThrottle->request();
    m_figuresThrottle->request();
    if (m_record->facts.finished) {
        finished();
    }
}

void QueuePage::finished() {
    const auto& facts = m_record->facts;
    m_isBusy = false;
    m_controls->setRunning(false);
    if (facts.linesNotLogged > 0) {
        m_log->addLines(
            {tr("… %1 lines about items were left out.").arg(facts.linesNotLogged).toStdString()});
    }
    if (!facts.error.empty()) {
        m_messages->showError(tr("The run failed: %1.").arg(QString::fromStdString(facts.error)));
    }
    updateSources();
    m_timeline->setLive(false);
    updateFigures();
    Q_EMIT busyChanged();
}

void QueuePage::showMoment() {
    const auto& replay = m_timeline->replay();
    if (replay.position() && m_record) {
        m_view->showMoment(m_record->facts.released + *replay.position(),
                           replay.isPlaying() ? replay.speed() : 0);
    } else {
        m_view->showNow();
    }
}

void QueuePage::updateSources() {
    if (!m_record || m_record->facts.released == Nanoseconds{}) {
        return;
    }
    const auto& facts = m_record->facts;
    m_timeline->setSources({{QString::fromStdString(infoOf(facts.experiment.backend).label), &m_record->trace,
                             facts.released, QString(), LaneView::Workers}});
}

void QueuePage::updateFigures() {
    const auto facts = factsSoFar(*m_record);
    m_model->setFacts(facts);
    if (!facts.finished) {
        return; // a sentence about half a run would be wrong a moment later
    }
    QStringList lost;
    for (const auto& item : facts.lostItems) {
        lost.append(QString::fromStdString(item));
    }
    if (!lost.isEmpty()) {
        m_sentence->setText(tr("Lost: %1.").arg(lost.join(QStringLiteral("; "))));
    } else if (facts.error.empty()) {
        m_sentence->setText(QString::fromStdString(queueMetrics(facts).sentence));
    }
}

Result<std::string> QueuePage::command() const {
    const auto experiment = chosen();
    if (!experiment) {
        return failure(experiment.error());
    }
    Command command;
    command.kind = Command::Kind::Queue;
    command.queue = *experiment;
    return commandText(command);
}

Result<void> QueuePage::exportChart(const std::filesystem::path& file, const QSize& size) {
    if (!m_record || !m_record->facts.finished) {
        return failure("nothing was exported", "there is no finished run",
                       "press Run (F5) and wait for its end");
    }
    return exportQueue(*m_record, file, size);
}

QImage QueuePage::picture() const {
    return m_record && m_record->facts.finished ? queuePicture(*m_record) : QImage();
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
    if (event->type() == QEvent::FontChange && m_body != nullptr) {
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
