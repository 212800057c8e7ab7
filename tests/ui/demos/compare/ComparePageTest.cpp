// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/ComparePage.h"

#include "tests/core/report/RunMaker.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/compare/BetRow.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QCheckBox>
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
    QCheckBox& checkBox(const QString& text) {
        for (auto* box : page.findChildren<QCheckBox*>()) {
            if (box->text() == text) {
                return *box;
            }
        }
        throw std::runtime_error("there is no box " + text.toStdString());
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
    const QSignalSpy shown(&page, &ComparePage::shownChanged);
    runToTheEnd();
    ASSERT_EQ(page.shownRuns().size(), 2U);
    EXPECT_EQ(page.shownRuns()[0]->facts.experiment.backend, Backend::Serial);
    EXPECT_EQ(page.shownRuns()[1]->facts.experiment.backend, Backend::Processes);
    EXPECT_EQ(shown.count(), 1);
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

TEST_F(ThePage, DrawsTheBetsOnTheResult) {
    choose({Backend::Serial, Backend::Threads});
    checkBox(QStringLiteral("Bet first")).setChecked(true);
    EXPECT_THAT(page.betRow().bets(), testing::ElementsAre(testing::Pair(Backend::Threads, 1.0)))
        << "nobody bets on the baseline, nor on what does not run";
    page.betRow().findChild<QSlider*>(QString(), Qt::FindChildrenRecursively)->setValue(18);
    runToTheEnd();
    QTest::qWait(500); // the sentence comes a quarter of a second later
    const auto& sources = page.timeline().chart().sources();
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_FALSE(sources[0].betEnd);
    ASSERT_TRUE(sources[1].betEnd);
    EXPECT_EQ(sources[1].betText, QStringLiteral("bet: 1.8 ×"));
    EXPECT_GE(extentOf(sources).end, *sources[1].betEnd) << "a mark that is not on the screen says nothing";
}

TEST_F(ThePage, DoesNotBetUnlessAsked) {
    choose({Backend::Serial, Backend::Threads});
    EXPECT_THAT(page.betRow().bets(), testing::IsEmpty());
    runToTheEnd();
    EXPECT_FALSE(page.timeline().chart().sources().at(1).betEnd);
}

} // namespace
} // namespace parascope
