// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/demos/queue/QueueFacts.h"
#include "core/demos/RunFile.h"
#include "core/engine/BackendProbe.h"
#include "ui/charts/CoreChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/demos/table/ComparisonTablePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/Log.h"
#include "ui/shell/PageList.h"
#include "ui/shell/Presentation.h"
#include "ui/shell/RunHistory.h"
#include "ui/shell/SidePanel.h"
#include "ui/shell/StatusText.h"
#include "ui/shell/TextSize.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr QSize kUsualWindow(1280, 800);
constexpr QSize kFrame(0, 40); ///< that a window manager puts around a window
constexpr QSize kLeastWindow(800, 560);

/// Which demos are asked on a page that is made for them.
bool hasPageOfItsOwn(const Demo& demo) {
    const auto& key = demo.info().key;
    return key == "run" || key == "scale" || key == "queue";
}

/// The runs at a queue, taken out of a file's runs.
std::vector<RunRecord> takeQueues(OpenedFile& opened) {
    const auto first = std::stable_partition(opened.runs.begin(), opened.runs.end(),
                                             [](const RunRecord& run) { return !isQueue(run.facts); });
    std::vector<RunRecord> queues(std::make_move_iterator(first), std::make_move_iterator(opened.runs.end()));
    opened.runs.erase(first, opened.runs.end());
    return queues;
}

} // namespace

MainWindow::MainWindow(EngineHost& engine, Machine machine, Ask ask, Demos demos, QWidget* parent)
    : QMainWindow(parent)
    , m_machine(std::move(machine))
    , m_engine(engine)
    , m_session(engine)
    , m_ask(std::move(ask))
    , m_textSize(std::make_unique<TextSize>()) {
    setWindowTitle(tr("Parascope"));
    setupPages(demos);
    setupCores();
    setupActions();
    setupLayout();
    setupPresentation();
    connectEngine();
    resize(kUsualWindow.boundedTo(screen()->availableSize() - kFrame));
    m_textSize->setStep(m_settings.textStep());
    restoreGeometry(m_settings.windowGeometry());
    setPython(m_settings.python());
    goToPage(0);
    if (width() >= tokens::kNarrowWindow) {
        m_side->show(SidePanel::Shows::Notes);
    }
    updateState();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupPages(Demos demos) {
    m_list = new PageList(this);
    m_stack = new QStackedWidget(this);
    m_history = new RunHistory(m_session, this);
    m_side = new SidePanel(m_history, this);
    m_compare = new ComparePage(m_session, this);
    auto* table = new ComparisonTablePage(m_session, m_machine, this);
    connect(table, &ComparisonTablePage::runsChosen, this, &MainWindow::showRuns);
    m_queue = new QueuePage(m_session, this);
    for (auto* page :
         std::initializer_list<Page*>{m_compare, m_queue, new ScalingPage(m_session, this), table}) {
        addPage(page);
    }
    for (const auto* demo : demos) {
        if (!hasPageOfItsOwn(*demo)) {
            addPage(new DemoPage(*demo, m_session, this));
        }
    }
    connect(m_list, &PageList::currentRowChanged, this, &MainWindow::goToPage);
    connect(m_history, &RunHistory::shownChanged, m_compare, &ComparePage::showRuns);
    connect(m_compare, &ComparePage::shownChanged, m_history, &RunHistory::setShown);
}

void MainWindow::addPage(Page* page) {
    m_pages.append(page);
    m_list->addPage(symbolOfPage(page->key()), page->name(), page->title());
    m_stack->addWidget(page);
    connect(page, &Page::busyChanged, this, &MainWindow::updateState);
    connect(page, &Page::runRequested, this, &MainWindow::run);
}

void MainWindow::setupCores() {
    m_coreStrip = new QWidget(this);
    m_cores = new CoreChart(m_coreStrip);
    m_cores->setAccessibleName(tr("Load of every core"));
    m_cores->setPlaceholder(tr("The cores appear here."));
    m_status = new QLabel(m_coreStrip);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // rather cut off than a wide window
    m_status->setForegroundRole(QPalette::PlaceholderText);
    tokens::setType(*m_status, tokens::Type::Caption);
    auto* column = new QVBoxLayout(m_coreStrip);
    column->setContentsMargins(tokens::kNarrowPageEdge, 0, tokens::kNarrowPageEdge, tokens::kGrid);
    column->setSpacing(0);
    column->addWidget(m_cores);
    column->addWidget(m_status);
}

void MainWindow::setupLayout() {
    m_header = new HeaderBar(
        {m_runAction, m_stopAction, m_exportAction, m_presentAction, menuOfAll(), appearanceMenu()}, this);
    connect(m_header, &HeaderBar::runsElsewhereClicked, this, &MainWindow::goToBusyPage);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(m_stack, 1);
    middle->addWidget(m_side);
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(middle, 1);
    column->addWidget(m_coreStrip);
    setCentralWidget(whole);
    setMinimumSize(kLeastWindow);
    fit();
}

void MainWindow::setupPresentation() {
    m_presentation = new Presentation(*this, {m_list, m_side, m_status}, m_header);
    connect(m_presentation, &Presentation::toggled, this, &MainWindow::setPresenting);
    connect(m_presentation, &Presentation::left, this, &MainWindow::present);
    connect(m_presentation, &Presentation::pageStepped, this, &MainWindow::stepPage);
    connect(m_presentation, &Presentation::runChosen, this, [this](int run) {
        currentPage().showAlone(run < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(run)));
    });
}

