// SPDX-License-Identifier: GPL-3.0-or-later
// What Home knows of this session and of this machine.
#include "core/base/Affinity.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/pages/MessageBar.h"
#include "ui/shell/DemoCard.h"
#include "ui/shell/HomePage.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>

namespace parascope {
namespace {

/// On one core, whose speed is known: 1000 of what a task counts take 1.5 s.
class NewsOnHome : public test::AWindow {
protected:
    NewsOnHome() {
        EXPECT_TRUE(m_oneCore);
        open();
    }
    /// What stands on a demo's button.
    [[nodiscard]] std::string offer(const char* key) const {
        for (const auto* card : window->findChildren<DemoCard*>()) {
            if (card->key() == QLatin1String(key)) {
                return card->findChild<QPushButton*>()->text().toStdString();
            }
        }
        return {};
    }
    [[nodiscard]] QAbstractButton* rowThatBegins(const QString& text) const {
        for (auto* row : window->findChild<HomePage*>()->findChildren<QAbstractButton*>()) {
            if (row->isVisible() && row->text().startsWith(text)) {
                return row;
            }
        }
        return nullptr;
    }

private:
    Result<AffinityScope> m_oneCore = AffinityScope::allow({allowedCores().front()});
};

TEST_F(NewsOnHome, SayHowLongADemoTakes) {
    window->goHome();
    EXPECT_EQ(offer("compare"), "Run, about 9 s") << "two workers' work three times on one core";
    EXPECT_EQ(offer("queue"), "Run, about 11 s") << "the lesson's delays";
    EXPECT_EQ(offer("table"), "Run") << "of Python nothing is known";
}

TEST_F(NewsOnHome, FollowWhatIsChosenOnThePage) {
    typeSize(QStringLiteral("2k"));
    window->goHome();
    EXPECT_EQ(offer("compare"), "Run, about 18 s");
    window->goToPage(0);
    typeSize(QStringLiteral("nothing"));
    window->goHome();
    EXPECT_EQ(offer("compare"), "Run");
}

TEST_F(NewsOnHome, ListTheRunsOfThisSessionAndLeadToThem) {
    window->goHome();
    EXPECT_EQ(rowThatBegins(QStringLiteral("sum-squares")), nullptr);
    window->goToPage(0);
    runToTheEnd();
    page().showRuns({});
    window->goHome();
    auto* row = rowThatBegins(QStringLiteral("sum-squares:1k, 2 workers"));
    ASSERT_NE(row, nullptr);
    QTest::mouseClick(row, Qt::LeftButton);
    EXPECT_FALSE(window->isHome());
    EXPECT_EQ(page().shownRuns().size(), 3U);
    const auto shown = page().shown(); // the page forgets them while they go
    const auto removed = session().remove(shown);
    EXPECT_EQ(removed.size(), 3U);
    window->goHome();
    EXPECT_EQ(rowThatBegins(QStringLiteral("sum-squares")), nullptr) << "they are gone";
}

TEST_F(NewsOnHome, AreSaidOnHome) {
    window->goHome();
    window->say(QStringLiteral("The settings could not be read."));
    const auto& bar = window->findChild<HomePage*>()->messages();
    EXPECT_TRUE(bar.isVisible());
    EXPECT_EQ(bar.findChild<QLabel*>()->text(), QStringLiteral("The settings could not be read."));
    EXPECT_EQ(message(), QString()) << "not on a page that nobody sees";
}

TEST(SpeedsOfWork, AreRemembered) {
    const test::TempDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString(folder.path().string()));
    const auto cpu = QStringLiteral("Test processor i9/3 @ 2 GHz");
    EXPECT_TRUE(Settings().speeds(cpu).empty());
    Settings().setSpeeds(cpu, {{"sum-squares, C++", 7.5e-10}, {"sleep, Python", 0.001}});
    EXPECT_EQ(Settings().speeds(cpu),
              (std::map<std::string, double>{{"sum-squares, C++", 7.5e-10}, {"sleep, Python", 0.001}}));
    EXPECT_TRUE(Settings().speeds(QStringLiteral("another")).empty());
}

} // namespace
} // namespace parascope
