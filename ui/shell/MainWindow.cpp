// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/demos/queue/QueueFacts.h"
#include "core/demos/RunFile.h"
#include "core/engine/BackendProbe.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/DemoPage.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/demos/table/ComparisonTablePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/BlackScreen.h"
#include "ui/shell/CoreStrip.h"
#include "ui/shell/FileDrop.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HomeCards.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/Log.h"
#include "ui/shell/PageList.h"
#include "ui/shell/PageScroll.h"
#include "ui/shell/Presentation.h"
#include "ui/shell/RunFiles.h"
#include "ui/shell/RunsDrawer.h"
#include "ui/shell/SidePanel.h"
#include "ui/shell/Spotlight.h"
#include "ui/shell/StatusText.h"
#include "ui/shell/TextSize.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr QSize kUsualWindow(1280, 800);
constexpr QSize kWindowFrame(0, 40); ///< that a window manager puts around a window
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
    setAcceptDrops(true);
    m_files = new RunFiles(m_session, *this);
    setupPages(demos);
    setupActions();
    setupLayout();
    setupPresentation();
    connectEngine();
    resize(kUsualWindow.boundedTo(screen()->availableSize() - kWindowFrame));
    m_textSize->setStep(m_settings.textStep());
    restoreGeometry(m_settings.windowGeometry());
    setPython(m_settings.python());
    goHome();
    if (width() >= tokens::kNarrowWindow) {
        m_side->show(SidePanel::Shows::Notes);
    }
    updateState();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupPages(Demos demos) {
    m_list = new PageList(this);
    m_stack = new QStackedWidget(this);
    setupHome();
    setupDrawer();
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
    connect(m_list, &PageList::currentRowChanged, this, &MainWindow::showPage);
    connect(m_compare, &ComparePage::shownChanged, m_drawer, &RunsDrawer::setShown);
}

void MainWindow::setupDrawer() {
    m_drawer = new RunsDrawer(m_session, this);
    m_side = new SidePanel(m_drawer, this);
    connect(m_drawer, &RunsDrawer::shownChanged, this, [this](const std::vector<RunId>& ids) {
        m_compare->showRuns(ids);
        goToPage(static_cast<int>(m_pages.indexOf(m_compare)));
    });
    connect(m_drawer, &RunsDrawer::saveRequested, this, &MainWindow::saveRuns);
    connect(m_drawer, &RunsDrawer::copyCommandRequested, this, &MainWindow::copyCommandOf);
}

void MainWindow::setupHome() {
    m_home = new HomePage(homeCards(), this);
    m_list->addPage(Symbol::Home, tr("Home"), tr("All demos, recent runs and files"));
    m_stack->addWidget(m_home);
    const auto showRecent = [this] { m_home->setRecentFiles(m_files->recent().files()); };
    showRecent();
    connect(&m_files->recent(), &RecentFiles::changed, this, showRecent);
    connect(&m_files->recent(), &RecentFiles::chosen, this,
            [this](const QString& file) { openFile(file.toStdString()); });
    connect(m_home, &HomePage::opened, this, &MainWindow::goToKey);
    connect(m_home, &HomePage::runRequested, this, [this](const QString& key) {
        goToKey(key);
        run();
    });
    connect(m_home, &HomePage::fileChosen, this,
            [this](const QString& file) { openFile(file.toStdString()); });
    connect(m_home, &HomePage::openRequested, this, &MainWindow::askForFile);
    connect(m_home, &HomePage::runsChosen, this, &MainWindow::showRuns);
}

void MainWindow::addPage(Page* page) {
    m_pages.append(page);
    m_list->addPage(symbolOfPage(page->key()), page->name(), page->title());
    m_stack->addWidget(new PageScroll(page, m_stack));
    connect(page, &Page::busyChanged, this, &MainWindow::updateState);
    connect(page, &Page::runRequested, this, &MainWindow::run);
}

void MainWindow::setupLayout() {
    m_header = new HeaderBar(
        {m_runAction, m_stopAction, m_exportAction, m_presentAction, menuOfAll(), appearanceMenu()}, this);
    QStringList titles;
    for (const auto* page : std::as_const(m_pages)) {
        titles.append(page->title());
    }
    m_header->reserveFor(titles);
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
    m_cores = new CoreStrip(whole);
    column->addWidget(m_cores);
    setCentralWidget(whole);
    setMinimumSize(kLeastWindow);
}

