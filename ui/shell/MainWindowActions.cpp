// SPDX-License-Identifier: GPL-3.0-or-later
// What can be clicked and typed in the main window.

#include "ui/charts/TimelineChart.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/export/SessionDocument.h"
#include "ui/lesson/LessonPage.h"
#include "ui/pages/LanesDialog.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/ClipboardDesk.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/CoreStrip.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/KeyList.h"
#include "ui/shell/LessonDesk.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageExport.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/Presentation.h"
#include "ui/shell/RunFiles.h"
#include "ui/shell/RunsDrawer.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/SidePanel.h"
#include "ui/shell/TextSize.h"
#include "ui/shell/WindowTitle.h"

#include <QAction>
#include <QActionGroup>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>

namespace parascope {

QAction* MainWindow::addAction(const QString& text, const QList<QKeySequence>& keys,
                               std::optional<Symbol> symbol, void (MainWindow::*does)()) {
    auto* action = new QAction(symbol ? iconOf(*symbol) : QIcon(), text, this);
    action->setShortcuts(keys);
    if (!keys.isEmpty()) {
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    }
    connect(action, &QAction::triggered, this, does);
    QWidget::addAction(action);
    return action;
}

void MainWindow::setupActions() {
    m_runAction = addAction(tr("Run"), {Qt::Key_F5}, Symbol::Run, &MainWindow::run);
    m_stopAction = addAction(tr("Stop"), {Qt::SHIFT | Qt::Key_F5}, Symbol::Stop, &MainWindow::stop);
    m_exportAction =
        addAction(tr("Export …"), {Qt::CTRL | Qt::Key_E}, Symbol::Export, &MainWindow::askForExport);
    m_presentAction = addAction(tr("Present"), {Qt::Key_F11}, Symbol::Present, &MainWindow::present);
    m_pauseAction = addAction(tr("Pause or resume"), {Qt::Key_Space}, {}, &MainWindow::pauseOrResume);
    m_notesAction = addAction(tr("What it shows"), {Qt::Key_F1}, {}, &MainWindow::toggleNotes);
    m_runsAction = addAction(tr("Runs"), {Qt::CTRL | Qt::Key_R}, {}, &MainWindow::toggleRuns);
    addAction(tr("Menu"), {Qt::Key_F10}, {}, &MainWindow::openMenu);
    m_backAction =
        addAction(tr("Back"), {QKeySequence(static_cast<int>(Qt::ALT) | Qt::Key_Left), Qt::Key_Back}, {},
                  &MainWindow::goBack);
    m_pageActions = pageActions();
    setupPauseKey();
}

/// On pictures only: everywhere else Space presses the button and ticks the box that has the focus.
void MainWindow::setupPauseKey() {
    removeAction(m_pauseAction);
    m_pauseAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

QMenu* MainWindow::menuOfAll() {
    auto* open = addAction(tr("Open …"), {QKeySequence::Open}, Symbol::Open, &MainWindow::askForFile);
    auto* save = addAction(tr("Save …"), {QKeySequence::Save}, {}, &MainWindow::save);
    auto* home = addAction(tr("Home"), {Qt::ALT | Qt::Key_Home}, Symbol::Home, &MainWindow::goHome);
    auto* settings = addAction(tr("Settings …"), {Qt::CTRL | Qt::Key_Comma}, {}, &MainWindow::showSettings);
    auto* palette =
        addAction(tr("Find a command …"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, {}, &MainWindow::showPalette);
    auto* about = addAction(tr("About Parascope"), {}, {}, &MainWindow::showAbout);
    auto* quit = addAction(tr("Quit"), {Qt::CTRL | Qt::Key_Q}, {}, &MainWindow::closeWindow);
    auto* figures =
        addAction(tr("Copy figures"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, {}, &MainWindow::copyFigures);
    auto* picture =
        addAction(tr("Copy picture"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, {}, &MainWindow::copyPicture);
    auto* command =
        addAction(tr("Copy as command"), {Qt::CTRL | Qt::SHIFT | Qt::Key_X}, {}, &MainWindow::copyCommand);
    // Plus stands on the shifted key of '=' on many keyboards.
    auto* larger = addAction(tr("Larger text"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal}, {},
                             &MainWindow::largerText);
    auto* smaller = addAction(tr("Smaller text"), {QKeySequence::ZoomOut}, {}, &MainWindow::smallerText);
    auto* usual = addAction(tr("Usual text size"), {Qt::CTRL | Qt::Key_0}, {}, &MainWindow::usualText);
    auto* cores =
        addAction(tr("Height of the core charts"), {Qt::CTRL | Qt::Key_K}, {}, &MainWindow::cycleCores);
    auto* lanes =
        addAction(tr("Lanes as a table …"), {Qt::CTRL | Qt::Key_T}, {}, &MainWindow::showLanesAsTable);
    auto* newLesson = addAction(tr("New lesson …"), {QKeySequence::New}, {}, &MainWindow::newLesson);
    auto* addToLesson =
        addAction(tr("Add to lesson"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L}, {}, &MainWindow::addToLesson);
    auto* report = addAction(tr("Report of this session …"), {}, {}, &MainWindow::reportSession);
    auto* keys = addAction(tr("Keys and mouse"), {Qt::Key_Question}, {}, &MainWindow::showKeys);

    auto* all = new QMenu(this);
    auto* file = all->addMenu(tr("&File"));
    file->addActions({newLesson, open});
    file->addMenu(m_files->recent().menu(file));
    file->addActions({save, m_exportAction, report});
    file->addSeparator();
    file->addAction(quit);
    auto* edit = all->addMenu(tr("&Edit"));
    edit->addAction(m_drawer->undoAction());
    QWidget::addAction(m_drawer->undoAction()); // when the drawer is closed, too
    edit->addSeparator();
    edit->addActions({figures, picture, command, addToLesson});
    edit->addSeparator();
    edit->addAction(m_drawer->deleteAction());
    edit->addSeparator();
    edit->addAction(settings);
    auto* runMenu = all->addMenu(tr("&Run"));
    runMenu->addActions({m_runAction, m_stopAction, m_pauseAction, m_runsAction});
    auto* view = all->addMenu(tr("&View"));
    view->addActions({m_backAction, home});
    view->addActions(m_pageActions);
    view->addSeparator();
    view->addActions({m_notesAction, m_presentAction, lanes, cores, larger, smaller, usual});
    view->addMenu(appearanceMenu());
    auto* help = all->addMenu(tr("&Help"));
    help->addActions({keys, palette});
    help->addSeparator();
    help->addAction(about);
    return all;
}

void MainWindow::goBack() {
    m_stack->back();
}

void MainWindow::toggleNotes() {
    m_side->toggle(SidePanel::Shows::Notes);
}

void MainWindow::toggleRuns() {
    m_side->toggle(SidePanel::Shows::Runs);
}

void MainWindow::cycleCores() {
    m_cores->cycle();
}

void MainWindow::showLanesAsTable() {
    const auto pictures = currentPage().pictures();
    const auto found = std::find_if(pictures.begin(), pictures.end(), [](QWidget* picture) {
        return qobject_cast<TimelineChart*>(picture) != nullptr;
    });
    const auto* chart = found == pictures.end() ? nullptr : qobject_cast<TimelineChart*>(*found);
    if (chart == nullptr || chart->laneCount() == 0) {
        currentPage().messages().showError(tr("There are no lanes to read: press Run (F5) first."));
        return;
    }
    LanesDialog(chart->sources(), this).exec(); // while it is open no run can go
}

void MainWindow::openMenu() {
    m_header->openMenu();
}

void MainWindow::present() {
    m_presentation->setOn(!m_presentation->isOn());
}

void MainWindow::showKeys() {
    auto* keys = new KeyList(this);
    keys->setAttribute(Qt::WA_DeleteOnClose);
    keys->show();
}

void MainWindow::askForFile() {
    if (const auto file = m_files->askForFile(); !file.isEmpty()) {
        openFile(file.toStdString());
    }
}

void MainWindow::newLesson() {
    m_lessons->makeNew();
}

void MainWindow::reportSession() {
    if (m_session.isBusy()) {
        messages().showError(tr("There is no report yet: a run goes on; wait for its end or stop it."));
        return;
    }
    m_lessons->exportDocument(sessionDocument(m_session.runs()), tr("report"));
}

void MainWindow::addToLesson() {
    if (m_stack->isHome()) {
        messages().showNews(tr("Go to the page of a demo first: its command is what is added."));
        return;
    }
    m_lessons->addFromPage();
}

void MainWindow::save() {
    std::vector<RunId> ids;
    for (const auto* run : m_session.runs()) {
        ids.push_back(run->facts.id);
    }
    saveRuns(ids);
}

void MainWindow::saveRuns(const std::vector<RunId>& ids) {
    std::vector<const RunRecord*> runs;
    for (const auto id : ids) {
        runs.push_back(m_session.run(id));
    }
    auto& bar = messages();
    const auto file = m_files->save(runs, currentPage().key());
    if (!file) {
        bar.showError(QString::fromStdString(file.error().text()));
    } else if (!file->isEmpty()) {
        bar.showNews(tr("Saved as %1.").arg(*file));
        m_title->setFile(*file);
    }
}

void MainWindow::showSettings() {
    auto* dialog = new SettingsDialog(m_briefing->ask(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::appearanceChanged, this, applyAppearance);
    connect(dialog, &SettingsDialog::textStepChanged, this, &MainWindow::setTextStep);
    connect(dialog, &SettingsDialog::pythonChanged, m_briefing, &PageBriefing::setPython);
    dialog->open();
}

void MainWindow::showAbout() {
    auto* dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showPalette() {
    auto* palette = new CommandPalette(actions(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

QMenu* MainWindow::appearanceMenu() {
    auto* menu = new QMenu(tr("Colours"), this);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, Appearance appearance) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_settings.appearance() == appearance);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance] {
            m_settings.setAppearance(appearance);
            applyAppearance(appearance);
        });
    };
    add(tr("As the desktop has them"), Appearance::System);
    add(tr("Light"), Appearance::Light);
    add(tr("Dark"), Appearance::Dark);
    add(tr("High contrast"), Appearance::HighContrast);
    return menu;
}

void MainWindow::closeWindow() {
    close();
}

void MainWindow::largerText() {
    setTextStep(m_textSize->step() + 1);
}

void MainWindow::smallerText() {
    setTextStep(m_textSize->step() - 1);
}

void MainWindow::usualText() {
    setTextStep(0);
}

void MainWindow::setTextStep(int step) {
    m_textSize->setStep(step);
    m_settings.setTextStep(m_textSize->step());
}

QList<QAction*> MainWindow::pageActions() {
    QList<QAction*> actions;
    const auto& entries = m_stack->entries();
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        auto* action = new QAction(entries.at(static_cast<std::size_t>(i)).title, this);
        action->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] {
            goToPage(i);
            currentPage().focusChart();
        });
        QWidget::addAction(action);
        actions.append(action);
    }
    return actions;
}

namespace {
/// The runs that a page shows.
std::vector<const RunRecord*> runsOf(const Page& page) {
    const auto* demo = qobject_cast<const DemoPage*>(&page);
    return demo != nullptr ? demo->shownRuns() : std::vector<const RunRecord*>();
}
} // namespace

void MainWindow::askForExport() {
    auto& bar = messages();
    if (m_stack->busyPage() != nullptr) {
        bar.showError(tr("Nothing was exported: a run goes on; wait for its end or stop it."));
        return;
    }
    if (currentPage().key() == LessonPage::keyOfPage()) {
        m_lessons->exportOpen();
        return;
    }
    const auto* compare = dynamic_cast<const ComparePage*>(&currentPage());
    const auto runs = compare != nullptr ? compare->exportedRuns() : std::vector<const RunRecord*>();
    const auto exhibits = pageExhibits(currentPage(), runs, m_cores->chart().history(), *centralWidget());
    const auto chosen = m_settings.exportFolder();
    ExportDialog dialog(exhibits, currentPage().key(), chosen.isEmpty() ? m_settings.folder() : chosen, this);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const auto choice = dialog.choice();
    const auto written = writeExhibit(*choice.exhibit, choice.file.toStdString(), choice.options);
    if (written) {
        m_files->exported(choice.file, runsOf(currentPage()));
        const auto openWith = [](const QString& path) {
            return [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
        };
        bar.showNews(tr("Exported to %1.").arg(choice.file),
                     {{tr("Open"), openWith(choice.file)},
                      {tr("Folder"), openWith(QFileInfo(choice.file).absolutePath())}});
    } else {
        bar.showError(QString::fromStdString(written.error().text()));
    }
}

void MainWindow::copyFigures() {
    m_clipboard->copyFigures();
}

void MainWindow::copyPicture() {
    m_clipboard->copyPicture();
}

void MainWindow::copyCommand() {
    m_clipboard->copyCommand();
}

} // namespace parascope
