// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/ComparePage.h"

#include "tests/core/report/RunMaker.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/widgets/TileRow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The page without its window, on pretending workers.
class ThePage : public testing::Test {
protected:
    ThePage() {
        page.resize(900, 600);
        page.show();
    }
    void choose(std::vector<Backend> backends) {
        RunQuestion run;
        run.backends = std::move(backends);
        run.baseline = false;
        run.size = 1000;
        page.controls().choose(run);
    }
    void runToTheEnd() {
        page.run();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !session.isBusy(); }, 20'000));
    }
    QAbstractButton& chip(const QString& text) {
        for (auto* box : page.findChildren<QAbstractButton*>()) {
            if (box->text() == text) {
                return *box;
            }
        }
        throw std::runtime_error("there is no chip " + text.toStdString());
    }
    [[nodiscard]] std::string message() const {
        return page.messages().isVisible() ? page.messages().findChild<QLabel*>()->text().toStdString() : "";
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    ComparePage page{session};
};

TEST_F(ThePage, ShowsTheRunsItStartedSerialFirst) {
    choose({Backend::Processes, Backend::Serial});
    const QSignalSpy shown(&page, &DemoPage::shownChanged);
    runToTheEnd();
    ASSERT_EQ(page.shownRuns().size(), 2U);
    EXPECT_EQ(page.shownRuns()[0]->facts.experiment.backend, Backend::Serial);
    EXPECT_EQ(page.shownRuns()[1]->facts.experiment.backend, Backend::Processes);
    EXPECT_EQ(shown.count(), 1);
}

TEST_F(ThePage, InvitesToARunForAsLongAsThereIsNone) {
    int drawn = 0;
    page.setExample([&drawn](QPainter&, const QRect&, const QPalette&) { ++drawn; });
    const auto* invitation = page.findChild<ExamplePicture*>();
    ASSERT_NE(invitation, nullptr);
    page.grab();
    EXPECT_GT(drawn, 0);
    EXPECT_FALSE(invitation->isHidden());
    EXPECT_TRUE(page.timeline().parentWidget()->isHidden());
    page.run();
    EXPECT_TRUE(invitation->isHidden());
    EXPECT_FALSE(page.timeline().parentWidget()->isHidden());
}

TEST_F(ThePage, NamesEveryRunThatFailed) {
    workers.crashIn(Backend::Threads);
    workers.refuse(Backend::Processes);
    choose({Backend::Serial, Backend::Threads, Backend::Processes});
    runToTheEnd();
    EXPECT_THAT(message(),
                HasSubstr("2 threads failed: worker 1 crashed (SIGSEGV). What was recorded stays."));
    EXPECT_THAT(message(),
                HasSubstr("2 processes failed: compute_worker is missing: looked in /nowhere; build it"));
    EXPECT_THAT(message(), testing::EndsWith("build it.")) << "nothing was recorded there";
    EXPECT_THAT(message(), Not(HasSubstr("one after another")));
}

TEST_F(ThePage, ForgetsOldFailuresWhenItRunsAgain) {
    workers.crashIn(Backend::Threads);
    choose({Backend::Threads});
    runToTheEnd();
    EXPECT_NE(message(), "");
    choose({Backend::Serial});
    runToTheEnd();
    EXPECT_EQ(message(), "");
}

TEST_F(ThePage, PutsAnyRunsOfTheSessionSideBySide) {
    const auto ids = session.adopt([] {
        std::vector<RunRecord> runs;
        runs.push_back(test::serialRun());
        runs.push_back(test::parallelRun());
        return runs;
    }());
    page.showRuns({ids[1]});
    EXPECT_EQ(page.timeline().chart().sources().size(), 1U);
    page.showRuns({ids[0], ids[1]});
    ASSERT_EQ(page.timeline().chart().sources().size(), 2U);
    EXPECT_EQ(page.timeline().chart().sources()[0].title, QStringLiteral("one after another"));
    page.showRuns({});
    EXPECT_TRUE(page.timeline().chart().sources().empty());
}

TEST_F(ThePage, LeavesOutARunThatNeverWas) {
    page.showRuns({RunId(77)});
    EXPECT_TRUE(page.shownRuns().empty());
}

