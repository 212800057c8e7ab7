// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/SpanFocus.h"
#include "tests/ui/charts/Scenes.h"
#include "ui/charts/LanesTableModel.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

class ASpanFocus : public testing::Test {
protected:
    test::TwoRuns runs;
    std::vector<TimelineSource> sources = runs.sources();
    SpanFocus focus;
};

TEST_F(ASpanFocus, BeginsAtTheFirstSpanThatIsOnTheScreen) {
    ASSERT_TRUE(focus.step(sources, 1, 450ms));
    const auto* span = spanOf(sources, *focus.current());
    ASSERT_NE(span, nullptr);
    EXPECT_GT(span->end - sources[0].zero, 450ms);
    EXPECT_LE(span->begin - sources[0].zero, 450ms);
}

TEST_F(ASpanFocus, GoesThroughAllSpansOfAllLanesAndBack) {
    std::size_t steps = 0;
    while (focus.step(sources, 1, -1s)) {
        ++steps;
    }
    EXPECT_EQ(steps, sources[0].trace->spanCount() + sources[1].trace->spanCount());
    while (focus.step(sources, -1, 0s)) {
        --steps;
    }
    EXPECT_EQ(steps, 1u);
}

TEST_F(ASpanFocus, GoesToTheSameTimeOnTheLaneBelow) {
    focus.step(sources, 1, 450ms);
    const auto before = *focus.current();
    ASSERT_TRUE(focus.stepLane(sources, 1, 0s));
    EXPECT_NE(focus.current()->lane, before.lane);
    const auto* above = spanOf(sources, before);
    const auto* below = spanOf(sources, *focus.current());
    EXPECT_LT(below->begin, above->end);
    EXPECT_GT(below->end, above->begin);
}

TEST_F(ASpanFocus, HasNowhereToGoInNothing) {
    EXPECT_FALSE(focus.step({}, 1, 0s));
    const Trace empty;
    EXPECT_FALSE(focus.step({{QStringLiteral("empty"), &empty, {}, {}}}, 1, 0s));
    EXPECT_FALSE(focus.current());
}

TEST_F(ASpanFocus, StartsAnewWhenItsSpanIsGone) {
    focus.set({7, LaneId(3), 0, 12});
    EXPECT_EQ(spanOf(sources, *focus.current()), nullptr);
    ASSERT_TRUE(focus.step(sources, 1, 0s));
    EXPECT_EQ(focus.current()->source, 0u);
}

TEST_F(ASpanFocus, IsSaidInWords) {
    focus.step(sources, 1, 450ms);
    const auto* span = spanOf(sources, *focus.current());
    const auto line = spanLine(sources[0], *focus.current(), *span);
    EXPECT_TRUE(line.contains(QStringLiteral("threads")));
    EXPECT_TRUE(line.contains(QStringLiteral("worker 0")));
    EXPECT_TRUE(line.contains(QStringLiteral("Running on core 0")));
    const auto tip = spanTooltip(sources[0], *focus.current(), *span, 17);
    EXPECT_TRUE(tip.contains(QStringLiteral("on CPU")));
    EXPECT_TRUE(tip.contains(QStringLiteral("17 spans")));
}

TEST(ATooltip, ShowsForeignTextAsText) {
    Trace trace;
    LaneInfo info;
    info.name = "<img src=x>";
    const auto lane = trace.addLane(info);
    trace.addSpan(lane, {0s, 1s, trace.nameId("<b>&"), -1, State::Other});
    const TimelineSource source{QStringLiteral("<i>"), &trace, {}, {}};
    const SpanRef ref{0, lane, 0, 0};
    const auto tip = spanTooltip(source, ref, *spanOf({source}, ref), 1);
    EXPECT_FALSE(tip.contains(QStringLiteral("<img")));
    EXPECT_FALSE(tip.contains(QStringLiteral("<i>")));
    EXPECT_TRUE(tip.contains(QStringLiteral("&lt;b&gt;")));
}

TEST(ALanesTable, ReadsEverySpanInOrder) {
    const test::TwoRuns runs;
    LanesTableModel model;
    model.setSources(runs.sources());
    const auto spans = runs.threads.spanCount() + runs.processes.spanCount();
    EXPECT_EQ(static_cast<std::size_t>(model.rowCount()), spans);
    EXPECT_EQ(model.columnCount(), static_cast<int>(LanesTableModel::Host));
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, LanesTableModel::Run), QStringLiteral("threads"));
    EXPECT_EQ(cell(0, LanesTableModel::Worker), QStringLiteral("worker 0"));
    EXPECT_EQ(cell(0, LanesTableModel::StateColumn), QStringLiteral("Starting"));
    EXPECT_EQ(cell(1, LanesTableModel::Core), QStringLiteral("0"));
    EXPECT_EQ(cell(model.rowCount() - 1, LanesTableModel::Run), QStringLiteral("processes"));
    EXPECT_EQ(model.headerData(LanesTableModel::Worker, Qt::Horizontal).toString(), QStringLiteral("worker"));
}

TEST(ALanesTable, IsEmptyForNothing) {
    LanesTableModel model;
    model.setSources({{QStringLiteral("none"), nullptr, {}, {}}});
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace parascope
