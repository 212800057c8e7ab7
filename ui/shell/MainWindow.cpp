// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/demos/queue/QueueFacts.h"
#include "core/demos/RunFile.h"
#include "ui/charts/CoreChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/DemoPage.h"
#include "ui/pages/ComparePage.h"
#include "ui/pages/ComparisonTablePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueuePage.h"
#include "ui/pages/ScalingPage.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/KeyList.h"
#include "ui/shell/Log.h"
#include "ui/shell/RunHistory.h"
#include "ui/shell/StatusText.h"
#include "ui/shell/TextSize.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {
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

MainWindow::MainWindow(EngineHost& engine, Machine machine, ComparisonTablePage::Ask ask, Demos demos,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_machine(std::move(machine))
    , m_engine(engine)
    , m_session(engine)
    , m_textSize(std::make_unique<TextSize>()) {
    setWindowTitle(tr("Parascope"));
    setupCentre(std::move(ask), demos);
    setupActions();
    setupStatus();
    connectEngine();
    resize(1200, 800);
    m_textSize->setStep(m_settings.textStep());
    restoreGeometry(m_settings.windowGeometry());
    updateState();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupSide() {
    m_demos = new QListWidget(this);
    m_demos->setAccessibleName(tr("Demos"));
    m_demos->setFrameShape(QFrame::NoFrame);
    m_demos->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_history = new RunHistory(m_session, this);
    m_side = new QWidget(this);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(6, 6, 0, 6);
    column->addWidget(new QLabel(tr("Demos"), m_side));
    column->addWidget(m_demos);
    column->addWidget(m_history, 1);
}

/// Room for a run's label, and for the demos no more than they need. Both grow with the text.
void MainWindow::fitSide() {
    m_demos->setFixedHeight(m_demos->sizeHintForRow(0) * m_demos->count() + 2 * m_demos->frameWidth());
    // Two lines of text, and bars that can be seen.
    m_cores->setMinimumHeight(fontMetrics().lineSpacing() * 2 + 46);
    const int wanted = fontMetrics().averageCharWidth() * 33;
    const int side = isVisible() ? std::min(wanted, width() / 5) : wanted;
    m_split->setSizes({side, std::max(1, m_split->width() - side)});
}

void MainWindow::setupPages(ComparisonTablePage::Ask ask, Demos demos) {
    m_compare = new ComparePage(m_session, this);
    auto* table = new ComparisonTablePage(m_session, m_machine, std::move(ask), this);
    connect(table, &ComparisonTablePage::runsChosen, this, &MainWindow::showRuns);
    m_queue = new QueuePage(m_engine, this);
    m_pages = {m_compare, m_queue, new ScalingPage(m_engine, m_machine, this), table};
    for (const auto* demo : demos) {
        if (!hasPageOfItsOwn(*demo)) {
            m_pages.append(new DemoPage(*demo, m_engine, nullptr, this));
        }
    }
    m_stack = new QStackedWidget(this);
    for (auto* page : m_pages) {
        m_demos->addItem(page->title());
        m_stack->addWidget(page);
        connect(page, &Page::busyChanged, this, &MainWindow::updateState);
        connect(page, &Page::runRequested, this, &MainWindow::run);
    }
    setPython(m_settings.python());
    m_demos->setCurrentRow(0);
    connect(m_demos, &QListWidget::currentRowChanged, this, &MainWindow::goToPage);
}

Page& MainWindow::currentPage() const {
    return *m_pages.at(m_stack->currentIndex());
}

void MainWindow::goToPage(int index) {
    if (index < 0 || index >= m_pages.size()) {
        return;
    }
    qCDebug(shellLog, "page shown: %s", qUtf8Printable(m_pages.at(index)->key()));
    m_stack->setCurrentIndex(index);
    m_demos->setCurrentRow(index);
    m_history->setEnabled(m_pages.at(index) == m_compare); // other pages do not show runs side by side
    updateState();
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

void MainWindow::setupCentre(ComparisonTablePage::Ask ask, Demos demos) {
    setupSide();
    setupPages(std::move(ask), demos);
    m_cores = new CoreChart(this);
    m_cores->setAccessibleName(tr("Load of every core"));
    m_cores->setPlaceholder(tr("The cores appear here."));
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_cores);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->addWidget(m_side);
    m_split->addWidget(right);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    setCentralWidget(m_split);
    fitSide();
    connect(m_history, &RunHistory::shownChanged, m_compare, &ComparePage::showRuns);
    connect(m_compare, &ComparePage::shownChanged, m_history, &RunHistory::setShown);
}

void MainWindow::setupStatus() {
    m_status = new QLabel(this);
    m_status->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred); // rather cut off than a wide window
    statusBar()->addWidget(m_status, 1);
    m_runsElsewhere = new QToolButton(this);
    m_runsElsewhere->setToolTip(tr("Go to the page that runs"));
    auto stays = m_runsElsewhere->sizePolicy();
    stays.setRetainSizeWhenHidden(true); // the line does not change its height
    m_runsElsewhere->setSizePolicy(stays);
    connect(m_runsElsewhere, &QToolButton::clicked, this, &MainWindow::goToBusyPage);
    statusBar()->addPermanentWidget(m_runsElsewhere);
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

void MainWindow::updateState() {
    const auto* busy = busyPage();
    m_runAction->setEnabled(busy == nullptr);
    m_stopAction->setEnabled(busy != nullptr);
    m_status->setText(statusText(m_machine, m_session.runs()));
    m_status->setToolTip(m_status->text());
    m_runsElsewhere->setText(busy != nullptr ? tr("Running: %1 →").arg(busy->title()) : QString());
    m_runsElsewhere->setVisible(busy != nullptr && busy != &currentPage());
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

void MainWindow::askForFile() {
    const auto file = QFileDialog::getOpenFileName(this, tr("Open a trace"), m_settings.folder(),
                                                   tr("Traces (*.json *.json.gz);;All files (*)"));
    if (!file.isEmpty()) {
        m_settings.setFolder(QFileInfo(file).absolutePath());
        openFile(file.toStdString());
    }
}

void MainWindow::present() {
    setPresenting(!isFullScreen());
}

void MainWindow::setPresenting(bool presenting) {
    m_side->setVisible(!presenting);
    for (auto* page : m_pages) {
        page->setPresenting(presenting);
    }
    m_textSize->setPresenting(presenting);
    setWindowState(
        windowState().setFlag(Qt::WindowFullScreen, presenting)); // maximised before, maximised after
}

void MainWindow::showKeys() {
    auto* keys = new KeyList(this);
    keys->setAttribute(Qt::WA_DeleteOnClose);
    keys->show();
}

void MainWindow::pauseOrResume() {
    auto* busy = busyPage();
    auto& page = busy != nullptr ? *busy : currentPage();
    if (!page.pauseOrPlay()) {
        currentPage().messages().showNews(tr("'%1' has nothing that can be paused.").arg(page.title()));
    }
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_split != nullptr) {
        fitSide();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (isFullScreen()) {
        setPresenting(false); // the next start is no lecture
    }
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace parascope