/// Two lines of text, and bars that can be seen; both grow with the text.
void MainWindow::fit() {
    m_cores->setFixedHeight(fontMetrics().lineSpacing() * 2 + 46);
}

Page& MainWindow::currentPage() const {
    return *m_pages.at(m_stack->currentIndex());
}

void MainWindow::goToPage(int index) {
    if (index < 0 || index >= m_pages.size()) {
        return;
    }
    auto* page = m_pages.at(index);
    qCDebug(shellLog, "page shown: %s", qUtf8Printable(page->key()));
    m_stack->setCurrentIndex(index);
    m_list->setCurrentRow(index);
    m_header->setTitle(page->title());
    m_side->setNotes(page->notes());
    m_history->setEnabled(page == m_compare); // other pages do not show runs side by side
    updateState();
}

void MainWindow::stepPage(int by) {
    const auto count = static_cast<int>(m_pages.size());
    goToPage((m_stack->currentIndex() + by + count) % count);
    currentPage().focusChart();
}

void MainWindow::showRuns(const std::vector<RunId>& ids) {
    m_compare->showRuns(ids);
    m_compare->timeline().view().home();
    goToPage(static_cast<int>(m_pages.indexOf(m_compare)));
    m_compare->focusChart();
}

Page* MainWindow::busyPage() const {
    auto* shown = &currentPage();
    const auto elsewhere = std::find_if(m_pages.begin(), m_pages.end(), [shown](const Page* page) {
        return page != shown && page->isBusy();
    });
    if (elsewhere != m_pages.end()) {
        return *elsewhere;
    }
    return shown->isBusy() ? shown : nullptr;
}

void MainWindow::goToBusyPage() {
    if (auto* page = busyPage()) {
        goToPage(static_cast<int>(m_pages.indexOf(page)));
        page->focusChart();
    }
}

void MainWindow::connectEngine() {
    connect(&m_engine, &EngineHost::sampled, this, &MainWindow::takeCores);
    connect(&m_engine, &EngineHost::calibrated, this, &MainWindow::takeUsualSize);
    const auto known = m_settings.usualSize(QString::fromStdString(m_machine.cpu));
    if (known) {
        for (auto* page : m_pages) {
            page->setUsualSize(*known);
        }
    } else {
        m_engine.calibrate();
    }
}

void MainWindow::takeUsualSize(quint64 size) {
    m_settings.setUsualSize(QString::fromStdString(m_machine.cpu), size);
    for (auto* page : m_pages) {
        page->setUsualSize(size);
    }
}

void MainWindow::takeCores(const CoreLoadReportPtr& report) {
    CoreSample sample{report->time, {}};
    for (const auto& core : report->cores) {
        sample.cores.push_back({core.core, core.busy ? std::optional(core.own) : std::nullopt, core.others});
    }
    m_cores->addSample(sample);
}

