// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/ClassifyPage.h"

#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/charts/GrowthChart.h"
#include "ui/charts/LinePlot.h"
#include "ui/charts/ShareBars.h"
#include "ui/demos/classify/ClassifyControls.h"
#include "ui/demos/classify/ClassifyView.h"
#include "ui/demos/classify/GuessSheet.h"
#include "ui/demos/classify/TaskTable.h"
#include "ui/export/RunExport.h"
#include "ui/pages/MessageBar.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/TileRow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The page without its window, on pretending workers: nothing is seen of them, so they are too short.
class TheClassifyPage : public testing::Test {
protected:
    TheClassifyPage() {
        page.resize(1000, 700);
        page.show();
    }
    void watch(std::vector<std::string> command) {
        ClassifyQuestion question;
        question.command = std::move(command);
        page.controls().choose(question);
    }
    void runToTheEnd() {
        page.run();
        waitForTheEnd();
    }
    void waitForTheEnd() {
        EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    }
    template <class Widget>
    Widget& control(const QString& name) {
        for (auto* widget : page.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return *widget;
            }
        }
        throw std::runtime_error("there is no " + name.toStdString());
    }
    void press(const QString& text) {
        for (auto* button : page.findChildren<QAbstractButton*>()) {
            if (button->text() == text || button->accessibleName() == text) {
                button->click();
                return;
            }
        }
        ADD_FAILURE() << "there is no " << text.toStdString();
    }
    [[nodiscard]] std::string message() const {
        return page.messages().isVisible() ? page.messages().findChild<QLabel*>()->text().toStdString() : "";
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    ClassifyPage page{session};
};

TEST_F(TheClassifyPage, AsksForATaskACommandOrARunningProgram) {
    EXPECT_THAT(page.command().value(), StartsWith("parascope classify --task sum-squares"));
    watch({"xz", "-9", "my file"});
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Command to watch")).text(),
              QStringLiteral("xz -9 'my file'"));
    EXPECT_EQ(page.command().value(), "parascope classify -- xz -9 'my file'");
    press(QStringLiteral("A running program"));
    control<QComboBox>(QStringLiteral("Running program to watch"))
        .setEditText(QStringLiteral("4711 nginx: worker"));
    EXPECT_EQ(page.command().value(), "parascope classify --pid 4711");
}

TEST_F(TheClassifyPage, SaysWhatIsMissing) {
    press(QStringLiteral("A command"));
    page.run();
    EXPECT_THAT(message(), HasSubstr("no command is typed"));
    watch({"sh"});
    control<QLineEdit>(QStringLiteral("Command to watch")).setText(QStringLiteral("sh -c 'no end"));
    page.run();
    EXPECT_FALSE(page.isBusy());
    press(QStringLiteral("A running program"));
    control<QComboBox>(QStringLiteral("Running program to watch")).setEditText(QStringLiteral("nginx"));
    page.run();
    EXPECT_THAT(message(), HasSubstr("type the number of a process"));
    EXPECT_FALSE(page.isBusy());
}

TEST_F(TheClassifyPage, MeasuresARowOfTheTableAndAllOfThem) {
    press(QStringLiteral("Measure Heavy calculation"));
    waitForTheEnd();
    const auto& table = page.picture().table();
    EXPECT_EQ(table.measured(QStringLiteral("sum-squares")), QStringLiteral("Too short"));
    EXPECT_EQ(table.measured(QStringLiteral("http-get")), QStringLiteral("–"));
    EXPECT_TRUE(table.isVisible()) << "the table stays in sight";
    press(QStringLiteral("Measure all"));
    EXPECT_EQ(page.shown().size(), 6U);
    waitForTheEnd();
    EXPECT_EQ(page.findChild<TileRow*>()->tiles().size(), 6U) << "a tile for each task";
}

TEST_F(TheClassifyPage, TurnsToTheLanesWhenItRuns) {
    watch({"true"});
    runToTheEnd();
    EXPECT_FALSE(page.picture().table().isVisible());
    EXPECT_EQ(page.findChild<TileRow*>()->tiles().front().figure, QStringLiteral("Too short"));
    ASSERT_EQ(page.picture().bars().bars().size(), 1U);
    EXPECT_EQ(page.picture().bars().bars().front().name, QStringLiteral("true"));
}

