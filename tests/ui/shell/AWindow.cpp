// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/AWindow.h"

#include "ui/pages/MessageBar.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/Settings.h"
#include "ui/widgets/SentenceLabel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTableView>
#include <QTimer>

namespace parascope::test {

namespace {

constexpr QSize kUsualWindow(1366, 740);

/// No Python is asked: what this machine has is not what these tests are about.
std::vector<Availability> everyBackend(const std::string& /*python*/, const std::stop_token& /*stop*/) {
    std::vector<Availability> backends;
    for (const auto& info : allBackends()) {
        backends.push_back({info.backend, info.backend == Backend::CpythonFree ? "there is none" : "", ""});
    }
    return backends;
}

} // namespace

AWindow::AWindow()
    : m_font(QApplication::font()) {
    QCoreApplication::setOrganizationName(QStringLiteral("parascope"));
    QCoreApplication::setApplicationName(QStringLiteral("parascope"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString(folder.path().string()));
    Settings settings;
    // Known from an earlier start: nothing is measured now.
    settings.setUsualSize(QString::fromStdString(ScriptedWorkers::machine().cpu), 1000);
    settings.setUsualSize(QString::fromStdString(readMachine().cpu), 1000);
    settings.setFolder(QString::fromStdString(folder.path().string()));
}

AWindow::~AWindow() {
    close();
    applyAppearance(Appearance::System);
}

void AWindow::make(EngineParts parts, EngineHost::Cores cores) {
    const auto machine = parts.machine;
    engine = std::make_unique<EngineHost>(std::move(parts), cores);
    window = std::make_unique<MainWindow>(*engine, machine, everyBackend);
    if (Settings().windowGeometry().isEmpty()) {
        window->resize(kUsualWindow); // the screen of these tests is narrow
    }
}

void AWindow::show() {
    window->show();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
}

void AWindow::open(EngineParts parts, EngineHost::Cores cores) {
    make(std::move(parts), cores);
    window->findChild<PageStack*>()->makeAll(); // tests look for them, whichever is shown
    window->goToPage(0);
    show();
}

void AWindow::openOnHome() {
    make(workers.parts(), EngineHost::Cores::Ignore);
    show();
}

void AWindow::close() {
    window.reset();
    engine.reset();
    QApplication::setFont(m_font); // as at the start of a program
}

void AWindow::openFile(const std::filesystem::path& file) const {
    window->openFile(file);
    waitUntilOpened();
}

void AWindow::waitUntilOpened() const {
    EXPECT_TRUE(eventually([this] { return !window->isOpening(); }));
}

QAbstractButton* AWindow::button(const QString& text) const {
    for (auto* widget : window->findChildren<QAbstractButton*>()) {
        const auto name = widget->accessibleName();
        const bool isCalledSo = (name.isEmpty() ? widget->text() : name) == text;
        if (widget->isVisible() && isCalledSo) {
            return widget;
        }
    }
    ADD_FAILURE() << "there is no button " << text.toStdString();
    return nullptr;
}

QAction* AWindow::action(const QString& text) const {
    for (auto* action : window->findChildren<QAction*>()) {
        if (action->text() == text) {
            return action;
        }
    }
    ADD_FAILURE() << "there is no action " << text.toStdString();
    return nullptr;
}

void AWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    window->activateWindow(); // a dialog may have been there before
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    auto* focus = window->focusWidget();
    QTest::keyClick(focus != nullptr ? focus : window.get(), key, modifiers);
}

void AWindow::typeSize(const QString& text) const {
    auto* size = control<QLineEdit>(QStringLiteral("Size"));
    size->setFocus();
    size->selectAll();
    QTest::keyClick(size, Qt::Key_Delete);
    QTest::keyClicks(size, text);
}

QString AWindow::message() const {
    auto& bar = page().messages();
    return bar.isVisible() ? bar.findChild<QLabel*>()->text() : QString();
}

QString AWindow::sentence() const {
    return page().findChild<SentenceLabel*>()->sentence();
}

QAbstractItemModel& AWindow::figures() const {
    return *page().findChild<QTableView*>()->model();
}

QString AWindow::number(const QString& figure, int run) const {
    const auto& model = figures();
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.headerData(i, Qt::Horizontal).toString() == figure) {
            return model.index(run, i).data().toString();
        }
    }
    ADD_FAILURE() << "there is no figure " << figure.toStdString();
    return {};
}

int AWindow::runsInTable() const {
    return figures().rowCount();
}

void AWindow::runToTheEnd() {
    press(Qt::Key_F5);
    EXPECT_TRUE(session().isBusy());
    EXPECT_TRUE(eventually([this] { return isDone(); }));
}

void AWindow::whenDialogOpens(std::function<void(QWidget&)> meet) {
    auto* timer = new QTimer(window.get());
    QObject::connect(timer, &QTimer::timeout, window.get(), [timer, meet = std::move(meet)] {
        if (auto* dialog = QApplication::activeModalWidget()) {
            timer->stop();
            timer->deleteLater();
            meet(*dialog);
        }
    });
    timer->start(10);
}

} // namespace parascope::test
