// SPDX-License-Identifier: GPL-3.0-or-later
// Home as the first page of the window, and the ways from it.
#include "tests/ui/shell/AWindow.h"
#include "ui/export/RunExport.h"
#include "ui/shell/DemoCard.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/PageList.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace parascope {
namespace {

using test::eventually;

class HomeInTheWindow : public test::AWindow {
protected:
    HomeInTheWindow() {
        open();
        window->goHome();
    }
    [[nodiscard]] QList<DemoCard*> cards() const { return window->findChildren<DemoCard*>(); }
};

TEST_F(HomeInTheWindow, LeadsToThePageOfEachCard) {
    ASSERT_EQ(cards().size(), 8) << "seven demos and the lessons";
    for (auto* card : cards()) {
        window->goHome();
        EXPECT_TRUE(window->isHome());
        card->click();
        EXPECT_FALSE(window->isHome()) << card->key().toStdString();
        EXPECT_EQ(window->currentPage().key(), card->key());
    }
}

TEST_F(HomeInTheWindow, RunsADemoByOneClick) {
    QTest::mouseClick(cards().front()->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_TRUE(session().isBusy());
    EXPECT_TRUE(eventually([this] { return isDone(); }));
}

TEST_F(HomeInTheWindow, IsTheFirstRowOfTheList) {
    auto* list = window->findChild<PageList*>();
    EXPECT_EQ(list->currentRow(), 0);
    list->setCurrentRow(1);
    EXPECT_FALSE(window->isHome());
    EXPECT_EQ(&window->currentPage(), &page());
    list->setCurrentRow(0);
    EXPECT_TRUE(window->isHome());
}

TEST_F(HomeInTheWindow, HasNothingToRunOrExport) {
    EXPECT_FALSE(action(QStringLiteral("Run"))->isEnabled());
    EXPECT_FALSE(action(QStringLiteral("Export …"))->isEnabled());
    window->goToPage(0);
    EXPECT_TRUE(action(QStringLiteral("Run"))->isEnabled());
}

TEST_F(HomeInTheWindow, OpensAFileThatIsDroppedAnywhere) {
    window->goToPage(0);
    runToTheEnd();
    const auto file = folder.file("dropped.trace.json");
    ASSERT_TRUE(exportRuns(page().shownRuns(), file));
    window->goHome();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &drop);
    waitUntilOpened();
    EXPECT_EQ(session().runs().size(), 6U);
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_EQ(window->windowTitle(), QStringLiteral("dropped.trace.json[*] – Parascope"));
}

TEST_F(HomeInTheWindow, ClosesWithoutAQuestionWhenTheSystemAsksForIt) {
    window->goToPage(0);
    runToTheEnd();
    window->closeAtOnce();
    EXPECT_FALSE(window->isVisible());
}

TEST_F(HomeInTheWindow, AsksOnceAboutRunsThatWereNotSaved) {
    window->goToPage(0);
    runToTheEnd();
    bool wasAsked = false;
    whenDialogOpens([&](QWidget& dialog) {
        wasAsked = true;
        static_cast<QDialog&>(dialog).reject();
    });
    EXPECT_FALSE(window->close()) << "Cancel";
    EXPECT_TRUE(wasAsked);
    EXPECT_TRUE(window->close()) << "asked already, and nothing new has run";
}

} // namespace
} // namespace parascope
