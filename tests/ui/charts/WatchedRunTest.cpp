// SPDX-License-Identifier: GPL-3.0-or-later
// A run of which the kernel said who was on which core when: the strip of busy cores, lit workers, waits.

#include "tests/support/QtMain.h"
#include "ui/charts/ShownLanes.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QToolTip>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using test::kTooltipOffscreen;

/// Two workers: both ran the first second, worker 0 on core 0; then worker 0 waited for a second and worker 1
/// went on.
class AWatchedRunOnTheScreen : public testing::Test {
protected:
    AWatchedRunOnTheScreen() {
        for (int worker = 0; worker < 2; ++worker) {
            own[worker] = lane(LaneKind::Worker, worker);
            kernel[worker] = lane(LaneKind::Schedule, worker);
            core[worker] = lane(LaneKind::Core, worker);
            add(own[worker], "work", 0s, 2s, State::Running, worker);
        }
        add(kernel[0], "on a core", 0s, 1s, State::Running, 0);
        add(kernel[1], "on a core", 0s, 2s, State::Running, 1);
        add(core[0], "worker 0", 0s, 1s, State::Running, 0);
        add(core[1], "worker 1", 0s, 2s, State::Running, 1);
    }

    LaneId lane(LaneKind kind, int number) {
        LaneInfo info;
        info.name = (kind == LaneKind::Core ? "core " : "worker ") + std::to_string(number);
        info.kind = kind;
        info.order = kind == LaneKind::Core ? 100 + number : number;
        return trace.addLane(info);
    }
    void add(LaneId lane, const char* name, Nanoseconds begin, Nanoseconds end, State state, int where) {
        EXPECT_TRUE(
            trace.addSpan(lane, {begin, end, trace.nameId(name), static_cast<std::int16_t>(where), state}));
    }
    TimelineSource source(LaneView lanes) {
        return {QStringLiteral("threads"), &trace, 0s, QString(), lanes, 2};
    }
    static bool shows(const TimelineSource& source, State state) {
        return shownTimes(source)[indexOf(state)] > Nanoseconds{0};
    }
    void show(LaneView lanes) {
        chart.resize(900, 300);
        chart.setSources({source(lanes)});
        chart.show();
        QTest::qWait(20);
    }
    [[nodiscard]] TimelinePlot& plot() { return *chart.findChild<TimelinePlot*>(); }
    /// The middle of a row, counted from the top, at a moment.
    QPoint at(int row, Nanoseconds moment) {
        const auto& plan = plot().plan();
        const auto& lanes = plan.runs[0].lanes;
        const auto share = toSeconds(moment - view.visible().begin) / toSeconds(view.visible().length());
        return {lanes.left() + static_cast<int>(share * lanes.width()),
                plan.runs[0].firstTop + row * plan.laneHeight + plan.laneHeight / 2 + 2};
    }
    void pointAt(QPoint point) {
        QMouseEvent event(QEvent::MouseMove, point, plot().mapToGlobal(point), Qt::NoButton, Qt::NoButton,
                          {});
        QApplication::sendEvent(&plot(), &event);
        QTest::qWait(20);
    }
    QColor colourAt(QPoint point) { return plot().grab().toImage().pixelColor(point); }

    Trace trace;
    LaneId own[2];
    LaneId kernel[2];
    LaneId core[2];
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(AWatchedRunOnTheScreen, HasAStripThatSaysHowManyCoresWereBusy) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    show(LaneView::Workers);
    pointAt(at(2, 500ms));
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("2.00 of 2 cores busy")))
        << QToolTip::text().toStdString();
    pointAt(at(2, 1500ms));
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("1.00 of 2 cores busy")))
        << QToolTip::text().toStdString();
}

TEST_F(AWatchedRunOnTheScreen, DrawsThatStripAsHighAsCoresWereBusy) {
    show(LaneView::Workers);
    const auto height = plot().plan().laneHeight;
    const QPoint nearTop(0, -height / 4);
    EXPECT_NE(colourAt(at(2, 500ms) + nearTop), colourAt(at(2, 1500ms) + nearTop));
    const QPoint nearFloor(0, height / 4);
    EXPECT_EQ(colourAt(at(2, 500ms) + nearFloor), colourAt(at(2, 1500ms) + nearFloor));
}

TEST_F(AWatchedRunOnTheScreen, LightsUpTheWorkerUnderThePointerOnEveryCore) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    show(LaneView::Cores);
    ASSERT_EQ(colourAt(at(0, 750ms)), nameColour(0)) << "each worker has a colour of its own";
    ASSERT_EQ(colourAt(at(1, 750ms)), nameColour(1));
    pointAt(at(1, 1500ms));
    EXPECT_EQ(colourAt(at(1, 750ms)), nameColour(1)) << "worker 1's";
    EXPECT_NE(colourAt(at(0, 750ms)), nameColour(0)) << "the other's";
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plot(), &leave);
    QTest::qWait(20);
    EXPECT_EQ(colourAt(at(0, 750ms)), nameColour(0));
}

TEST_F(AWatchedRunOnTheScreen, ShowsWhatTheKernelSawItWaitFor) {
    add(kernel[0], "waiting for a pipe", 1s, 2s, State::Io, -1);
    show(LaneView::Workers);
    EXPECT_TRUE(shows(source(LaneView::Workers), State::Io));
    const QPoint nearFloor(0, plot().plan().laneHeight / 3);
    EXPECT_NE(colourAt(at(0, 1500ms) + nearFloor), colourAt(at(0, 1500ms) - nearFloor)) << "half height";
}

TEST_F(AWatchedRunOnTheScreen, BelievesTheWorkerAboutWhatItWaitsFor) {
    own[0] = lane(LaneKind::Worker, 5);
    kernel[0] = lane(LaneKind::Schedule, 5);
    add(own[0], "waiting for the GIL", 0s, 1s, State::Gil, -1);
    add(kernel[0], "waiting for a lock", 1ms, 1s, State::Lock, -1);
    EXPECT_TRUE(shows(source(LaneView::Workers), State::Gil));
    EXPECT_FALSE(shows(source(LaneView::Workers), State::Lock)) << "it is the same wait";
}

TEST_F(AWatchedRunOnTheScreen, HasNoStripWhereTheKernelWasNotAsked) {
    Trace other;
    LaneInfo info;
    info.kind = LaneKind::Worker;
    other.addLane(info);
    EXPECT_FALSE(tellsBusyCores({QStringLiteral("threads"), &other, {}, {}}));
    EXPECT_TRUE(tellsBusyCores(source(LaneView::Workers)));
}

TEST_F(AWatchedRunOnTheScreen, TellsAWaitForAMessageFromWhatRuns) {
    const auto before = shownTimes(source(LaneView::Workers))[indexOf(State::Running)];
    const auto rank = lane(LaneKind::Worker, 2);
    const auto schedule = lane(LaneKind::Schedule, 2);
    add(rank, "receiving", 0s, 1s, State::Message, 0);
    add(schedule, "on a core", 0s, 2s, State::Running, 0);
    const auto times = shownTimes(source(LaneView::Workers));
    EXPECT_EQ(times[indexOf(State::Message)], 1s);
    EXPECT_EQ(times[indexOf(State::Running)], before + 1s) << "for the kernel it ran for two";
}

} // namespace
} // namespace parascope