void MainWindow::setupPresentation() {
    m_presentation = new Presentation(*this, {m_list, m_side}, m_header);
    m_black = new BlackScreen(*this);
    m_spotlight = new Spotlight(*this);
    connect(m_presentation, &Presentation::blackRequested, m_black, &BlackScreen::cover);
    connect(m_presentation, &Presentation::spotlightRequested, m_spotlight, &Spotlight::toggle);
    connect(m_presentation, &Presentation::toggled, this, &MainWindow::setPresenting);
    connect(m_presentation, &Presentation::left, this, &MainWindow::present);
    connect(m_presentation, &Presentation::pageStepped, this, &MainWindow::stepPage);
    connect(m_presentation, &Presentation::runChosen, this, [this](int run) {
        currentPage().showAlone(run < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(run)));
    });
}

Page& MainWindow::currentPage() const {
    return *m_pages.at(m_current);
}

bool MainWindow::isHome() const {
    return m_stack->currentIndex() == 0;
}

void MainWindow::goHome() {
    showPage(0);
}

void MainWindow::goToPage(int index) {
    showPage(index + 1);
}

void MainWindow::goToKey(const QString& key) {
    const auto found =
        std::find_if(m_pages.begin(), m_pages.end(), [&key](const Page* page) { return page->key() == key; });
    if (found != m_pages.end()) {
        goToPage(static_cast<int>(found - m_pages.begin()));
        currentPage().focusChart();
    }
}

/// Shows what stands in that row of the list: Home is the first.
void MainWindow::showPage(int row) {
    if (row < 0 || row > m_pages.size()) {
        return;
    }
    m_stack->setCurrentIndex(row);
    m_list->setCurrentRow(row);
    if (row == 0) {
        m_header->setTitle(tr("Parascope"));
        m_side->setNotes(nullptr);
        updateState();
        return;
    }
    m_current = row - 1;
    auto* page = m_pages.at(m_current);
    qCDebug(shellLog, "page shown: %s", qUtf8Printable(page->key()));
    m_header->setTitle(page->title());
    m_side->setNotes(page->notes());
    updateState();
}

void MainWindow::stepPage(int by) {
    const auto count = static_cast<int>(m_pages.size());
    goToPage((m_current + by + count) % count);
    currentPage().focusChart();
}

void MainWindow::showRuns(const std::vector<RunId>& ids) {
    m_compare->showRuns(ids);
    m_compare->timeline().view().home();
    goToPage(static_cast<int>(m_pages.indexOf(m_compare)));
    m_compare->focusChart();
}

Page* MainWindow::busyPage() const {
    const auto* shown = isHome() ? nullptr : &currentPage();
    const auto elsewhere = std::find_if(m_pages.begin(), m_pages.end(), [shown](const Page* page) {
        return page != shown && page->isBusy();
    });
    if (elsewhere != m_pages.end()) {
        return *elsewhere;
    }
    return shown != nullptr && shown->isBusy() ? &currentPage() : nullptr;
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
    m_cores->chart().addSample(sample);
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
    const auto name = QString::fromStdString(file.string());
    m_files->used(name);
    setWindowTitle(tr("%1 – Parascope").arg(QFileInfo(name).fileName()));
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
    m_runAction->setEnabled(busy == nullptr && !isHome());
    m_exportAction->setEnabled(!isHome());
    m_stopAction->setEnabled(busy != nullptr);
    m_cores->setStatus(statusText(m_machine, m_session.runs()));
    m_header->setProgress(busy != nullptr ? std::optional(busy->progress()) : std::nullopt);
    m_header->setRunsElsewhere(busy != nullptr && (isHome() || busy != &currentPage()) ? busy->title()
                                                                                       : QString());
}

void MainWindow::setPresenting(bool presenting) {
    for (auto* page : m_pages) {
        page->setPresenting(presenting);
    }
    m_cores->setPresenting(presenting);
    m_textSize->setPresenting(presenting);
    m_presentAction->setChecked(presenting);
    currentPage().focusChart();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_side->shows() == SidePanel::Shows::Notes && width() < tokens::kNarrowWindow &&
        event->oldSize().width() >= tokens::kNarrowWindow) {
        m_side->show(SidePanel::Shows::Nothing); // the picture needs the room
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (const auto file = droppedFile(*event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        openFile(file.toStdString());
    }
}

void MainWindow::say(const QString& news) {
    currentPage().messages().showNews(news);
}

void MainWindow::closeAtOnce() {
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_mayClose && !m_files->mayClose()) {
        event->ignore();
        return;
    }
    m_presentation->setOn(false); // the next start is no lecture
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace parascope
