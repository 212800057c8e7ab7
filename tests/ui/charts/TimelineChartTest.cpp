// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineChart.h"
#include "tests/support/QtMain.h"
#include "tests/ui/charts/Scenes.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using test::kTooltipOffscreen;

TEST(ATimelineThatWasNeverDrawn, TakesASelectionWithoutAWarning) {
    const test::TwoRuns runs;
    TimeView view;
    TimelineChart chart(view);
    chart.setSources(runs.sources());
    testing::internal::CaptureStderr();
    view.select({2ms, 3ms});
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

class ATimeline : public testing::Test {
protected:
    ATimeline() {
        chart.resize(900, 400);
        chart.setSources(runs.sources());
        chart.show();
        settle();
    }

    static void settle() {
        for (int i = 0; i < 5; ++i) {
            QApplication::processEvents();
        }
    }

    /// The part of the chart that draws, under its very middle.
    [[nodiscard]] QWidget* plot() { return chart.childAt(chart.rect().center()); }
    void key(Qt::Key key) { QTest::keyClick(&chart, key); }
    void wheel(int notches, Qt::KeyboardModifiers modifiers) {
        const QPointF middle = plot()->rect().center();
        QWheelEvent event(middle, plot()->mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot(), &event);
    }
    void drag(Qt::MouseButton button, Qt::KeyboardModifiers modifiers, QPoint from, QPoint to) {
        QTest::mousePress(plot(), button, modifiers, from);
        moveTo(from + (to - from) / 2, button, modifiers);
        moveTo(to, button, modifiers);
        QTest::mouseRelease(plot(), button, modifiers, to);
    }
    void moveTo(QPoint point, Qt::MouseButton button = Qt::NoButton, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, point, plot()->mapToGlobal(point), Qt::NoButton, button,
                          modifiers);
        QApplication::sendEvent(plot(), &event);
    }
    /// A point on the first lane, by its share of the plot's width.
    [[nodiscard]] QPoint at(double share) { return {static_cast<int>(plot()->width() * share), 70}; }

    test::TwoRuns runs;
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(ATimeline, PutsRunsOnOneAxisAlignedAtTheirZeros) {
    EXPECT_LT(view.extent().begin, -9ms);
    EXPECT_GT(view.extent().begin, -100ms);
    EXPECT_GT(view.extent().end, 1500ms);
    EXPECT_LT(view.extent().end, 1700ms);
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeline, ZoomsByKeysAndButtons) {
    const auto all = view.visible();
    key(Qt::Key_W);
    const auto closer = view.visible();
    EXPECT_LT(closer.length(), all.length());
    key(Qt::Key_Plus);
    EXPECT_LT(view.visible().length(), closer.length());
    key(Qt::Key_Minus);
    key(Qt::Key_S);
    EXPECT_EQ(view.visible(), all);
    chart.zoomIn();
    EXPECT_LT(view.visible().length(), all.length());
    chart.zoomOut();
    EXPECT_EQ(view.visible(), all);
}

TEST_F(ATimeline, PansByKeys) {
    view.fit({400ms, 600ms});
    key(Qt::Key_D);
    EXPECT_GT(view.visible().begin, 400ms);
    key(Qt::Key_A);
    EXPECT_EQ(view.visible().begin, Nanoseconds(400ms));
}

TEST_F(ATimeline, ZoomsAtThePointerWithCtrlAndWheel) {
    const auto all = view.visible();
    wheel(1, Qt::ControlModifier);
    EXPECT_LT(view.visible().length(), all.length());
    EXPECT_GT(view.visible().begin, all.begin);
    EXPECT_LT(view.visible().end, all.end);
    wheel(-1, Qt::ControlModifier);
    EXPECT_EQ(view.visible(), all);
}

TEST_F(ATimeline, PansWithShiftAndWheel) {
    view.fit({400ms, 600ms});
    wheel(-1, Qt::ShiftModifier);
    EXPECT_GT(view.visible().begin, 400ms);
    EXPECT_EQ(view.visible().length(), Nanoseconds(200ms));
}

TEST_F(ATimeline, SelectsAStretchByDraggingEitherWay) {
    drag(Qt::LeftButton, {}, at(0.3), at(0.6));
    ASSERT_TRUE(view.selection());
    const auto forward = *view.selection();
    drag(Qt::LeftButton, {}, at(0.6), at(0.3));
    ASSERT_TRUE(view.selection());
    EXPECT_EQ(*view.selection(), forward);
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeline, FitsTheSelectionAndFindsBackHome) {
    drag(Qt::LeftButton, {}, at(0.3), at(0.6));
    key(Qt::Key_F);
    EXPECT_EQ(view.visible(), *view.selection());
    key(Qt::Key_Home);
    EXPECT_TRUE(view.showsAll());
    key(Qt::Key_Escape);
    EXPECT_FALSE(view.selection());
}

TEST_F(ATimeline, ClearsTheSelectionByAClick) {
    drag(Qt::LeftButton, {}, at(0.3), at(0.6));
    QTest::mouseClick(plot(), Qt::LeftButton, {}, at(0.8));
    EXPECT_FALSE(view.selection());
}

TEST_F(ATimeline, PansByDraggingWithShiftOrTheMiddleButton) {
    for (const bool middle : {false, true}) {
        view.fit({400ms, 600ms});
        settle();
        drag(middle ? Qt::MiddleButton : Qt::LeftButton, middle ? Qt::NoModifier : Qt::ShiftModifier, at(0.6),
             at(0.4));
        EXPECT_GT(view.visible().begin, 400ms);
        EXPECT_EQ(view.visible().length(), Nanoseconds(200ms));
        EXPECT_FALSE(view.selection());
    }
}

TEST_F(ATimeline, KnowsTheMomentUnderThePointer) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    moveTo(at(0.3));
    ASSERT_TRUE(view.hover());
    const auto left = *view.hover();
    moveTo(at(0.6));
    ASSERT_TRUE(view.hover());
    EXPECT_GT(*view.hover(), left);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(plot(), &leave);
    EXPECT_FALSE(view.hover());
}

