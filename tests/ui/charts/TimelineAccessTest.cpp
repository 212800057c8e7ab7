// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in the lanes.

#include "ui/charts/LaneSentence.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <QAccessible>
#include <QTest>

namespace parascope {
namespace {

using namespace std::chrono_literals;

/// Twelve workers of which the kernel says who was on which of two cores: 26 lanes in the trace.
class TwelveWorkersForAScreenReader : public testing::Test {
protected:
    TwelveWorkersForAScreenReader() {
        for (int worker = 0; worker < 12; ++worker) {
            const auto own = add("worker " + std::to_string(worker), LaneKind::Worker, worker);
            const auto kernel = add("worker " + std::to_string(worker), LaneKind::Schedule, worker);
            span(own, 0s, 410ms, State::Running);
            span(own, 410ms, 960ms, State::Gil);
            span(own, 960ms, 1s, State::Running);
            span(kernel, 0s, 410ms, State::Running);
            span(kernel, 410ms, 960ms, State::Lock);
            span(kernel, 960ms, 1s, State::Ready);
        }
        for (int core = 0; core < 2; ++core) {
            span(add("core " + std::to_string(core), LaneKind::Core, 100 + core), 0s, 500ms, State::Running);
        }
        chart.resize(800, 400);
        chart.setSources({source});
    }
    LaneId add(std::string name, LaneKind kind, int order) {
        return trace.addLane({std::move(name), "threads", kind, 1, 1, order});
    }
    void span(LaneId lane, Nanoseconds begin, Nanoseconds end, State state) {
        EXPECT_TRUE(trace.addSpan(lane, {begin, end, trace.nameId("span"), 0, state}));
    }

    Trace trace;
    TimelineSource source{QStringLiteral("threads"), &trace, {}};
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(TwelveWorkersForAScreenReader, AreTwelveLanes) {
    auto* list = QAccessible::queryAccessibleInterface(&chart);
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->role(), QAccessible::List);
    EXPECT_EQ(list->childCount(), 12);
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("1 run, 12 lanes")))
        << chart.accessibleDescription().toStdString();
}

TEST_F(TwelveWorkersForAScreenReader, EachSayWhatTheyDid) {
    EXPECT_EQ(laneSentence(source, shownLanes(source)[2]),
              QStringLiteral("worker 2 ran 41 %, waited for a core 4 %, waited for the GIL 55 %"));
    auto* list = QAccessible::queryAccessibleInterface(&chart);
    EXPECT_EQ(list->child(2)->text(QAccessible::Name),
              QStringLiteral("threads: worker 2 ran 41 %, waited for a core 4 %, waited for the GIL 55 %"));
    EXPECT_EQ(list->child(2)->parent(), list);
    EXPECT_EQ(list->indexOfChild(list->child(7)), 7);
    EXPECT_EQ(list->child(12), nullptr);
}

TEST_F(TwelveWorkersForAScreenReader, AreTwoLanesByCore) {
    source.view = LaneView::Cores;
    chart.setSources({source});
    auto* list = QAccessible::queryAccessibleInterface(&chart);
    ASSERT_EQ(list->childCount(), 2);
    EXPECT_EQ(list->child(0)->text(QAccessible::Name),
              QStringLiteral("threads: core 0 was busy with workers 100 %"));
}

TEST_F(TwelveWorkersForAScreenReader, AreGoneWithTheirRun) {
    auto* list = QAccessible::queryAccessibleInterface(&chart);
    auto* last = list->child(11);
    ASSERT_TRUE(last->isValid());
    chart.setSources({});
    EXPECT_EQ(list->childCount(), 0);
    EXPECT_FALSE(last->isValid());
    EXPECT_TRUE(last->text(QAccessible::Name).isEmpty());
}

} // namespace
} // namespace parascope
