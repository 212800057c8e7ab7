// SPDX-License-Identifier: GPL-3.0-or-later
// Many runs in little room: every one can be seen, with its name and its figures.

#include "tests/ui/charts/Scenes.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

/// Seven runs as the demo makes them: with one worker and with several.
class FiveWaysAndPython : public testing::Test {
protected:
    void make(int workers) {
        traces.resize(7);
        std::vector<TimelineSource> sources;
        const std::array<const char*, 7> titles{"one after another", "2 threads",   "2 threads, one lock",
                                                "2 processes",       "Python, one", "2 Python threads",
                                                "2 Python processes"};
        for (std::size_t i = 0; i < traces.size(); ++i) {
            test::TwoRuns::addLanes(traces[i], i == 0 || i == 4 ? 1 : workers);
            sources.push_back({QString::fromUtf8(titles[i]), &traces[i], {}});
            sources.back().endColumns = {{QStringLiteral("wall"), QStringLiteral("1.53 s")},
                                         {QStringLiteral("×"), QStringLiteral("1.88")},
                                         {QStringLiteral("cores"), QStringLiteral("1.99")}};
        }
        chart.resize(1000, 330); // what is left for them in a window of 1366 × 768
        chart.setSources(std::move(sources));
        chart.show();
        QTest::qWait(20);
    }
    [[nodiscard]] TimelinePlot& plot() { return *chart.findChild<TimelinePlot*>(); }
    void expectAllSeen() {
        const auto& plan = plot().plan();
        ASSERT_EQ(plan.runs.size(), 7u);
        const QRect whole(0, 0, plot().width(), plot().height());
        for (std::size_t i = 0; i < plan.runs.size(); ++i) {
            const auto& run = plan.runs[i];
            EXPECT_TRUE(whole.contains(run.lanes)) << i;
            EXPECT_GE(run.lanes.height(), 18) << i;
            EXPECT_TRUE(whole.contains(titleRect(plot().scene(i)))) << i;
            EXPECT_TRUE(i == 0 || run.lanes.top() > plan.runs[i - 1].lanes.bottom()) << i;
        }
        EXPECT_FALSE(chart.findChild<QScrollBar*>()->isVisible());
    }

    std::vector<Trace> traces;
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(FiveWaysAndPython, AreAllSeenWithTwoWorkersEach) {
    make(2);
    expectAllSeen();
}

TEST_F(FiveWaysAndPython, AreAllSeenWithTwelveWorkersEachAsOneLaneARun) {
    make(12);
    expectAllSeen();
    EXPECT_TRUE(plot().plan().runs[1].isMerged);
    EXPECT_FALSE(plot().plan().runs[0].isMerged) << "it has one worker";
}

TEST_F(FiveWaysAndPython, StandWithTheirFiguresInColumnsAtTheRight) {
    make(2);
    const auto& columns = plot().columns();
    EXPECT_EQ(columns.ends,
              (std::vector{QStringLiteral("wall"), QStringLiteral("×"), QStringLiteral("cores")}));
    EXPECT_GT(columns.endLefts[0], plot().plan().runs[0].lanes.right());
    EXPECT_GT(columns.endLefts[1], columns.endRights[0]);
    EXPECT_GT(columns.endLefts[2], columns.endRights[1]);
    EXPECT_LE(columns.endRights[2], plot().width());
    EXPECT_GE(plot().plan().runs[0].lanes.width(), 500) << "the lanes keep the better part";
}

TEST_F(FiveWaysAndPython, LeaveOutFiguresBeforeTheLanesGetTooNarrow) {
    make(2);
    chart.resize(330, 330);
    QTest::qWait(20);
    EXPECT_LT(plot().columns().ends.size(), 3u);
    EXPECT_GE(plot().plan().runs[0].lanes.width(), 330 / 3);
}

TEST_F(FiveWaysAndPython, ShowEachLaneOfTheRunWhoseNameIsClicked) {
    make(12);
    ASSERT_TRUE(plot().plan().runs[3].isMerged);
    const auto title = [&] { return titleRect(plot().scene(3)).center(); };
    QTest::mouseClick(&plot(), Qt::LeftButton, {}, title());
    QTest::qWait(20);
    EXPECT_FALSE(plot().plan().runs[3].isMerged);
    EXPECT_TRUE(plot().plan().runs[2].isMerged);
    plot().toggleOpen(3);
    QTest::qWait(20);
    EXPECT_TRUE(plot().plan().runs[3].isMerged);
}

TEST_F(FiveWaysAndPython, StackTheirWorkersByWhatTheyDidWhereTheyAreMerged) {
    make(12);
    const auto boxes = mergedBoxes(plot().scene(1));
    ASSERT_FALSE(boxes.empty());
    const auto widest = std::max_element(boxes.begin(), boxes.end(), [](const LaneBox& a, const LaneBox& b) {
        return a.rect.width() < b.rect.width();
    });
    EXPECT_EQ(widest->state, State::Running) << "all ran all the time";
    EXPECT_NEAR(widest->rect.height(), laneRect(plot().scene(1), 0).height(), 0.01);
    EXPECT_GT(widest->rect.width(), plot().plan().runs[1].lanes.width() * 0.9);
}

TEST_F(FiveWaysAndPython, LightUpTheWorkerThatSomebodyAsksForAndDimTheOthers) {
    make(2);
    const auto colour = [&](std::size_t run, std::size_t lane) {
        const auto point = laneRect(plot().scene(run), lane).center().toPoint();
        return plot().grab().toImage().pixelColor(point);
    };
    const auto solid = styleOf(State::Running).colour;
    ASSERT_EQ(colour(1, 0), solid);
    chart.highlightWorker(1, QStringLiteral("worker 1"));
    QTest::qWait(20);
    EXPECT_EQ(colour(1, 1), solid);
    EXPECT_NE(colour(1, 0), solid);
    EXPECT_NE(colour(2, 1), solid) << "of another run";
    chart.highlightWorker(-1, {});
    QTest::qWait(20);
    EXPECT_EQ(colour(1, 0), solid);
}

TEST_F(FiveWaysAndPython, TellWhichWorkerThePointerStandsOn) {
    make(2);
    QSignalSpy hovered(&chart, &TimelineChart::workerHovered);
    const auto name = laneRect(plot().scene(3), 1).center().toPoint();
    QTest::mouseMove(&plot(), QPoint(plot().columns().namesLeft + 4, name.y()));
    QTest::qWait(20);
    ASSERT_GE(hovered.count(), 1);
    EXPECT_EQ(hovered.last()[0].toInt(), 3);
    EXPECT_EQ(hovered.last()[1].toString(), QStringLiteral("worker 1"));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plot(), &leave);
    EXPECT_EQ(hovered.last()[0].toInt(), -1);
}

} // namespace
} // namespace parascope