TEST_F(TheClassifyPage, TurnsToTheLanesWhenARunIsOpened) {
    page.measure({QStringLiteral("sort")});
    waitForTheEnd();
    EXPECT_TRUE(page.picture().table().isVisible());
    page.open({session.runs().front()->facts.id});
    EXPECT_FALSE(page.picture().table().isVisible());
}

TEST_F(TheClassifyPage, GrowsTheInputTwice) {
    press(QStringLiteral("Grow: × 1, 2, 4"));
    const auto runs = page.shownRuns();
    ASSERT_EQ(runs.size(), 3U);
    const auto size = runs[0]->facts.experiment.size;
    EXPECT_EQ(runs[1]->facts.experiment.size, 2 * size);
    EXPECT_EQ(runs[2]->facts.experiment.size, 4 * size);
    auto& chart = page.picture().growth();
    EXPECT_FALSE(chart.isVisible()) << "there is no curve yet";
    waitForTheEnd();
    EXPECT_TRUE(chart.isVisible());
    const auto labels = chart.findChild<LinePlot*>()->labels();
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].text, QStringLiteral("in proportion"));
    EXPECT_EQ(labels[1].text, QStringLiteral("sum-squares"));
    EXPECT_EQ(labels[1].key, static_cast<double>(4 * size));
    EXPECT_THAT(chart.accessibleDescription().toStdString(), HasSubstr(" iterations took "));
    runToTheEnd();
    EXPECT_FALSE(chart.isVisible()) << "one run is no growth";
}

TEST_F(TheClassifyPage, ShowsTheCurveOfGrowthInPicturesToo) {
    press(QStringLiteral("Grow: × 1, 2, 4"));
    waitForTheEnd();
    const auto exhibit = page.exhibit().value();
    EXPECT_THAT(exhibit->caption().toStdString(), StartsWith("2 times the input took "));
    const auto plain = runsExhibit(page.shownRuns());
    EXPECT_EQ(exhibit->parts({}).size(), plain->parts({}).size() + 1);
    EXPECT_EQ(exhibit->endings(), plain->endings());
}

TEST_F(TheClassifyPage, AsksForASizeAtWhichOneCanTell) {
    for (const auto& task : TaskCatalog().list()) {
        control<QComboBox>(QStringLiteral("Task to watch")).setCurrentText(QString::fromStdString(task.name));
        EXPECT_EQ(page.controls().question().value().size, task.sizeToWatch()) << task.name;
    }
}

TEST_F(TheClassifyPage, HearsAGuessBeforeItRuns) {
    press(QStringLiteral("Guess first"));
    QTimer::singleShot(0, &page, [this] {
        auto* sheet = page.findChild<GuessSheet*>();
        ASSERT_NE(sheet, nullptr);
        EXPECT_FALSE(page.isBusy()) << "nothing runs while the class guesses";
        sheet->findChildren<QAbstractButton*>().front()->click();
    });
    runToTheEnd();
    EXPECT_EQ(page.controls().guess(), VerdictKind::CpuBound);
    EXPECT_THAT(page.findChild<SentenceLabel*>()->sentence().toStdString(),
                StartsWith("The guess was CPU-bound."));
}

TEST(ShareBarsOfAProgram, AreHeardAsASentenceEach) {
    ShareBars bars;
    bars.setBars({{QStringLiteral("xz"),
                   QStringLiteral("CPU-bound"),
                   {{QStringLiteral("computes"), State::Running, 0, 0.97},
                    {QStringLiteral("waits for the disk"), State::Io, 0, 0.03},
                    {QStringLiteral("sleeps"), State::Sleeping, 0, 0}}}});
    EXPECT_EQ(bars.accessibleDescription(), QStringLiteral("xz: computes 97 %, waits for the disk 3 %"));
    EXPECT_GT(bars.height(), 0);
}

} // namespace
} // namespace parascope
