// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ComparisonTablePage.h"

#include "core/command/CommandLine.h"
#include "core/demos/compare/CompareDemo.h"
#include "core/report/Metrics.h"
#include "core/report/Sentence.h"
#include "core/work/Calibrate.h"
#include "ui/export/ComparisonExport.h"
#include "ui/pages/ComparisonTableModel.h"
#include "ui/pages/ComparisonTableView.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// From so many letters on the notes stand beside the table, else below it.
constexpr int kWidePage = 170;
constexpr int kNotesBeside = 55; ///< letters
constexpr int kSentenceLines = 5;

ComparisonRow rowOf(const QModelIndex& index) {
    return kComparisonRows.at(static_cast<std::size_t>(index.row()));
}

} // namespace

ComparisonTablePage::ComparisonTablePage(RunSession& session, Machine machine, Ask ask, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_machine(std::move(machine))
    , m_ask(std::move(ask))
    , m_model(new ComparisonTableModel(this))
    , m_view(new ComparisonTableView(this))
    , m_messages(new MessageBar(this))
    , m_sentence(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_notes(new DemoNotes(QStringLiteral("table"), this))
    , m_body(new QSplitter(Qt::Vertical, this)) {
    usePythonSize();
    update();
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Threads vs processes, figures of this machine"));
    makeCurrent(m_model->index(0, 0));
    setupSentence();
    setupLayout();
    connectSession();
    connect(m_view, &ComparisonTableView::chosen, this, &ComparisonTablePage::choose);
    renewInquiry();
}

void ComparisonTablePage::connectSession() {
    connect(&m_session, &RunSession::runAdded, this, &ComparisonTablePage::updateSoon);
    connect(&m_session, &RunSession::runChanged, this, &ComparisonTablePage::runChanged);
    connect(&m_session, &RunSession::runFinished, this, &ComparisonTablePage::runFinished);
}

void ComparisonTablePage::setupSentence() {
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setAccessibleName(tr("What the table means"));
}

void ComparisonTablePage::setupLayout() {
    auto* lookFor = new QLabel(tr("Click a figure to see the run behind it. Run (F5) measures all."), this);
    lookFor->setWordWrap(true);
    m_progress->setFormat(tr("%v of %m runs"));
    m_progress->setAccessibleName(tr("Runs that are done"));
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    auto stays = m_progress->sizePolicy();
    stays.setRetainSizeWhenHidden(true); // nothing jumps when it comes and goes
    m_progress->setSizePolicy(stays);
    m_progress->hide();
    auto* line = new QHBoxLayout;
    line->addWidget(lookFor, 1);
    line->addWidget(m_progress);

    auto* upper = new QWidget(this);
    auto* figures = new QVBoxLayout(upper);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->addWidget(m_view);
    figures->addWidget(m_sentence);
    figures->addStretch(1);
    m_body->addWidget(upper);
    m_body->addWidget(m_notes);
    m_body->setChildrenCollapsible(false);
    m_notes->setMinimumHeight(fontMetrics().lineSpacing() * 4); // a message takes its room from the notes

    auto* column = new QVBoxLayout(this);
    column->addWidget(headline(title(), this));
    column->addLayout(line);
    column->addWidget(m_body, 1);
}

bool ComparisonTablePage::isWide() const {
    return width() >= fontMetrics().averageCharWidth() * kWidePage;
}

void ComparisonTablePage::fitText() {
    auto text = font();
    text.setBold(true);
    m_sentence->setFont(text);
    // Room for the longest from the start on: nothing jumps when it appears.
    m_sentence->setMinimumHeight(m_sentence->fontMetrics().lineSpacing() * kSentenceLines);
}

/// Beside the table where there is room for both, else below it.
void ComparisonTablePage::fitNotes() {
    fitText();
    const int letter = fontMetrics().averageCharWidth();
    const bool beside = isWide();
    m_body->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    m_body->setStretchFactor(0, beside ? 1 : 0);
    m_body->setStretchFactor(1, beside ? 0 : 1);
    if (beside) {
        m_body->setSizes({std::max(1, m_body->width() - letter * kNotesBeside), letter * kNotesBeside});
    } else {
        const int high = m_body->widget(0)->sizeHint().height();
        m_body->setSizes({high, std::max(1, m_body->height() - high)});
    }
}

QString ComparisonTablePage::title() const {
    return tr("Threads vs processes");
}

const ComparisonTable& ComparisonTablePage::comparison() const {
    return m_model->table();
}

void ComparisonTablePage::run() {
    std::vector<Backend> backends;
    for (const auto& column : m_columns) {
        if (column.why.empty()) {
            backends.push_back(column.backend);
        }
    }
    usePythonSize();
    measure(experimentsOf(m_plan, backends));
}

void ComparisonTablePage::stop() {
    m_session.stop();
}

void ComparisonTablePage::choose(const QModelIndex& index) {
    const auto& cell = m_model->cell(index);
    switch (cell.kind) {
    case ComparisonCell::Kind::Measured:
        Q_EMIT runsChosen(cell.runs);
        break;
    case ComparisonCell::Kind::Open:
        if (cell.progress == ComparisonCell::Progress::None) {
            const auto backend = m_columns.at(static_cast<std::size_t>(index.column())).backend;
            measure(experimentsFor(rowOf(index), backend, m_plan, m_session.runs(), m_machine));
        }
        break;
    case ComparisonCell::Kind::Missing:
        m_messages->showError(QString::fromStdString(cell.why));
        break;
    case ComparisonCell::Kind::Words:
        break;
    }
}

void ComparisonTablePage::measure(const std::vector<Experiment>& experiments) {
    if (!isBusy()) {
        m_messages->hide();
        m_failures.clear();
        m_asked = 0;
    }
    const auto ids = m_session.submit(experiments);
    m_open.insert(ids.begin(), ids.end());
    m_asked += static_cast<int>(ids.size());
    m_progress->setRange(0, m_asked);
    m_progress->setValue(m_asked - static_cast<int>(m_open.size()));
    m_progress->show();
    Q_EMIT busyChanged();
}

/// At the start of a run: its cells say so.
void ComparisonTablePage::runChanged(RunId id) {
    if (id != m_running) {
        m_running = id;
        updateSoon();
    }
}

void ComparisonTablePage::runFinished(RunId id) {
    if (isVisible()) {
        update();
    }
    if (m_open.erase(id) == 0) {
        return; // another page's
    }
    m_progress->setValue(m_asked - static_cast<int>(m_open.size()));
    const auto& facts = m_session.run(id)->facts;
    if (!facts.error.empty()) {
        m_failures.append(tr("%1 failed: %2.")
                              .arg(QString::fromStdString(workersInWords(facts.experiment)),
                                   QString::fromStdString(facts.error)));
        m_failures.removeDuplicates();
        m_messages->showError(m_failures.join(QLatin1Char('\n')));
    }
    if (m_open.empty()) {
        m_progress->hide();
        Q_EMIT busyChanged();
    }
}

void ComparisonTablePage::takeBackends(const std::vector<Availability>& backends) {
    m_columns = usualComparisonColumns();
    for (const auto& backend : backends) {
        const auto column = std::find_if(m_columns.begin(), m_columns.end(),
                                         [&](const auto& known) { return known.backend == backend.backend; });
        if (column != m_columns.end()) {
            column->why = backend.why;
        } else if (backend.backend == Backend::CpythonFree && backend.isAvailable()) {
            m_columns.insert(m_columns.begin() + 2, ComparisonColumn{Backend::CpythonFree, {}});
        }
    }
    const int row = m_view->currentIndex().row();
    const int column = m_view->currentIndex().column();
    update();
    if (!m_view->currentIndex().isValid()) {
        makeCurrent(m_model->index(std::max(0, row), std::max(0, column)));
    }
}

/// The keyboard begins there; nothing is selected yet.
void ComparisonTablePage::makeCurrent(const QModelIndex& index) {
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

/// Both languages are to take about as long: by what was measured here, where it was.
void ComparisonTablePage::usePythonSize() {
    std::vector<const RunFacts*> facts;
    for (const auto* run : m_session.runs()) {
        facts.push_back(&run->facts);
    }
    const double times = std::max(1.0, pythonTimesAsLong(facts).value_or(kPythonTimes));
    const auto size = static_cast<std::uint64_t>(static_cast<double>(m_plan.size) / times);
    m_plan.pythonSize = roundToTwoDigits(std::max<std::uint64_t>(1, size));
}

/// Once for all runs that are added together, and not for a page that nobody sees.
void ComparisonTablePage::updateSoon() {
    if (m_updateAsked || !isVisible()) {
        return;
    }
    m_updateAsked = true;
    QMetaObject::invokeMethod(this, &ComparisonTablePage::update, Qt::QueuedConnection);
}

void ComparisonTablePage::update() {
    m_updateAsked = false;
    m_model->setTable(computeComparisonTable(m_columns, m_plan, m_session.runs(), m_machine));
    m_sentence->setText(QString::fromStdString(comparisonInWords(m_model->table())));
}

Result<std::string> ComparisonTablePage::command() const {
    const auto index = m_view->currentIndex();
    const bool isCell = m_view->selectionModel()->isSelected(index) && isMeasured(rowOf(index));
    const auto row = isCell ? rowOf(index) : ComparisonRow::BusyCores;
    RunQuestion run;
    run.backends.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (isCell ? static_cast<int>(i) == index.column() : m_columns[i].why.empty()) {
            run.backends.push_back(m_columns[i].backend);
        }
    }
    const auto experiment = experimentFor(row, Backend::Threads, m_plan);
    run.task = experiment.task;
    run.size = experiment.size;
    run.workers = experiment.workers;
    run.baseline = row == ComparisonRow::BusyCores || row == ComparisonRow::Speedup;
    if (std::any_of(run.backends.begin(), run.backends.end(), isPython)) {
        run.python = m_plan.python;
        run.pythonSize = run.baseline ? m_plan.pythonSize : 0;
    }
    return commandText(CompareDemo(), run);
}

Result<void> ComparisonTablePage::exportChart(const std::filesystem::path& file, const QSize& size) {
    return exportComparison({comparison(), m_machine}, file, size);
}

QImage ComparisonTablePage::picture() const {
    return comparison().hasFigures() ? comparisonPicture({comparison(), m_machine}) : QImage();
}

void ComparisonTablePage::focusChart() {
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void ComparisonTablePage::setPresenting(bool presenting) {
    m_notes->setVisible(!presenting); // what is worth saying aloud is not for the screen
}

void ComparisonTablePage::setUsualSize(std::uint64_t size) {
    m_plan.size = size;
    usePythonSize();
    update();
}

void ComparisonTablePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    update(); // runs may have been made on other pages
    m_inquiry->start();
}

void ComparisonTablePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool wasWide = m_body->orientation() == Qt::Horizontal;
    if (!event->oldSize().isValid() || isWide() != wasWide) {
        fitNotes(); // else it stays as the user has dragged it
    }
}

void ComparisonTablePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitNotes();
    }
}

void ComparisonTablePage::renewInquiry() {
    m_inquiry = std::make_unique<BackendProbe>(
        [ask = m_ask, python = m_plan.python](const std::stop_token& stop) { return ask(python, stop); });
    connect(m_inquiry.get(), &BackendProbe::answered, this, &ComparisonTablePage::takeBackends);
    if (isVisible()) {
        m_inquiry->start();
    }
}

void ComparisonTablePage::setPython(const std::string& interpreter) {
    if (interpreter != m_plan.python) {
        m_plan.python = interpreter;
        renewInquiry();
        update();
    }
}

} // namespace parascope