TEST_F(ATimeline, StepsFromSpanToSpanAndSaysWhereItIs) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    QSignalSpy focused(&chart, &TimelineChart::spanFocused);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    ASSERT_EQ(focused.count(), 2);
    EXPECT_TRUE(focused[0][0].toString().contains(QStringLiteral("Starting")));
    EXPECT_TRUE(focused[1][0].toString().contains(QStringLiteral("Running on core 0")));
    key(Qt::Key_Comma);
    ASSERT_EQ(focused.count(), 3);
    EXPECT_EQ(focused[2][0], focused[0][0]);
    key(Qt::Key_Down);
    ASSERT_EQ(focused.count(), 4);
    EXPECT_TRUE(focused[3][0].toString().contains(QStringLiteral("worker 1")));
}

TEST_F(ATimeline, BringsTheFocusedSpanOntoTheScreen) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    view.fit({0ms, 90ms});
    for (int i = 0; i < 4; ++i) {
        key(Qt::Key_Period);
    }
    EXPECT_GT(view.visible().begin, 90ms);
}

TEST_F(ATimeline, ZoomsToThePieceThatIsClickedTwice) {
    QTest::mouseDClick(plot(), Qt::LeftButton, {}, at(0.5));
    EXPECT_GT(view.visible().length(), 100ms) << "a chunk and a little around it";
    EXPECT_LT(view.visible().length(), 140ms);
}

TEST_F(ATimeline, MarksTheTimeOfAPieceByAKey) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    QTest::keyClick(&chart, Qt::Key_M, Qt::ShiftModifier);
    ASSERT_TRUE(view.selection());
    EXPECT_EQ(*view.selection(), (TimeSpan{0ms, 100ms}));
}

