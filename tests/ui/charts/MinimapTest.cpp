// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Minimap.h"
#include "tests/ui/charts/Scenes.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QTest>

namespace parascope {
namespace {

using namespace std::chrono_literals;

/// A run of ten seconds of which the first half was busy on two cores and the second on one, on 1000 px.
class AMinimap : public testing::Test {
protected:
    AMinimap() {
        for (int worker = 0; worker < 2; ++worker) {
            const auto lane = trace.addLane(
                {"worker " + std::to_string(worker), "threads", LaneKind::Worker, 1, 1, worker});
            const auto end = worker == 0 ? Nanoseconds(10s) : Nanoseconds(5s);
            EXPECT_TRUE(trace.addSpan(lane, {0s, end, trace.nameId("work"), 0, State::Running}));
        }
        view.setExtent({0s, 10s});
        map.resize(1100, 24);
        map.setEdges(100, 1100);
        map.setSources({{QStringLiteral("threads"), &trace, {}}});
        map.show();
    }
    void drag(int from, int to) {
        QTest::mousePress(&map, Qt::LeftButton, {}, {from, 12});
        QMouseEvent move(QEvent::MouseMove, QPointF(to, 12), map.mapToGlobal(QPointF(to, 12)), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(&map, &move);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, {to, 12});
    }

    Trace trace;
    TimeView view;
    Minimap map{view};
};

TEST_F(AMinimap, ShowsHowBusyTheCoresWereOverAllTheTime) {
    const auto& shares = map.activity();
    ASSERT_GE(shares.size(), 100u);
    EXPECT_NEAR(shares[shares.size() / 4], 1, 1e-9);
    EXPECT_NEAR(shares[shares.size() * 3 / 4], 0.5, 1e-9);
}

TEST_F(AMinimap, ShowsWhichPartTheLanesShow) {
    EXPECT_EQ(map.window().left(), 100);
    EXPECT_EQ(map.window().width(), 1000);
    view.fit({2s, 4s});
    EXPECT_NEAR(map.window().left(), 300, 1);
    EXPECT_NEAR(map.window().width(), 200, 1);
}

TEST_F(AMinimap, MovesTheViewByItsWindow) {
    view.fit({2s, 4s});
    drag(400, 600);
    EXPECT_NEAR(toSeconds(view.visible().begin), 4, 0.02);
    EXPECT_NEAR(toSeconds(view.visible().length()), 2, 0.001);
}

TEST_F(AMinimap, ZoomsByTheEdgesOfItsWindow) {
    view.fit({2s, 4s});
    drag(500, 700);
    EXPECT_NEAR(toSeconds(view.visible().begin), 2, 0.02);
    EXPECT_NEAR(toSeconds(view.visible().end), 6, 0.05);
    drag(300, 200);
    EXPECT_NEAR(toSeconds(view.visible().begin), 1, 0.05);
}

TEST_F(AMinimap, BringsTheWindowWhereOneClicksAndShowsEverythingByTwo) {
    view.fit({2s, 4s});
    QTest::mouseClick(&map, Qt::LeftButton, {}, {800, 12});
    EXPECT_NEAR(toSeconds(view.visible().begin), 6, 0.02);
    QTest::mouseDClick(&map, Qt::LeftButton, {}, {400, 12});
    EXPECT_TRUE(view.showsAll());
}

TEST_F(AMinimap, KnowsWhatATraceOfAnotherProgramFilled) {
    Trace foreign;
    const auto lane = foreign.addLane({"main", "program", LaneKind::Worker, 1, 1, 0});
    EXPECT_TRUE(foreign.addSpan(lane, {5s, 10s, foreign.nameId("parse"), -1, State::Other}));
    map.setSources({{QStringLiteral("program"), &foreign, {}}});
    const auto& shares = map.activity();
    EXPECT_NEAR(shares[shares.size() / 4], 0, 1e-9);
    EXPECT_NEAR(shares[shares.size() * 3 / 4], 1, 1e-9);
}

TEST_F(AMinimap, IsEmptyWithoutRuns) {
    map.setSources({});
    EXPECT_TRUE(map.activity().empty());
    EXPECT_FALSE(map.grab().isNull());
}

} // namespace
} // namespace parascope
