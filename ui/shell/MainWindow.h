// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineHost.h"
#include "core/engine/RunSession.h"
#include "ui/pages/ComparisonTablePage.h"
#include "ui/shell/Icons.h"
#include "ui/shell/Settings.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <QMainWindow>

class QAction;
class QLabel;
class QListWidget;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace parascope {

class ComparePage;
class CoreChart;
class Page;
class QueuePage;
class RunHistory;
class TextSize;
struct OpenedFile;

/// The window: toolbar, demos and runs on the left, the page, the cores below, the status line.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(EngineHost& engine, Machine machine, ComparisonTablePage::Ask ask = availableBackends,
               Demos demos = allDemos(), QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a trace file; what is wrong with it is said in the page.
    void openFile(const std::filesystem::path& file);
    [[nodiscard]] ComparePage& comparePage() const { return *m_compare; }
    [[nodiscard]] RunSession& session() { return m_session; }
    [[nodiscard]] Page& currentPage() const;
    /// Counted from 0, as in the list of demos. One that is not there changes nothing.
    void goToPage(int index);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupActions();
    void setupPauseKey();
    void setupMenus(const QList<QAction*>& file, const QList<QAction*>& view, QAction* keys);
    [[nodiscard]] QMenu* appearanceMenu();
    void setupSide();
    void setupCentre(ComparisonTablePage::Ask ask, Demos demos);
    void fitSide();
    void setupStatus();
    void connectEngine();
    QAction* addAction(const QString& text, const QList<QKeySequence>& keys, std::optional<Symbol> symbol,
                       void (MainWindow::*does)());

    void run();
    void stop();
    void showOpened(const std::filesystem::path& file, OpenedFile& opened);
    void askForFile();
    void askForExport();
    void copyPicture();
    void copyCommand();
    void present();
    void setPresenting(bool presenting);
    void showKeys();
    void askForPython();
    void setPython(const QString& interpreter);
    void pauseOrResume();
    void closeWindow();
    void largerText();
    void smallerText();
    void usualText();
    void setTextStep(int step);
    [[nodiscard]] QList<QAction*> pageActions();
    void setupPages(ComparisonTablePage::Ask ask, Demos demos);
    void showRuns(const std::vector<RunId>& ids);
    /// A page that runs, another than the shown one if there is one; null when none does.
    [[nodiscard]] Page* busyPage() const;
    void goToBusyPage();
    void takeCores(const CoreLoadReportPtr& report);
    void takeUsualSize(quint64 size);
    void updateState();

    Settings m_settings;
    Machine m_machine;
    EngineHost& m_engine;
    RunSession m_session;
    std::unique_ptr<TextSize> m_textSize;
    ComparePage* m_compare = nullptr;
    QueuePage* m_queue = nullptr;
    QList<Page*> m_pages; ///< in the order of the list
    QStackedWidget* m_stack = nullptr;
    CoreChart* m_cores = nullptr;
    RunHistory* m_history = nullptr;
    QListWidget* m_demos = nullptr;
    QWidget* m_side = nullptr;
    QSplitter* m_split = nullptr;
    QLabel* m_status = nullptr;
    QToolButton* m_runsElsewhere = nullptr; ///< names the page that runs while another is shown
    QAction* m_runAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_copyCommandAction = nullptr;
};

} // namespace parascope
