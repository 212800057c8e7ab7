// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/ComparisonTablePage.h"

#include "core/base/ShellWords.h"
#include "core/command/CommandLine.h"
#include "core/demos/compare/CompareDemo.h"
#include "core/report/Sentence.h"
#include "core/work/Calibrate.h"
#include "ui/demos/AskedRuns.h"
#include "ui/demos/table/ComparisonTableModel.h"
#include "ui/demos/table/ComparisonTableView.h"
#include "ui/export/ComparisonExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/MessageBar.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/SentenceLabel.h"

#include <algorithm>
#include <QLabel>
#include <QVBoxLayout>

namespace parascope {

namespace {
ComparisonRow rowOf(const QModelIndex& index) {
    return kComparisonRows.at(static_cast<std::size_t>(index.row()));
}
} // namespace

ComparisonTablePage::ComparisonTablePage(RunSession& session, Machine machine, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_machine(std::move(machine))
    , m_asked(new AskedRuns(session, this))
    , m_model(new ComparisonTableModel(this))
    , m_view(new ComparisonTableView(this))
    , m_messages(new MessageBar(this))
    , m_title(new QLabel(titleOfPage(), this))
    , m_sentence(new SentenceLabel(this))
    , m_notes(new DemoNotes(QStringLiteral("table"), this)) {
    usePythonSize();
    update();
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Threads vs processes, figures of this machine"));
    makeCurrent(m_model->index(0, 0));
    setupLayout();
    connectSession();
    connect(m_view, &ComparisonTableView::chosen, this, &ComparisonTablePage::choose);
}

void ComparisonTablePage::connectSession() {
    connect(&m_session, &RunSession::runAdded, this, &ComparisonTablePage::updateSoon);
    connect(&m_session, &RunSession::runChanged, this, &ComparisonTablePage::runChanged);
    connect(&m_session, &RunSession::runRemoved, this, &ComparisonTablePage::updateSoon);
    connect(&m_session, &RunSession::runFinished, this, [this] {
        if (isVisible()) {
            update();
        }
    });
    connect(m_asked, &AskedRuns::ended, this, &Page::busyChanged);
    connect(m_asked, &AskedRuns::failed, m_messages, &MessageBar::showError);
}

void ComparisonTablePage::setupLayout() {
    tokens::setType(*m_title, tokens::Type::Title);
    m_title->hide();
    m_sentence->setHint(tr("Click a figure to see the run behind it. Run (F5) measures all."));
    m_notes->hide(); // until a dock takes it
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(tokens::kControlGap);
    m_column->addWidget(m_title);
    m_column->addWidget(m_sentence);
    m_column->addWidget(m_view, 1);
}

QString ComparisonTablePage::titleOfPage() {
    return tr("Threads vs processes");
}

QString ComparisonTablePage::nameOfPage() {
    return tr("Table");
}

QWidget* ComparisonTablePage::notes() const {
    return m_notes;
}

const ComparisonTable& ComparisonTablePage::comparison() const {
    return m_model->table();
}

bool ComparisonTablePage::isBusy() const {
    return m_asked->isBusy();
}

RunProgress ComparisonTablePage::progress() const {
    return m_asked->progress();
}

void ComparisonTablePage::run() {
    usePythonSize();
    measure(planned());
}

std::vector<Experiment> ComparisonTablePage::planned() const {
    std::vector<Backend> backends;
    for (const auto& column : m_columns) {
        if (column.why.empty()) {
            backends.push_back(column.backend);
        }
    }
    return experimentsOf(m_plan, backends);
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
        showProof(cell);
        break;
    }
}

/// Of words: the runs that show it, else the demo that would.
void ComparisonTablePage::showProof(const ComparisonCell& cell) {
    if (!cell.runs.empty()) {
        Q_EMIT runsChosen(cell.runs);
        return;
    }
    const auto words = splitWords(cell.command);
    const auto parsed = parseCommandLine(words.value_or(std::vector<std::string>()));
    if (!cell.command.empty() && parsed) {
        Q_EMIT commandChosen(parsed->command);
    }
}

void ComparisonTablePage::measure(const std::vector<Experiment>& experiments) {
    if (m_session.isBusy() && !isBusy()) {
        m_messages->showError(
            tr("Nothing was measured: something runs on another page; wait for its end or stop it."));
        return;
    }
    if (!isBusy()) {
        m_messages->hide();
    }
    m_asked->submit(experiments);
    Q_EMIT busyChanged();
}

/// At the start of a run: its cells say so.
void ComparisonTablePage::runChanged(RunId id) {
    if (id != m_running) {
        m_running = id;
        updateSoon();
    }
}

void ComparisonTablePage::setAvailability(const std::vector<Availability>& backends) {
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
    m_sentence->setSentence(QString::fromStdString(comparisonInWords(m_model->table())));
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

Result<std::unique_ptr<Exhibit>> ComparisonTablePage::exhibit() const {
    return comparisonExhibit({comparison(), m_machine});
}

void ComparisonTablePage::focusChart() {
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void ComparisonTablePage::setPresenting(bool presenting) {
    m_title->setVisible(presenting);
}

void ComparisonTablePage::setUsualSize(std::uint64_t size) {
    m_plan.size = size;
    usePythonSize();
    update();
}

void ComparisonTablePage::setPython(const std::string& interpreter) {
    if (interpreter != m_plan.python) {
        m_plan.python = interpreter;
        update();
    }
}

void ComparisonTablePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    update(); // runs may have been made on other pages
}

void ComparisonTablePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_column->setContentsMargins(tokens::pageMargins(*this));
}

} // namespace parascope