/// Some bets, and a run to its end.
class ThePageWithBets : public ThePage {
protected:
    ThePageWithBets() {
        choose({Backend::Serial, Backend::Threads});
        chip(QStringLiteral("Bets")).setChecked(true);
        page.run();
    }
    void startWith(int tenths) {
        auto* sheet = page.findChild<BetSheet*>();
        ASSERT_NE(sheet, nullptr);
        sheet->findChild<QSlider*>()->setValue(tenths);
        sheet->accept();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    }
    [[nodiscard]] const std::vector<TimelineSource>& sources() const {
        return page.timeline().chart().sources();
    }
};

TEST_F(ThePageWithBets, WaitsForThemBeforeItRuns) {
    EXPECT_TRUE(session.runs().empty());
    startWith(18);
    EXPECT_EQ(session.runs().size(), 2U);
}

TEST_F(ThePageWithBets, DrawsThemOnTheResult) {
    startWith(18);
    ASSERT_EQ(sources().size(), 2U);
    EXPECT_FALSE(sources()[0].betEnd) << "nobody bets on the baseline";
    ASSERT_TRUE(sources()[1].betEnd);
    EXPECT_EQ(sources()[1].betText, QStringLiteral("bet: 1.8 ×"));
    EXPECT_GE(extentOf(sources()).end, *sources()[1].betEnd)
        << "a mark that is not on the screen says nothing";
}

TEST_F(ThePageWithBets, TakesTheMarksAwayWhenBetsAreOff) {
    startWith(18);
    chip(QStringLiteral("Bets")).setChecked(false);
    EXPECT_FALSE(sources()[1].betEnd);
    chip(QStringLiteral("Bets")).setChecked(true);
    EXPECT_TRUE(sources()[1].betEnd);
}

TEST_F(ThePage, DoesNotBetUnlessAsked) {
    choose({Backend::Serial, Backend::Threads});
    runToTheEnd();
    EXPECT_FALSE(page.timeline().chart().sources().at(1).betEnd);
}

TEST_F(ThePage, HasATileForEachRunWithItsFigures) {
    choose({Backend::Serial, Backend::Threads});
    runToTheEnd();
    const auto& tiles = page.findChild<TileRow*>()->tiles();
    ASSERT_EQ(tiles.size(), 2U);
    EXPECT_EQ(tiles[0].name, QStringLiteral("one after another"));
    EXPECT_EQ(tiles[0].figure, QStringLiteral("60.0 ms"));
    EXPECT_EQ(tiles[0].second, QString()) << "the baseline is no times as fast as itself";
    EXPECT_EQ(tiles[1].figure, QStringLiteral("30.0 ms"));
    EXPECT_EQ(tiles[1].second, QStringLiteral("2.00 ×"));
    EXPECT_THAT(tiles[1].toolTip.toStdString(), HasSubstr("Speed-up against"));
}

TEST_F(ThePage, ShowsOneRunAloneAndAllAgain) {
    choose({Backend::Serial, Backend::Threads});
    runToTheEnd();
    page.showAlone(1);
    ASSERT_EQ(page.timeline().chart().sources().size(), 1U);
    EXPECT_EQ(page.timeline().chart().sources()[0].title, QStringLiteral("2 threads"));
    page.showAlone(7);
    EXPECT_EQ(page.timeline().chart().sources().size(), 2U) << "there is no eighth";
    page.showAlone({});
    EXPECT_EQ(page.timeline().chart().sources().size(), 2U);
}

TEST_F(ThePage, SaysHowFarItIs) {
    workers.hold();
    choose({Backend::Serial, Backend::Threads});
    page.run();
    EXPECT_EQ(page.progress().all, 2);
    EXPECT_EQ(page.progress().done, 0);
    EXPECT_FALSE(page.progress().secondsLeft);
    workers.letGo();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    EXPECT_EQ(page.progress().done, 2);
}

TEST_F(ThePage, GivesItsFiguresAsText) {
    EXPECT_EQ(page.figures(), QString());
    choose({Backend::Serial, Backend::Threads});
    runToTheEnd();
    EXPECT_THAT(page.figures().toStdString(), HasSubstr("speed-up"));
    EXPECT_THAT(page.figures().toStdString(), HasSubstr("2.00 ×"));
}

} // namespace
} // namespace parascope
