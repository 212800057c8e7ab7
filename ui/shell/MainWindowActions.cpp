// SPDX-License-Identifier: GPL-3.0-or-later
// What can be clicked and typed in the main window.

#include "ui/charts/ChartExport.h"
#include "ui/charts/CoreChart.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/export/RunExport.h"
#include "ui/pages/ComparePage.h"
#include "ui/pages/ExperimentControls.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageExport.h"
#include "ui/shell/TextSize.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace parascope {

QAction* MainWindow::addAction(const QString& text, const QList<QKeySequence>& keys,
                               std::optional<Symbol> symbol, void (MainWindow::*does)()) {
    auto* action = new QAction(symbol ? iconOf(*symbol) : QIcon(), text, this);
    action->setShortcuts(keys);
    action->setToolTip(
        QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, does);
    QWidget::addAction(action);
    return action;
}

void MainWindow::setupActions() {
    m_runAction = addAction(tr("Run"), {Qt::Key_F5}, Symbol::Run, &MainWindow::run);
    m_stopAction = addAction(tr("Stop"), {Qt::SHIFT | Qt::Key_F5}, Symbol::Stop, &MainWindow::stop);
    auto* open = addAction(tr("Open …"), {QKeySequence::Open}, Symbol::Open, &MainWindow::askForFile);
    auto* save = addAction(tr("Export …"), {Qt::CTRL | Qt::Key_E}, Symbol::Export, &MainWindow::askForExport);
    auto* presentAction = addAction(tr("Present"), {Qt::Key_F11}, Symbol::Present, &MainWindow::present);
    auto* picture =
        addAction(tr("Copy picture"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, {}, &MainWindow::copyPicture);
    auto* command =
        addAction(tr("Copy as command"), {Qt::CTRL | Qt::SHIFT | Qt::Key_X}, {}, &MainWindow::copyCommand);
    auto* pause =
        addAction(tr("Pause or resume the live view"), {Qt::Key_Space}, {}, &MainWindow::pauseOrResume);
    auto* keys = addAction(tr("Keys and mouse"), {Qt::Key_Question}, {}, &MainWindow::showKeys);
    auto* quit = addAction(tr("Quit"), {QKeySequence::Quit}, {}, &MainWindow::closeWindow);
    // Plus stands on the shifted key of '=' on many keyboards.
    auto* larger = addAction(tr("Larger text"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal}, {},
                             &MainWindow::largerText);
    auto* smaller = addAction(tr("Smaller text"), {QKeySequence::ZoomOut}, {}, &MainWindow::smallerText);
    auto* normal = addAction(tr("Usual text size"), {Qt::CTRL | Qt::Key_0}, {}, &MainWindow::usualText);
    auto* first =
        addAction(tr("Threads or processes?"), {Qt::CTRL | Qt::Key_1}, {}, &MainWindow::goToFirstPage);

    // On the lanes only: everywhere else Space presses the button and ticks the box that has the focus.
    removeAction(pause);
    pause->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_compare->timeline().chart().addAction(pause);

    auto* bar = addToolBar(tr("Tools"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu); // its only entry would hide the bar for good
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({m_runAction, m_stopAction, save, presentAction});

    m_copyCommandAction = command;
    setupMenus({open, save, quit}, {first, pause, picture, larger, smaller, normal, presentAction}, keys);
}

void MainWindow::setupMenus(const QList<QAction*>& file, const QList<QAction*>& view, QAction* keys) {
    menuBar()->addMenu(tr("&File"))->addActions(file);
    menuBar()->addMenu(tr("&Run"))->addActions({m_runAction, m_stopAction, m_copyCommandAction});
    auto* viewMenu = menuBar()->addMenu(tr("&View"));
    viewMenu->addActions(view);
    viewMenu->addMenu(appearanceMenu());
    menuBar()->addMenu(tr("&Help"))->addAction(keys);
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

void MainWindow::goToFirstPage() {
    m_compare->timeline().setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::askForExport() {
    auto& messages = m_compare->messages();
    if (m_session.isBusy()) {
        messages.showError(tr("Nothing was exported: a run goes on; wait for its end or stop it."));
        return;
    }
    ExportDialog dialog(QStringLiteral("compare"), m_settings.folder(), this);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const auto choice = dialog.choice();
    m_settings.setFolder(QFileInfo(choice.file).absolutePath());
    const auto written = exportPage(choice, m_compare->shownRuns(), m_cores->history(), *centralWidget());
    if (written) {
        messages.showNews(tr("Exported to %1.").arg(choice.file));
    } else {
        messages.showError(QString::fromStdString(written.error().text()));
    }
}

void MainWindow::copyPicture() {
    const auto runs = m_compare->shownRuns();
    if (runs.empty()) {
        m_compare->messages().showError(
            tr("There is no picture to copy: nothing has run yet; press Run (F5) first."));
        return;
    }
    const auto sources = timelineSources(runs);
    const ExportOptions options{kSlideWide, picturesTitle(runs), picturesFootnote(runs)};
    QApplication::clipboard()->setImage(renderTimeline(sources, extentOf(sources), options));
    m_compare->messages().showNews(tr("The picture is on the clipboard."));
}

void MainWindow::copyCommand() {
    const auto chosen = m_compare->controls().chosen();
    if (!chosen) {
        m_compare->messages().showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    Command command;
    command.kind = Command::Kind::Run;
    command.run = *chosen;
    const auto text = QString::fromStdString(commandText(command));
    QApplication::clipboard()->setText(text);
    m_compare->messages().showNews(tr("On the clipboard: %1").arg(text));
}

} // namespace parascope
