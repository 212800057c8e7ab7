// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineHost.h"
#include "core/engine/RunSession.h"
#include "ui/shell/PageBriefing.h"
#include "ui/shell/Settings.h"
#include "ui/widgets/Icons.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <QMainWindow>

class QAction;
class QMenu;
class QToolButton;

namespace parascope {

class ComparePage;
class CoreStrip;
class FileOpener;
class HeaderBar;
class HomeNews;
class HomePage;
class ClipboardDesk;
class LessonDesk;
class WindowTitle;
struct Command;
struct HomeCard;
class MessageBar;
class PageList;
class PageStack;
class Presentation;
class RunFiles;
class RunsDrawer;
class SidePanel;
class TextSize;

/// The window: the bar with what runs, the pages at the left, the page, what it has to say at the right, the
/// cores below.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    using Ask = PageBriefing::Ask;

    MainWindow(EngineHost& engine, Machine machine, Ask ask = availableBackends, Demos demos = allDemos(),
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a lesson, or begins to open a trace file; what is wrong with it is said in the page.
    void openFile(const std::filesystem::path& file);
    /// A file is read and not open yet.
    [[nodiscard]] bool isOpening() const;
    /// Closes without a question: the system asks for it.
    void closeAtOnce();
    [[nodiscard]] ComparePage& comparePage() const;
    [[nodiscard]] RunSession& session() { return m_session; }
    [[nodiscard]] Page& currentPage() const;
    /// Counted from 0, without Home. One that is not there changes nothing.
    void goToPage(int index);
    void goHome();
    [[nodiscard]] bool isHome() const;
    /// Says something in the page that is shown.
    void say(const QString& news);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    /// Its button for going back does.
    void mousePressEvent(QMouseEvent* event) override;
    /// In the order in which the window is read.
    bool focusNextPrevChild(bool next) override;

private:
    // MainWindow.cpp: its parts and what goes on
    void setupPages(Demos demos, Ask ask);
    void setupHome(const std::vector<HomeCard>& cards);
    void rowShown(int row);
    void pageMade(Page* page);
    void setupLayout();
    void setupPresentation();
    void connectEngine();
    void run();
    void stop();
    void showRuns(const std::vector<RunId>& ids);
    void openCommand(const Command& command);
    void setupDrawer();
    void setupOpener();
    void fileOpened(const QString& file, Page* page);
    void showLessonInTitle();
    void saveRuns(const std::vector<RunId>& ids);
    void takeCores(const CoreLoadReportPtr& report);
    void takeUsualSize(quint64 size);
    void updateState();
    void pauseOrResume();
    void setPresenting(bool presenting);

    // MainWindowActions.cpp: what can be clicked and typed
    void setupActions();
    void setupPauseKey();
    [[nodiscard]] MessageBar& messages() const;
    [[nodiscard]] QMenu* menuOfAll();
    [[nodiscard]] QMenu* appearanceMenu();
    QAction* addAction(const QString& text, const QList<QKeySequence>& keys, std::optional<Symbol> symbol,
                       void (MainWindow::*does)());
    [[nodiscard]] QList<QAction*> pageActions();
    void goBack();
    void askForFile();
    void askForExport();
    void save();
    void showSettings();
    void showAbout();
    void showPalette();
    void copyPicture();
    void copyCommand();
    void copyFigures();
    void newLesson();
    void addToLesson();
    void reportSession();
    void present();
    void showKeys();
    void toggleNotes();
    void toggleRuns();
    void cycleCores();
    void showLanesAsTable();
    void openMenu();
    void closeWindow();
    void largerText();
    void smallerText();
    void usualText();
    void setTextStep(int step);

    Settings m_settings;
    Machine m_machine;
    EngineHost& m_engine;
    RunSession m_session;
    std::unique_ptr<TextSize> m_textSize;
    std::unique_ptr<WindowTitle> m_title;
    HomePage* m_home = nullptr;
    HomeNews* m_news = nullptr;
    RunFiles* m_files = nullptr;
    FileOpener* m_opener = nullptr;
    LessonDesk* m_lessons = nullptr;
    ClipboardDesk* m_clipboard = nullptr;
    bool m_mayClose = false; ///< without a question
    HeaderBar* m_header = nullptr;
    PageList* m_list = nullptr;
    PageStack* m_stack = nullptr;
    PageBriefing* m_briefing = nullptr;
    SidePanel* m_side = nullptr;
    RunsDrawer* m_drawer = nullptr;
    CoreStrip* m_cores = nullptr;
    Presentation* m_presentation = nullptr;
    QAction* m_runAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_exportAction = nullptr;
    QAction* m_presentAction = nullptr;
    QAction* m_notesAction = nullptr;
    QAction* m_runsAction = nullptr;
    QAction* m_backAction = nullptr;
    QList<QAction*> m_pageActions;
};

} // namespace parascope
