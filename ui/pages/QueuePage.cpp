// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueuePage.h"

#include "core/analysis/QueueMetrics.h"
#include "core/run/CommandLine.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/Replay.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/QueueExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueueControls.h"
#include "ui/pages/QueueLog.h"
#include "ui/pages/QueueModel.h"
#include "ui/pages/QueuePaceBar.h"
#include "ui/pages/QueueView.h"
#include "ui/pages/TimelinePanel.h"

#include <QEvent>
#include <QHeaderView>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

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

void QueuePage::setupNumbers() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Numbers of the run at the queue"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int row = QueueModel::kFirstOfWhole; row < QueueModel::RowCount; ++row) {
        m_table->setSpan(row, 0, 1, 2);
    }
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAccessibleName(tr("What the run at the queue means"));
    m_sentence->setMinimumHeight(fontMetrics().lineSpacing() * 2); // the layout does not jump when it comes
    auto font = m_sentence->font();
    font.setBold(true);
    m_sentence->setFont(font);
}

void QueuePage::setupLayout() {
    m_notes->insertTab(0, m_log, tr("Log"));
    m_notes->setCurrentIndex(0);
    auto* beside = new QWidget(this);
    auto* besideColumn = new QVBoxLayout(beside);
    besideColumn->setContentsMargins(0, 0, 0, 0);
    besideColumn->addWidget(m_table);
    besideColumn->addWidget(m_notes, 1);
    m_below = new QSplitter(Qt::Horizontal, this);
    m_below->addWidget(m_timeline);
    m_below->addWidget(beside);
    m_below->setStretchFactor(0, 1);
    m_below->setStretchFactor(1, 0);
    m_below->setChildrenCollapsible(false);
    m_body = new QSplitter(Qt::Vertical, this);
    m_body->addWidget(m_view);
    m_body->addWidget(m_below);
    m_body->setStretchFactor(0, 2);
    m_body->setStretchFactor(1, 3);
    m_body->setChildrenCollapsible(false);
    fitParts();

    auto* column = new QVBoxLayout(this);
    auto* lookFor =
        new QLabel(tr("Producers put items into a queue, consumers take them out. Look who waits for "
                      "whom, and why."),
                   this);
    lookFor->setWordWrap(true);
    column->addWidget(headline(title(), this));
    column->addWidget(lookFor);
    column->addWidget(m_controls);
    column->addWidget(m_pace);
    column->addWidget(m_messages);
    column->addWidget(m_body, 1);
    column->addWidget(m_sentence);
}

void QueuePage::fitParts() {
    const int figures = fontMetrics().averageCharWidth() * 46;
    const int wide = std::max(m_below->width(), 2 * figures);
    m_below->setSizes({wide - figures, figures});
    const int picture = m_view->sizeHint().height();
    m_body->setSizes({picture, std::max(picture, m_body->height() - picture)});
}

void QueuePage::setupKeys() {
    for (QWidget* where : std::initializer_list<QWidget*>{m_view, &m_timeline->chart()}) {
        // On the pictures only: everywhere else Space presses the button that has the focus.
        connect(new QShortcut(Qt::Key_Space, where, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, &QueuePage::pauseOrPlay);
        connect(new QShortcut(Qt::Key_N, where, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, &QueuePage::step);
    }
}

void QueuePage::setupLive() {
    connect(m_controls, &QueueControls::delayChanged, this, &QueuePage::sendDelays);
    connect(m_controls, &QueueControls::runRequested, this, [this] {
        if (!m_isBusy) {
            run();
        }
    });
    connect(m_pace, &QueuePaceBar::paceChanged, this, &QueuePage::sendDelays);
    connect(m_pace, &QueuePaceBar::pauseRequested, this, &QueuePage::pauseOrPlay);
    connect(m_pace, &QueuePaceBar::stepRequested, this, &QueuePage::step);
    const auto fail = [this](WorkerId worker) {
        if (m_isBusy) {
            m_host->fail(worker);
        }
    };
    connect(m_pace, &QueuePaceBar::failRequested, this, fail);
    connect(m_view, &QueueView::failRequested, this, fail);
    connect(&m_timeline->replay(), &Replay::moved, this, &QueuePage::showMoment);
    connect(&m_timeline->replay(), &Replay::playingChanged, this, &QueuePage::showMoment);
    connect(m_figuresThrottle, &Throttle::fired, this, &QueuePage::updateFigures);
    connect(m_lanesThrottle, &Throttle::fired, this, [this] {
        updateSources(); // the release moves the run's zero
        m_timeline->dataChanged();
    });
}

QString QueuePage::title() const {
    return tr("Producer and consumer");
}

Nanoseconds QueuePage::paced(Nanoseconds delay) const {
    return Nanoseconds(static_cast<std::int64_t>(static_cast<double>(delay.count()) / m_pace->pace() + 0.5));
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
    m_messages->hide();
    m_sentence->clear();
    m_log->clear();
    m_model->clear();
    m_view->setRecord(nullptr);
    m_timeline->setSources({});
    m_timeline->view().clearSelection();
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
        fitParts();
    }
}

} // namespace parascope
