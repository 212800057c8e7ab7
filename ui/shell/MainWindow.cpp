// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/command/CommandLine.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/table/ComparisonTablePage.h"
#include "ui/lesson/LessonPage.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/ClipboardDesk.h"
#include "ui/shell/CoreStrip.h"
#include "ui/shell/FileOpener.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HomeCards.h"
#include "ui/shell/HomeNews.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/LessonDesk.h"
#include "ui/shell/PageBriefing.h"
#include "ui/shell/PageList.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/Presentation.h"
#include "ui/shell/RunFiles.h"
#include "ui/shell/RunPages.h"
#include "ui/shell/RunsDrawer.h"
#include "ui/shell/SidePanel.h"
#include "ui/shell/StatusText.h"
#include "ui/shell/TextSize.h"
#include "ui/shell/WindowTitle.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/FileDrop.h"
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr QSize kUsualWindow(1280, 800);
constexpr QSize kWindowFrame(0, 40); ///< that a window manager puts around a window
constexpr QSize kLeastWindow(800, 560);

} // namespace

MainWindow::MainWindow(EngineHost& engine, Machine machine, Ask ask, Demos demos, QWidget* parent)
    : QMainWindow(parent)
    , m_machine(std::move(machine))
    , m_engine(engine)
    , m_session(engine)
    , m_textSize(std::make_unique<TextSize>())
    , m_title(std::make_unique<WindowTitle>(*this)) {
    setAcceptDrops(true);
    m_files = new RunFiles(m_session, *this);
    setupPages(demos, std::move(ask));
    setupActions();
    setupLayout();
    setupPresentation();
    connectEngine();
    m_news = new HomeNews(*m_home, *m_stack, m_session, QString::fromStdString(m_machine.cpu), this);
    resize(kUsualWindow.boundedTo(screen()->availableSize() - kWindowFrame));
    m_textSize->setStep(m_settings.textStep());
    restoreGeometry(m_settings.windowGeometry());
    if (!isMaximized()) {
        resize(size().boundedTo(screen()->availableSize() - kWindowFrame)); // it was on a larger one
        if (const auto room = screen()->availableGeometry(); !room.contains(pos())) {
            move(room.topLeft());
        }
    }
    putInReadingOrder(*centralWidget());
    m_stack->showHome();
    if (width() >= tokens::kNarrowWindow) {
        m_side->show(SidePanel::Shows::Notes);
    }
    updateState();
}

/// Pages look at the session's runs until they are gone; children are gone only after all members.
MainWindow::~MainWindow() {
    for (auto* page : m_stack->made()) {
        page->disconnect(this);
    }
    delete takeCentralWidget();
}

void MainWindow::setupPages(Demos demos, Ask ask) {
    m_list = new PageList(this);
    m_stack = new PageStack(this);
    m_briefing = new PageBriefing(*m_stack, m_machine, std::move(ask), this);
    m_lessons = new LessonDesk(*m_stack, *m_files, *this);
    m_clipboard = new ClipboardDesk(
        *m_stack, m_session, [this]() -> MessageBar& { return messages(); }, this);
    setupOpener();
    const auto cards = homeCards(); // their pictures are read once, for Home and for the pages
    setupHome(cards);
    setupDrawer();
    PageExamples examples;
    for (const auto& card : cards) {
        examples.emplace(card.key, card.picture);
    }
    m_briefing->setExamples(std::move(examples));
    for (auto& entry : pageEntries(demos, m_session, m_machine)) {
        m_list->addPage(symbolOfPage(entry.key), entry.name, entry.title);
        m_stack->add(std::move(entry));
    }
    connect(m_stack, &PageStack::pageMade, this, &MainWindow::pageMade);
    connect(m_list, &PageList::currentRowChanged, m_stack, &PageStack::showRow);
    connect(m_stack, &PageStack::rowShown, this, &MainWindow::rowShown);
}

