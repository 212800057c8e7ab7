// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes of several hosts, each below a heading.
#include "tests/core/report/RanksOnHosts.h"
#include "ui/charts/LanesTableModel.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"
#include "ui/export/ReplayData.h"
#include "ui/export/RunExport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAccessible>
#include <QTest>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ATimelineOfTwoHosts : public testing::Test {
protected:
    ATimelineOfTwoHosts() {
        chart.resize(900, 500);
        show(LaneView::Workers);
        chart.show();
        QTest::qWait(20);
    }
    void show(LaneView asked) {
        sources = timelineSources({&run});
        sources.front().view = asked;
        chart.setSources(sources);
        QTest::qWait(20);
    }
    [[nodiscard]] const RunScene& scene() { return chart.plot().scene(0); }
    [[nodiscard]] std::vector<std::string> titles() {
        std::vector<std::string> all;
        for (const auto& lane : scene().lanes) {
            if (lane.above > 0) {
                all.push_back(headingOf(scene().source, lane.lane)->name.toStdString());
            }
            all.push_back(laneTitle(run.trace, lane).toStdString());
        }
        return all;
    }

    RunRecord run = test::ranksOnTwoHosts();
    std::vector<TimelineSource> sources;
    TimeView view;
    TimelineChart chart{view};
};

TEST_F(ATimelineOfTwoHosts, HasTheRanksOfAHostBelowItsName) {
    EXPECT_THAT(titles(), ElementsAre("h1", "worker 0", "worker 2", "h2", "worker 1", "worker 3"));
    EXPECT_EQ(scene().source.headings[1].text, QStringLiteral("2 ranks, times ± 8 µs, exact schedule"));
}

TEST_F(ATimelineOfTwoHosts, HasTheCoresOfAHostBelowItsName) {
    show(LaneView::Cores);
    EXPECT_THAT(titles(), ElementsAre("h1", "core 0", "h2", "h2: core 0"));
}

TEST_F(ATimelineOfTwoHosts, GivesEachHeadingARowOfItsOwn) {
    const int unit = scene().laneHeight;
    EXPECT_EQ(chart.plot().plan().contentHeight, 6 * unit);
    const auto first = headingRect(scene(), 0);
    const auto second = headingRect(scene(), 2);
    ASSERT_TRUE(first && second);
    EXPECT_LE(first->bottom(), laneRect(scene(), 0).top());
    EXPECT_GE(second->top(), laneRect(scene(), 1).bottom());
    EXPECT_LE(second->bottom(), laneRect(scene(), 2).top());
    EXPECT_FALSE(headingRect(scene(), 1));
    EXPECT_EQ(positionAt(scene(), laneRect(scene(), 2).center()), 2);
    EXPECT_FALSE(positionAt(scene(), second->center())) << "there is no lane";
}

TEST_F(ATimelineOfTwoHosts, SaysWhoseACoreIs) {
    const SpanRef ofH2{0, run.facts.workers[1].lane, 0, 1}; // behind its start
    const auto& span = *spanOf(sources, ofH2);
    EXPECT_TRUE(spanLine(sources[0], ofH2, span).contains(QStringLiteral("core 0 of h2")))
        << spanLine(sources[0], ofH2, span).toStdString();
}

TEST_F(ATimelineOfTwoHosts, IsReadOutWithItsHosts) {
    auto* list = QAccessible::queryAccessibleInterface(&chart);
    ASSERT_EQ(list->childCount(), 4);
    EXPECT_EQ(list->child(2)->text(QAccessible::Name).toStdString(),
              "4 ranks, h2: 2 ranks, times ± 8 µs, exact schedule: worker 1 ran 100 %");
    EXPECT_EQ(list->child(3)->text(QAccessible::Name).toStdString(), "4 ranks, h2: worker 3 ran 100 %");
}

TEST_F(ATimelineOfTwoHosts, HasAColumnForThemInItsTable) {
    LanesTableModel table;
    table.setSources(sources);
    ASSERT_EQ(table.columnCount(), LanesTableModel::ColumnCount);
    std::vector<std::string> hosts;
    for (int row = 0; row < 4; ++row) { // each has its start and its work
        hosts.push_back(table.index(2 * row, LanesTableModel::Host).data().toString().toStdString());
    }
    EXPECT_THAT(hosts, testing::IsSupersetOf({"h1", "h2"}));
    const auto here = test::parallelRun();
    table.setSources(timelineSources({&here}));
    EXPECT_EQ(table.columnCount(), LanesTableModel::Host) << "no column of nothing";
}

TEST_F(ATimelineOfTwoHosts, KeepsThemInFilesThatAreAlive) {
    const auto data = replayData(sources);
    EXPECT_THAT(data,
                HasSubstr(R"({"name":"h2","heading":"2 ranks, times ± 8 µs, exact schedule","layers":[]})"));
    EXPECT_THAT(data, HasSubstr(R"("name":"h2: core 0")")) << "the cores are there too";
    const auto here = test::parallelRun();
    EXPECT_THAT(replayData(timelineSources({&here})), Not(HasSubstr("heading")));
}

} // namespace
} // namespace parascope
