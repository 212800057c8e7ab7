// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Settings.h"
#include "ui/shell/SettingsDialog.h"

#include "tests/ui/shell/AWindow.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/Page.h"

#include <gmock/gmock.h>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>

namespace parascope {
namespace {

using test::eventually;

class WhatIsRemembered : public test::AWindow {};

TEST_F(WhatIsRemembered, StartsEmpty) {
    QSettings().clear();
    EXPECT_EQ(Settings().usualSize(QStringLiteral("AMD EPYC")), std::nullopt);
    EXPECT_EQ(Settings().appearance(), Appearance::System);
    EXPECT_EQ(Settings().textStep(), 0);
    EXPECT_EQ(Settings().folder(), QDir::homePath());
    EXPECT_TRUE(Settings().windowGeometry().isEmpty());
}

TEST_F(WhatIsRemembered, IsTheUsualSizeOfEachProcessor) {
    Settings().setUsualSize(QStringLiteral("A/B 100%"), 5);
    Settings().setUsualSize(QStringLiteral("C"), 6);
    EXPECT_EQ(Settings().usualSize(QStringLiteral("A/B 100%")), 5U);
    EXPECT_EQ(Settings().usualSize(QStringLiteral("C")), 6U);
}

TEST_F(WhatIsRemembered, IsNotBelievedWhenItMakesNoSense) {
    for (const auto& wrong : {QStringLiteral("0"), QStringLiteral("-3"), QStringLiteral("many")}) {
        QSettings().setValue(QStringLiteral("usualSize/C"), wrong);
        EXPECT_EQ(Settings().usualSize(QStringLiteral("C")), std::nullopt);
    }
    QSettings().setValue(QStringLiteral("window/textStep"), 1000);
    QSettings().setValue(QStringLiteral("window/geometry"), QByteArray("garbage"));
    open();
    EXPECT_LT(QApplication::font().pointSizeF(), 60);
    EXPECT_GE(window->width(), 400);
}

TEST_F(WhatIsRemembered, FitsASmallerScreen) {
    open();
    const auto screen = window->screen()->availableSize();
    window->resize(screen + QSize(500, 300));
    window->close();
    close();
    open();
    EXPECT_LE(window->width(), screen.width());
    EXPECT_LT(window->height(), screen.height()) << "with room for its frame";
}

TEST_F(WhatIsRemembered, IsTheSizeOfTheWindowAndOfItsText) {
    open();
    window->resize(800, 700);
    press(Qt::Key_Plus, Qt::ControlModifier);
    const auto points = QApplication::font().pointSizeF();
    window->close();
    close();
    open();
    EXPECT_EQ(window->size(), QSize(800, 700));
    EXPECT_EQ(Settings().textStep(), 1);
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), points);
}

TEST_F(WhatIsRemembered, IsNotThatAPresentationWasOn) {
    open();
    press(Qt::Key_F11);
    window->close();
    close();
    open();
    EXPECT_FALSE(window->isFullScreen());
}

TEST_F(WhatIsRemembered, IsTheSizeThatWasMeasuredAtTheFirstStart) {
    QSettings().clear();
    open();
    const auto cpu = QString::fromStdString(test::ScriptedWorkers::machine().cpu);
    EXPECT_TRUE(eventually([&] { return Settings().usualSize(cpu).has_value(); }));
    EXPECT_EQ(page().controls().question()->size, Settings().usualSize(cpu));
    EXPECT_FALSE(session().isBusy()) << "measuring is no run";
}

class ThePythonOfTheWindow : public test::AWindow {
protected:
    /// Types an interpreter in the dialog that the menu opens.
    void choose(const QString& interpreter) {
        action(QStringLiteral("Settings …"))->trigger();
        auto* dialog = window->findChild<SettingsDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* line = control<QLineEdit>(QStringLiteral("Python"));
        line->setText(interpreter);
        Q_EMIT line->editingFinished();
        dialog->reject();
        EXPECT_TRUE(test::eventually([this] { return window->findChild<SettingsDialog*>() == nullptr; }));
    }
    /// The lines for the terminal of all pages, with a CPython way chosen where there is a choice.
    [[nodiscard]] std::vector<std::string> commands() const {
        std::vector<std::string> lines;
        for (auto* page : window->findChildren<Page*>()) {
            lines.push_back(page->command().value_or(std::string("cannot be run")));
        }
        return lines;
    }
};

TEST_F(ThePythonOfTheWindow, IsChosenForAllPagesAndRemembered) {
    open();
    EXPECT_THAT(commands(), testing::Each(testing::Not(testing::HasSubstr("--python "))));
    choose(QStringLiteral(" /opt/my python/bin/python3 "));
    EXPECT_EQ(Settings().python(), QStringLiteral("/opt/my python/bin/python3"));
    EXPECT_THAT(commands(), testing::Contains(testing::HasSubstr("--python '/opt/my python/bin/python3'")));
    window.reset();
    open();
    EXPECT_THAT(commands(), testing::Contains(testing::HasSubstr("--python '/opt/my python/bin/python3'")));
    choose(QString());
    EXPECT_THAT(commands(), testing::Each(testing::Not(testing::HasSubstr("--python "))));
}

} // namespace
} // namespace parascope