void MainWindow::pageMade(Page* page) {
    connect(page, &Page::busyChanged, this, &MainWindow::updateState);
    connect(page, &Page::runRequested, this, &MainWindow::run);
    if (auto* compare = dynamic_cast<ComparePage*>(page)) {
        connect(compare, &ComparePage::shownChanged, m_drawer, &RunsDrawer::setShown);
    } else if (auto* table = dynamic_cast<ComparisonTablePage*>(page)) {
        connect(table, &ComparisonTablePage::runsChosen, this, &MainWindow::showRuns);
        connect(table, &ComparisonTablePage::commandChosen, this, &MainWindow::openCommand);
    } else if (auto* lessons = dynamic_cast<LessonPage*>(page)) {
        connect(lessons, &LessonPage::lessonChosen, m_lessons,
                [this](const QString& file) { m_lessons->open(file.toStdString()); });
        connect(lessons, &LessonPage::newRequested, m_lessons, &LessonDesk::makeNew);
        connect(lessons, &LessonPage::openFileRequested, this, &MainWindow::askForFile);
        connect(lessons, &LessonPage::openRequested, this, &MainWindow::openCommand);
        connect(lessons, &LessonPage::lessonChanged, this, &MainWindow::showLessonInTitle);
    }
    for (auto* picture : page->pictures()) {
        picture->addAction(m_pauseAction);
    }
    m_briefing->tell(*page);
    putInReadingOrder(*page);
}

void MainWindow::setupDrawer() {
    m_drawer = new RunsDrawer(m_session, this);
    m_side = new SidePanel(m_drawer, this);
    connect(m_drawer, &RunsDrawer::shownChanged, this, [this](const std::vector<RunId>& ids) {
        comparePage().showRuns(ids);
        m_stack->showPage(&comparePage());
    });
    connect(m_drawer, &RunsDrawer::saveRequested, this, &MainWindow::saveRuns);
    connect(m_drawer, &RunsDrawer::copyCommandRequested, m_clipboard, &ClipboardDesk::copyCommandOf);
}

void MainWindow::setupOpener() {
    m_opener = new FileOpener(m_session, *m_stack, this);
    connect(m_opener, &FileOpener::progressChanged, this, &MainWindow::updateState);
    connect(m_opener, &FileOpener::opened, this, &MainWindow::fileOpened);
}

void MainWindow::setupHome(const std::vector<HomeCard>& cards) {
    m_home = new HomePage(cards, this);
    m_list->addPage(Symbol::Home, tr("Home"), tr("All demos, recent runs and files"));
    m_stack->setHome(m_home);
    const auto showRecent = [this] { m_home->setRecentFiles(m_files->recent().files()); };
    showRecent();
    connect(&m_files->recent(), &RecentFiles::changed, this, showRecent);
    connect(&m_files->recent(), &RecentFiles::chosen, this,
            [this](const QString& file) { openFile(file.toStdString()); });
    connect(m_home, &HomePage::opened, m_stack, &PageStack::goToKey);
    connect(m_home, &HomePage::runRequested, this, [this](const QString& key) {
        m_stack->goToKey(key);
        run();
    });
    connect(m_home, &HomePage::fileChosen, this,
            [this](const QString& file) { openFile(file.toStdString()); });
    connect(m_home, &HomePage::openRequested, this, &MainWindow::askForFile);
    connect(m_home, &HomePage::runsChosen, this, &MainWindow::showRuns);
}

void MainWindow::setupLayout() {
    m_header = new HeaderBar(
        {m_runAction, m_stopAction, m_exportAction, m_presentAction, menuOfAll(), appearanceMenu()}, this);
    QStringList titles;
    for (const auto& entry : m_stack->entries()) {
        titles.append(entry.title);
    }
    m_header->reserveFor(titles);
    connect(m_header, &HeaderBar::runsElsewhereClicked, this, [this] {
        if (auto* page = m_stack->busyPage()) {
            m_stack->goTo(page);
        }
    });
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
    connect(m_presentation, &Presentation::toggled, this, &MainWindow::setPresenting);
    connect(m_presentation, &Presentation::left, this, &MainWindow::present);
    connect(m_presentation, &Presentation::pageStepped, this, [this](int by) {
        if (!currentPage().step(by)) {
            m_stack->step(by);
        }
    });
    connect(m_presentation, &Presentation::runChosen, this, [this](int run) {
        currentPage().showAlone(run < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(run)));
    });
}

Page& MainWindow::currentPage() const {
    return m_stack->current();
}

bool MainWindow::isHome() const {
    return m_stack->isHome();
}

void MainWindow::goHome() {
    m_stack->showHome();
}

void MainWindow::goToPage(int index) {
    m_stack->showPage(index);
}

/// Bar, list and panel follow.
void MainWindow::rowShown(int row) {
    m_list->setCurrentRow(row);
    const auto* page = m_stack->isHome() ? nullptr : &currentPage();
    m_header->setTitle(page != nullptr ? page->title() : tr("Parascope"));
    m_side->setNotes(page != nullptr ? page->notes() : nullptr);
    showLessonInTitle();
    if (page != nullptr) {
        m_briefing->askForBackends(); // not while the window opens: interpreters take the cores from it
    }
    updateState();
}