void MainWindow::run() {
    if (const auto* busy = busyPage()) {
        currentPage().messages().showError(
            tr("Nothing was run: '%1' still runs; wait for its end or stop it (Shift+F5).")
                .arg(busy->title()));
        return;
    }
    currentPage().run();
}

void MainWindow::stop() {
    for (auto* page : m_pages) {
        if (page->isBusy()) {
            page->stop();
        }
    }
}

void MainWindow::openFile(const std::filesystem::path& file) {
    auto opened = openRuns(file);
    auto queues = opened ? takeQueues(*opened) : std::vector<RunRecord>();
    qCDebug(shellLog, "file opened: %s: %s", file.c_str(), opened ? "good" : opened.error().text().c_str());
    Page* page = m_compare;
    if (!queues.empty() && opened->runs.empty()) {
        page = m_queue;
    }
    goToPage(static_cast<int>(m_pages.indexOf(page)));
    if (!opened) {
        page->messages().showError(QString::fromStdString(opened.error().text()));
        return;
    }
    if (!queues.empty()) {
        m_queue->open(std::move(queues));
    }
    if (page == m_queue) {
        m_queue->focusChart(); // Space plays it
    } else {
        showOpened(file, *opened);
    }
    QStringList warnings;
    for (const auto& warning : opened->warnings) {
        warnings.append(QString::fromStdString(warning));
    }
    if (!warnings.isEmpty()) {
        page->messages().showNews(tr("%1: %2").arg(QString::fromStdString(file.filename().string()),
                                                   warnings.join(QStringLiteral("; "))));
    }
}

void MainWindow::showOpened(const std::filesystem::path& file, OpenedFile& opened) {
    m_compare->messages().hide();
    m_compare->showRuns(m_session.adopt(takeRuns(opened, file.filename().string())));
    m_compare->timeline().view().home();
}

void MainWindow::pauseOrResume() {
    auto* busy = busyPage();
    auto& page = busy != nullptr ? *busy : currentPage();
    if (!page.pauseOrPlay()) {
        currentPage().messages().showNews(tr("'%1' has nothing that can be paused.").arg(page.title()));
    }
}

/// Which backends there are here, for the pages that let one choose.
void MainWindow::askForBackends() {
    m_probe = std::make_unique<BackendProbe>([ask = m_ask, python = m_settings.python().toStdString()](
                                                 const std::stop_token& stop) { return ask(python, stop); });
    connect(m_probe.get(), &BackendProbe::answered, this, [this](const std::vector<Availability>& backends) {
        for (auto* page : m_pages) {
            page->setAvailability(backends);
        }
    });
    m_probe->start();
}

void MainWindow::setPython(const QString& interpreter) {
    m_settings.setPython(interpreter.trimmed());
    for (auto* page : m_pages) {
        page->setPython(m_settings.python().toStdString());
    }
    askForBackends();
}

void MainWindow::updateState() {
    const auto* busy = busyPage();
    m_runAction->setEnabled(busy == nullptr);
    m_stopAction->setEnabled(busy != nullptr);
    m_status->setText(statusText(m_machine, m_session.runs()));
    m_status->setToolTip(m_status->text());
    m_header->setProgress(busy != nullptr ? std::optional(busy->progress()) : std::nullopt);
    m_header->setRunsElsewhere(busy != nullptr && busy != &currentPage() ? busy->title() : QString());
}

void MainWindow::setPresenting(bool presenting) {
    for (auto* page : m_pages) {
        page->setPresenting(presenting);
    }
    m_textSize->setPresenting(presenting);
    m_presentAction->setChecked(presenting);
    currentPage().focusChart();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_cores != nullptr) {
        fit();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_side->shows() == SidePanel::Shows::Notes && width() < tokens::kNarrowWindow &&
        event->oldSize().width() >= tokens::kNarrowWindow) {
        m_side->show(SidePanel::Shows::Nothing); // the picture needs the room
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_presentation->setOn(false); // the next start is no lecture
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace parascope
