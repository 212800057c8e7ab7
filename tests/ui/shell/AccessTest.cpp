// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works by keyboard alone, and a screen reader has a name for it.
#include "tests/ui/shell/AWindow.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/KeyList.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSlider>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolButton>
#include <set>

namespace parascope {
namespace {

template <class... Kinds>
bool isOneOf(const QWidget* widget) {
    return ((qobject_cast<const Kinds*>(widget) != nullptr) || ...);
}

std::string describe(const QWidget* widget) {
    return std::string(widget->metaObject()->className()) + " '" + widget->accessibleName().toStdString() +
           "' " + widget->objectName().toStdString() + ", " + widget->toolTip().toStdString();
}

/// Qt builds some controls out of others: those have no life of their own.
bool isPartOfAnother(const QWidget* widget) {
    const auto* parent = widget->parentWidget();
    return widget->objectName().startsWith(QStringLiteral("qt_")) ||
           isOneOf<QAbstractSpinBox, QComboBox, QTabBar>(parent) || isOneOf<QHeaderView>(widget) ||
           std::string_view(widget->metaObject()->className()) == "QTableCornerButton";
}

/// What people click and type into.
std::vector<QWidget*> controlsOf(const QWidget& window) {
    std::vector<QWidget*> found;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool isControl = isOneOf<QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox,
                                       QAbstractItemView, QSlider, QPlainTextEdit, QTextBrowser>(widget);
        if (isControl && widget->isVisible() && !isPartOfAnother(widget)) {
            found.push_back(widget);
        }
    }
    return found;
}

bool hasLabel(const QWidget& window, const QWidget* widget) {
    const auto labels = window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->buddy() == widget; });
}

void expectNames(const QWidget& window) {
    const auto controls = controlsOf(window);
    EXPECT_GT(controls.size(), 3U);
    for (const auto* widget : controls) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool hasText = button != nullptr && button->text().size() > 1;
        EXPECT_TRUE(hasText || !widget->accessibleName().isEmpty() || hasLabel(window, widget))
            << describe(widget);
    }
}

class Access : public test::AWindow {
protected:
    Access() { open(); }
};

TEST_F(Access, EveryControlOfTheWindowHasAName) {
    runToTheEnd();
    expectNames(*window);
}

TEST_F(Access, EveryControlOfEveryPageHasAName) {
    const int pages = control<QListWidget>(QStringLiteral("Demos"))->count();
    for (int i = 0; i < pages; ++i) {
        window->goToPage(i);
        expectNames(*window);
    }
}

TEST_F(Access, EveryControlOfTheExportDialogHasAName) {
    runToTheEnd();
    const auto exhibits = pageExhibits(page(), page().exportedRuns(), CoreHistory(), *window);
    ExportDialog dialog(exhibits, QStringLiteral("compare"), QStringLiteral("/tmp"));
    dialog.show();
    expectNames(dialog);
}

TEST_F(Access, ControlsWhoseMeaningIsNotPlainHaveATooltip) {
    for (const auto* widget : controlsOf(*window)) {
        const bool isPlain = isOneOf<QAbstractItemView, QPlainTextEdit, QTextBrowser>(widget);
        EXPECT_TRUE(isPlain || !widget->toolTip().isEmpty()) << describe(widget);
    }
}

TEST_F(Access, TabReachesEveryControl) {
    runToTheEnd();
    std::set<const QWidget*> reached;
    control<QLineEdit>(QStringLiteral("Size"))->setFocus();
    for (int i = 0; i < 100; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }
    for (const auto* widget : controlsOf(*window)) {
        EXPECT_TRUE(!widget->isEnabled() || widget->focusPolicy() == Qt::NoFocus || reached.contains(widget))
            << describe(widget);
    }
}

TEST_F(Access, TabGoesThroughTheControlsInReadingOrder) {
    auto* number = control<QAbstractSpinBox>(QStringLiteral("Workers"));
    const auto* last = button(QString::fromStdString(infoOf(Backend::CpythonFree).label));
    EXPECT_TRUE(test::eventually([last] { return !last->isEnabled(); })) << "there is none here";
    button(QString::fromStdString(infoOf(Backend::CpythonProcesses).label))->setFocus();
    press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), number);
    press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), control<QWidget>(QStringLiteral("Cores for the workers")));
    press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), control<QComboBox>(QStringLiteral("Task")));
    press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("Size"));
}

TEST_F(Access, EverythingOnTheBarIsInAMenuToo) {
    std::set<const QAction*> inMenus;
    for (const auto* menu : window->findChildren<QMenu*>()) {
        for (const auto* action : menu->actions()) {
            inMenus.insert(action);
        }
    }
    for (const auto* shown : window->findChild<HeaderBar*>()->findChildren<QToolButton*>()) {
        const auto* action = shown->defaultAction();
        EXPECT_TRUE(action == nullptr || inMenus.contains(action)) << describe(shown);
    }
    EXPECT_TRUE(inMenus.contains(action(QStringLiteral("Run"))));
}

TEST_F(Access, TheListOfKeysKnowsEveryKeyOfTheMenus) {
    KeyList list;
    QString text;
    for (const auto* label : list.findChildren<QLabel*>()) {
        text += label->text() + QLatin1Char('\n');
    }
    for (const auto& key :
         {QStringLiteral("F5"), QStringLiteral("Shift+F5"), QStringLiteral("Ctrl+E"), QStringLiteral("F11"),
          QStringLiteral("Space"), QStringLiteral("Ctrl+O"), QStringLiteral("Ctrl+Shift+C"),
          QStringLiteral("Ctrl+Shift+X"), QStringLiteral("?"), QStringLiteral("Ctrl+Q")}) {
        EXPECT_TRUE(text.contains(key)) << key.toStdString();
    }
}

} // namespace
} // namespace parascope
