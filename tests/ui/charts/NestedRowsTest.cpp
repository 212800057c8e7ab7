// SPDX-License-Identifier: GPL-3.0-or-later
// Spans inside others in a row for each depth, as flame charts show them.
#include "tests/core/report/NamedSpans.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QScrollBar>
#include <QTest>

namespace parascope {
namespace {

using test::addNamedLane;
using test::microseconds;

class ATraceOfNestedSpans : public testing::Test {
protected:
    ATraceOfNestedSpans() {
        deep =
            addNamedLane(trace, "main", {{"a", 0, 1000}, {"b", 100, 900}, {"c", 200, 800}, {"d", 300, 700}});
        flat = addNamedLane(trace, "helper", {{"e", 0, 500}, {"f", 500, 1000}});
        chart.resize(800, 400);
        show(Nesting::InRows);
        chart.show();
        QTest::qWait(20);
    }

    void show(Nesting nesting) {
        TimelineSource source{QStringLiteral("trace"), &trace, {}};
        source.nesting = nesting;
        chart.setSources({source});
        QTest::qWait(20);
    }
    [[nodiscard]] TimelinePlot& plot() { return chart.plot(); }
    [[nodiscard]] QRectF lane(std::size_t position) { return laneRect(plot().scene(0), position); }
    /// The span in the middle of the time, so many lane heights below the first lane's top.
    [[nodiscard]] std::string nameAt(double rows) {
        const auto& scene = plot().scene(0);
        const auto found = plot().spanAt(
            {scene.place.lanes.center().x() - 1.0, scene.place.firstTop + rows * scene.laneHeight});
        return found ? std::string(trace.name(spanOf(plot().sources(), found->first)->name)) : "";
    }

    Trace trace;
    LaneId deep;
    LaneId flat;
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(ATraceOfNestedSpans, HasARowForEachDepth) {
    const int unit = plot().plan().laneHeight;
    EXPECT_NEAR(lane(0).bottom() - plot().scene(0).place.firstTop, 4 * unit, 1);
    EXPECT_NEAR(lane(1).bottom() - lane(0).bottom(), unit, 1);
    EXPECT_EQ(plot().plan().contentHeight, 5 * unit);
    EXPECT_EQ(nameAt(0.5), "a");
    EXPECT_EQ(nameAt(1.5), "b");
    EXPECT_EQ(nameAt(2.5), "c");
    EXPECT_EQ(nameAt(3.5), "d");
    EXPECT_EQ(nameAt(4.5), "e");
}

TEST_F(ATraceOfNestedSpans, FoldsThemIntoOneLane) {
    show(Nesting::InLane);
    EXPECT_EQ(plot().plan().contentHeight, 2 * plot().plan().laneHeight);
    EXPECT_EQ(nameAt(1.5), "e");
}

TEST_F(ATraceOfNestedSpans, ScrollsToTheRowOfASpan) {
    for (int i = 0; i < 40; ++i) {
        addNamedLane(trace, "lane " + std::to_string(i), {{"x", 0, 1000}, {"y", 10, 990}, {"z", 20, 980}});
    }
    show(Nesting::InRows);
    EXPECT_TRUE(chart.findChild<QScrollBar*>()->isVisible());
    const SpanRef last{0, LaneId(flat.value + 40), 2, 0};
    chart.focusSpan(last);
    QTest::qWait(20);
    const auto area = QRectF(plot().lanesArea());
    const auto row = plot().focusRect();
    ASSERT_TRUE(row);
    EXPECT_GE(row->top(), area.top());
    EXPECT_LE(row->bottom(), area.bottom() + 2);
}

TEST_F(ATraceOfNestedSpans, IsNotMergedBesideAnother) {
    Trace second;
    for (int i = 0; i < 40; ++i) {
        addNamedLane(second, "lane " + std::to_string(i), {{"x", 0, 1000}});
    }
    TimelineSource one{QStringLiteral("one"), &trace, {}};
    TimelineSource two{QStringLiteral("two"), &second, {}};
    one.nesting = Nesting::InRows;
    two.nesting = Nesting::InRows;
    chart.setSources({one, two});
    QTest::qWait(20);
    EXPECT_FALSE(plot().plan().runs[0].isMerged);
    EXPECT_FALSE(plot().plan().runs[1].isMerged);
    chart.setSources({});
}

} // namespace
} // namespace parascope