void MainWindow::showLessonInTitle() {
    const auto* page = m_stack->isHome() ? nullptr : dynamic_cast<LessonPage*>(&currentPage());
    const auto* lesson = page != nullptr ? page->lesson() : nullptr;
    m_title->setLesson(lesson != nullptr ? QString::fromStdString(lesson->title) : QString());
}

ComparePage& MainWindow::comparePage() const {
    return comparePageOf(*m_stack);
}

void MainWindow::showRuns(const std::vector<RunId>& ids) {
    goToRuns(*m_stack, m_session, ids);
}

void MainWindow::connectEngine() {
    connect(&m_engine, &EngineHost::sampled, this, &MainWindow::takeCores);
    connect(&m_engine, &EngineHost::calibrated, this, &MainWindow::takeUsualSize);
    if (!m_briefing->knowsUsualSize()) {
        m_engine.calibrate();
    }
}

void MainWindow::takeUsualSize(quint64 size) {
    m_briefing->setUsualSize(size);
    m_news->update();
}

void MainWindow::takeCores(const CoreLoadReportPtr& report) {
    CoreSample sample{report->time, {}};
    for (std::size_t i = 0; i < report->cores.size(); ++i) {
        const auto& core = report->cores[i];
        sample.cores.push_back({core.core, core.busy ? std::optional(core.own) : std::nullopt, core.others,
                                i < report->gigahertz.size() ? report->gigahertz[i] : std::nullopt});
    }
    m_cores->chart().addSample(sample);
}

void MainWindow::run() {
    if (const auto* busy = m_stack->busyPage()) {
        messages().showError(tr("Nothing was run: '%1' still runs; wait for its end or stop it (Shift+F5).")
                                 .arg(busy->title()));
        return;
    }
    currentPage().run();
}

/// All that goes on.
void MainWindow::stop() {
    m_opener->stop();
    for (auto* page : m_stack->made()) {
        if (page->isBusy()) {
            page->stop();
        }
    }
}

void MainWindow::openCommand(const Command& command) {
    if (command.demo == nullptr) {
        openFile(command.file);
    } else {
        goToDemo(*m_stack, command);
    }
}

void MainWindow::openFile(const std::filesystem::path& file) {
    if (LessonDesk::isLesson(file)) {
        m_lessons->open(file);
        return;
    }
    if (m_opener->isBusy()) {
        messages().showError(tr("'%1' was not opened: '%2' is still being read; wait for its end or stop it "
                                "(Shift+F5).")
                                 .arg(QString::fromStdString(file.filename().string()), m_opener->name()));
        return;
    }
    m_opener->open(file);
}

bool MainWindow::isOpening() const {
    return m_opener->isBusy();
}

void MainWindow::fileOpened(const QString& file, Page* page) {
    m_files->used(file);
    m_title->setFile(file);
    if (page->key() == kQueuePage) {
        page->focusChart(); // Space plays it
    }
}

void MainWindow::pauseOrResume() {
    auto* busy = m_stack->busyPage();
    auto& page = busy != nullptr ? *busy : currentPage();
    if (!page.pauseOrPlay()) {
        messages().showNews(tr("'%1' has nothing that can be paused.").arg(page.title()));
    }
}

void MainWindow::updateState() {
    const auto* busy = m_stack->busyPage();
    m_runAction->setEnabled(busy == nullptr && !m_stack->isHome());
    m_exportAction->setEnabled(!m_stack->isHome());
    const auto& opening = m_opener->progress();
    m_stopAction->setEnabled(busy != nullptr || opening);
    m_backAction->setEnabled(m_stack->canGoBack());
    m_cores->setStatus(statusText(m_machine, m_session.runs()));
    if (opening) {
        m_header->setOpening(*opening);
    } else {
        m_header->setProgress(busy != nullptr ? std::optional(busy->progress()) : std::nullopt);
    }
    const bool runsElsewhere = busy != nullptr && (m_stack->isHome() || busy != &currentPage());
    m_header->setRunsElsewhere(runsElsewhere && !opening ? busy->title() : QString());
}

void MainWindow::setPresenting(bool presenting) {
    m_briefing->setPresenting(presenting);
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

void MainWindow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton) {
        goBack();
        return;
    }
    QMainWindow::mousePressEvent(event);
}

bool MainWindow::focusNextPrevChild(bool next) {
    return moveToNextStop(*this, next);
}

/// Of what is shown.
MessageBar& MainWindow::messages() const {
    return m_stack->isHome() ? m_home->messages() : currentPage().messages();
}

void MainWindow::say(const QString& news) {
    messages().showNews(news);
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