TEST_F(ATimeline, LeavesKeysThatAreNotItsOwnToThePage) {
    QKeyEvent event(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier);
    QApplication::sendEvent(&chart, &event);
    EXPECT_FALSE(event.isAccepted());
    QKeyEvent size(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier);
    QApplication::sendEvent(&chart, &size);
    EXPECT_FALSE(size.isAccepted());
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeline, GrowsWhileDataComes) {
    view.setLive(true);
    const auto before = view.extent().end;
    runs.threads.addSpan(LaneId(0), {102s, 103s, NameId(0), 0, State::Running});
    chart.dataChanged();
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.extent().end > before; }, 5000));
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeline, DrawsASpanThatGrowsThoughThereAreNoMoreOfThem) {
    view.fit({1020ms, 1040ms});
    settle();
    const auto before = chart.grab().toImage();
    runs.threads.growSpan(LaneId(0), 100s + 1035ms);
    chart.setSources(runs.sources());
    settle();
    EXPECT_EQ(view.visible(), (TimeSpan{1020ms, 1040ms}));
    EXPECT_NE(chart.grab().toImage(), before);
}

TEST_F(ATimeline, GivesALiveRunRoomToGrowAtOneScale) {
    Trace young;
    test::TwoRuns::addLanes(young, 0);
    const auto lane = young.addLane({});
    young.addSpan(lane, {0s, 5ms, NameId(0), 0, State::Running});
    view.setLive(true);
    chart.setSources({{QStringLiteral("young"), &young, 0s, {}}});
    const auto scale = view.visible();
    EXPECT_GE(scale.length(), 1s);
    young.addSpan(lane, {5ms, 300ms, NameId(0), 0, State::Running});
    chart.setSources({{QStringLiteral("young"), &young, 0s, {}}});
    EXPECT_EQ(view.visible(), scale);
    view.setLive(false);
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.visible().length() < 400ms; }, 5000));
}

TEST_F(ATimeline, ScrollsLanesThatDoNotFitAndKeepsThemInTheirScrollBarsHands) {
    auto* bar = chart.findChild<QScrollBar*>();
    ASSERT_NE(bar, nullptr);
    EXPECT_FALSE(bar->isVisible());
    Trace many;
    test::TwoRuns::addLanes(many, 100);
    chart.setSources({{QStringLiteral("many"), &many, 0s, {}}});
    settle();
    EXPECT_TRUE(bar->isVisible());
    wheel(-1, {});
    EXPECT_GT(bar->value(), 0);
    EXPECT_TRUE(view.showsAll());
    wheel(100, {});
    EXPECT_EQ(bar->value(), 0);
}

TEST_F(ATimeline, ShowsStateColoursInLightAndDark) {
    const auto count = [&](QRgb colour) {
        const auto image = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
        qsizetype found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                found += image.pixel(x, y) == colour ? 1 : 0;
            }
        }
        return found;
    };
    const auto running = styleOf(State::Running).colour.rgb();
    const auto light = count(running);
    EXPECT_GT(light, 10'000);
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Base, QColor(10, 10, 10));
    chart.setPalette(dark);
    settle();
    EXPECT_NEAR(static_cast<double>(count(running)), static_cast<double>(light),
                static_cast<double>(light) * 0.05);
    EXPECT_GT(count(QColor(Qt::black).rgb()), 10'000);
}

TEST_F(ATimeline, SurvivesRunsThatComeAndGo) {
    const test::ExpectQtWarning tooltip(kTooltipOffscreen);
    const auto all = runs.sources();
    const Trace empty;
    chart.setSources({all[1]});
    settle();
    chart.setSources({});
    settle();
    chart.setSources(
        {{QStringLiteral("not yet"), &empty, 0s, {}}, {QStringLiteral("none"), nullptr, 0s, {}}, all[0]});
    settle();
    key(Qt::Key_Period);
    chart.setSources(all);
    settle();
    EXPECT_FALSE(chart.grab().isNull());
}

TEST_F(ATimeline, HasANameForScreenReaders) {
    EXPECT_FALSE(chart.accessibleName().isEmpty());
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("4 lanes")));
}

} // namespace
} // namespace parascope
