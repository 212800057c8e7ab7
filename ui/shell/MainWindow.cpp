// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "core/engine/Reports.h"
#include "core/report/RunFile.h"
#include "ui/charts/CoreChart.h"
#include "ui/charts/TimeView.h"
#include "ui/pages/ComparePage.h"
#include "ui/pages/ComparisonTablePage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/QueuePage.h"
#include "ui/pages/ScalingPage.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/KeyList.h"
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
#include <QVBoxLayout>

namespace parascope {

MainWindow::MainWindow(EngineHost& engine, QueueParts queue, Machine machine, ComparisonTablePage::Ask ask,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_machine(std::move(machine))
    , m_engine(engine)
    , m_session(engine)
    , m_textSize(std::make_unique<TextSize>()) {
    setWindowTitle(tr("Parascope"));
    setupCentre(std::move(queue), std::move(ask));
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
    m_cores->setMinimumHeight(fontMetrics().lineSpacing() * 3 + 50);
    const int wanted = fontMetrics().averageCharWidth() * 33;
    const int side = isVisible() ? std::min(wanted, width() / 5) : wanted;
    m_split->setSizes({side, std::max(1, m_split->width() - side)});
}

void MainWindow::setupPages(QueueParts queue, ComparisonTablePage::Ask ask) {
    m_compare = new ComparePage(m_session, this);
    auto* table = new ComparisonTablePage(m_session, m_machine, std::move(ask), this);
    connect(table, &ComparisonTablePage::runsChosen, this, &MainWindow::showRuns);
    m_queue = new QueuePage(std::move(queue), this);
    m_pages = {m_compare, m_queue, new ScalingPage(m_engine, m_machine, this), table};
    m_stack = new QStackedWidget(this);
    for (auto* page : m_pages) {
        m_demos->addItem(page->title());
        m_stack->addWidget(page);
        connect(page, &Page::busyChanged, this, &MainWindow::updateState);
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

bool MainWindow::isBusy() const {
    return std::any_of(m_pages.begin(), m_pages.end(), [](const Page* page) { return page->isBusy(); });
}

void MainWindow::setupCentre(QueueParts queue, ComparisonTablePage::Ask ask) {
    setupSide();
    setupPages(std::move(queue), std::move(ask));
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
    statusBar()->addWidget(m_status, 1);
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
    if (!isBusy()) {
        currentPage().run();
    }
}

void MainWindow::stop() {
    currentPage().stop();
}

void MainWindow::updateState() {
    m_runAction->setEnabled(!isBusy());
    m_stopAction->setEnabled(isBusy());
    m_status->setText(statusText(m_machine, m_session.runs()));
}

void MainWindow::openFile(const std::filesystem::path& file) {
    auto opened = openRuns(file);
    Page* page = m_compare;
    if (opened && opened->queue) {
        page = m_queue;
    }
    goToPage(static_cast<int>(m_pages.indexOf(page)));
    if (!opened) {
        page->messages().showError(QString::fromStdString(opened.error().text()));
        return;
    }
    if (opened->queue) {
        m_queue->open(std::move(*opened->queue));
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
    std::vector<RunRecord> runs = std::move(opened.runs);
    if (!opened.other.isEmpty()) {
        runs.push_back(foreignRun(file.filename().string(), std::move(opened.other)));
    }
    m_compare->messages().hide();
    m_compare->showRuns(m_session.adopt(std::move(runs)));
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
    m_compare->timeline().pauseOrPlay();
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
