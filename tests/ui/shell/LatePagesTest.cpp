// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are made after the window: when, and that they know what was told before.
#include "core/command/CommandLine.h"
#include "tests/support/QtMain.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/demos/scale/ScalingControls.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/demos/scrape/ScrapePage.h"
#include "ui/shell/HomePage.h"
#include "ui/shell/PageStack.h"

#include <gmock/gmock.h>
#include <QLabel>

namespace parascope {
namespace {

using test::eventually;

class PagesThatAreMadeLate : public test::AWindow {
protected:
    [[nodiscard]] qsizetype made() const { return window->findChild<PageStack*>()->made().size(); }
    [[nodiscard]] std::size_t all() const { return window->findChild<PageStack*>()->entries().size(); }

    static constexpr int kScaling = 2; ///< its place among the pages
};

TEST_F(PagesThatAreMadeLate, AreNotThereWhenHomeIsAndAreThereSoonAfter) {
    openOnHome();
    EXPECT_EQ(made(), 0);
    EXPECT_TRUE(eventually([this] { return made() == static_cast<qsizetype>(all()); }));
    EXPECT_EQ(all(), 8U);
    EXPECT_TRUE(window->isHome());
}

TEST_F(PagesThatAreMadeLate, AreMadeWhenSomebodyGoesThere) {
    openOnHome();
    window->goToPage(kScaling);
    EXPECT_EQ(made(), 1);
    EXPECT_TRUE(window->findChild<ScalingPage*>()->isVisible());
    EXPECT_EQ(&window->currentPage(), window->findChild<ScalingPage*>());
}

TEST_F(PagesThatAreMadeLate, StayWhereTheyStandInTheListWhicheverIsMadeFirst) {
    openOnHome();
    window->goToPage(3);
    window->findChild<PageStack*>()->makeAll();
    EXPECT_EQ(&window->currentPage(), window->findChild<ScrapePage*>());
    EXPECT_TRUE(window->findChild<ScrapePage*>()->isVisible());
    window->goToPage(kScaling);
    EXPECT_TRUE(window->findChild<ScalingPage*>()->isVisible());
    EXPECT_FALSE(window->findChild<ScrapePage*>()->isVisible());
}

TEST_F(PagesThatAreMadeLate, KnowThePythonTheSizeAndTheBackendsOfThisMachine) {
    Settings().setPython(QStringLiteral("/opt/python"));
    Settings().setUsualSize(QString::fromStdString(test::ScriptedWorkers::machine().cpu), 123000);
    openOnHome();
    window->goToPage(0); // asks for the backends
    window->goToPage(kScaling);
    ASSERT_TRUE(eventually([this] { return made() == static_cast<qsizetype>(all()); }));
    EXPECT_THAT(window->currentPage().command().value_or(""), testing::HasSubstr("sum-squares:21k"))
        << "a sixth of the usual size: it runs once for each number of workers";
    std::vector<std::string> lines;
    for (const auto* page : window->findChild<PageStack*>()->made()) {
        lines.push_back(page->command().value_or(""));
    }
    EXPECT_THAT(lines, testing::Contains(testing::HasSubstr("--python /opt/python")));
}

TEST_F(PagesThatAreMadeLate, AreOnTheStageWhenThePresentationIsOn) {
    openOnHome();
    press(Qt::Key_F11);
    window->goToPage(kScaling);
    auto& page = *window->findChild<ScalingPage*>();
    EXPECT_FALSE(page.controls().isVisible());
    press(Qt::Key_Escape);
    EXPECT_TRUE(page.controls().isVisible());
}

TEST_F(PagesThatAreMadeLate, TellHomeHowLongTheyTake) {
    openOnHome();
    const auto cards = [this] {
        QStringList texts;
        for (const auto* label : window->findChild<HomePage*>()->findChildren<QLabel*>()) {
            texts.append(label->text());
        }
        for (const auto* button : window->findChild<HomePage*>()->findChildren<QAbstractButton*>()) {
            texts.append(button->text());
        }
        return texts.join(QLatin1Char('\n'));
    };
    EXPECT_FALSE(cards().contains(QStringLiteral("about")));
    EXPECT_TRUE(eventually([&] { return cards().contains(QStringLiteral("about")); }));
}

} // namespace
} // namespace parascope
