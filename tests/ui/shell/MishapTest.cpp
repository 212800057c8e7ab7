// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong around the program, and what people do by mistake.
#include "tests/ui/shell/AWindow.h"

#include <QApplication>
#include <QDropEvent>
#include <QIcon>
#include <QLabel>
#include <QMimeData>
#include <QScreen>
#include <QTreeView>
#include <QUrl>

namespace parascope {
namespace {

using testing::HasSubstr;

class Mishaps : public test::AWindow {};

TEST_F(Mishaps, ADeletedRunComesBackByCtrlZ) {
    open();
    runToTheEnd();
    press(Qt::Key_R, Qt::ControlModifier);
    auto* tree = control<QTreeView>(QStringLiteral("Runs of this session"));
    const auto run = tree->model()->index(1, 0, tree->model()->index(0, 0));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(run).center());
    QTest::keyClick(tree, Qt::Key_Delete);
    EXPECT_EQ(session().runs().size(), 2U);
    EXPECT_EQ(page().shownRuns().size(), 2U);
    press(Qt::Key_R, Qt::ControlModifier); // the panel is closed
    page().focusChart();
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(session().runs().size(), 3U);
    EXPECT_EQ(page().shownRuns().size(), 3U) << "with its tick";
}

TEST_F(Mishaps, ADroppedFileThatIsNoTraceGetsWords) {
    open();
    const auto picture = folder.write("holiday.jpg", "\xff\xd8\xff\xe0 no trace at all");
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(picture.string()))});
    QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject*>(window.get())->event(&drop); // as the window system delivers it
    waitUntilOpened();
    EXPECT_THAT(message().toStdString(), HasSubstr("holiday.jpg"));
    EXPECT_TRUE(session().runs().empty());
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Parascope[*]"));
}

TEST_F(Mishaps, AWindowOfAScreenThatIsGoneOpensOnOneThatIsThere) {
    QWidget far;
    far.setGeometry(9000, 7000, 1000, 700);
    Settings().setWindowGeometry(far.saveGeometry());
    open();
    const auto screen = window->screen()->availableGeometry();
    EXPECT_TRUE(screen.intersects(window->frameGeometry()));
    EXPECT_TRUE(screen.contains(window->frameGeometry().topLeft())) << "its bar can be reached";
}

TEST_F(Mishaps, AMissingFontIsReplaced) {
    QApplication::setFont(QFont(QStringLiteral("No Such Family"), 10));
    open();
    runToTheEnd();
    EXPECT_NE(sentence(), QString());
    for (const auto* label : window->findChildren<QLabel*>()) {
        EXPECT_GT(label->fontMetrics().height(), 0);
        EXPECT_GT(label->fontMetrics().horizontalAdvance(QStringLiteral("speed-up")), 0);
    }
}

TEST_F(Mishaps, WithoutAnIconThemeEveryButtonHasItsPicture) {
    const auto theme = QIcon::themeName();
    const auto paths = QIcon::themeSearchPaths();
    QIcon::setThemeName(QStringLiteral("no-such-theme"));
    QIcon::setThemeSearchPaths({});
    open();
    int pictures = 0;
    for (const auto* button : window->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text().isEmpty() && !button->icon().isNull()) {
            EXPECT_FALSE(button->icon().pixmap(button->iconSize()).isNull())
                << button->toolTip().toStdString();
            ++pictures;
        }
    }
    EXPECT_GE(pictures, 2) << "the menu, and more";
    QIcon::setThemeName(theme);
    QIcon::setThemeSearchPaths(paths);
}

} // namespace
} // namespace parascope
