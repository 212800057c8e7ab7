// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LineEndLabels.h"
#include "ui/charts/ScalingPlot.h"
#include "ui/charts/ShadedRange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>

namespace parascope {
namespace {

using testing::ElementsAre;

TEST(LabelsAtTheEndsOfLines, StayWhereTheirLinesEndWhereThereIsRoom) {
    EXPECT_THAT(spreadApart({20, 60, 100}, 16, 0, 200), ElementsAre(20, 60, 100));
}

TEST(LabelsAtTheEndsOfLines, MakeRoomForEachOther) {
    EXPECT_THAT(spreadApart({50, 52, 54}, 16, 0, 200), ElementsAre(50, 66, 82));
}

TEST(LabelsAtTheEndsOfLines, StayBetweenTopAndBottom) {
    EXPECT_THAT(spreadApart({0, 198, 199}, 16, 0, 200), ElementsAre(8, 176, 192));
}

/// One, two and four workers as threads, on two cores.
class AScalingPlot : public testing::Test {
protected:
    AScalingPlot() {
        for (const int workers : {1, 2, 4}) {
            ScalingPoint point;
            point.backend = Backend::Threads;
            point.workers = workers;
            point.speedup = point.speedupMin = point.speedupMax = std::min(workers, 2) * 0.95;
            scaling.points.push_back(point);
        }
        ScalingFit fit;
        fit.backend = Backend::Threads;
        scaling.fits.push_back(fit);
        plot.resize(600, 400);
        plot.show();
        QApplication::processEvents();
        plot.setScaling(scaling, 2);
        plot.replot();
    }
    Scaling scaling;
    ScalingPlot plot;
};

TEST_F(AScalingPlot, NamesEachLineAtItsEnd) {
    const auto& labels = plot.labels();
    ASSERT_EQ(labels.size(), 2u);
    EXPECT_EQ(labels[0].text, QStringLiteral("ideal"));
    EXPECT_EQ(labels[1].text, QString::fromStdString(infoOf(Backend::Threads).label));
    EXPECT_EQ(labels[1].key, 4);
    EXPECT_EQ(labels[1].value, 1.9);
}

TEST_F(AScalingPlot, LeavesRoomForThem) {
    EXPECT_LT(plot.axisRect()->right(),
              600 - QFontMetrics(plot.font()).horizontalAdvance(QStringLiteral("ideal")));
}

TEST_F(AScalingPlot, ShadesMoreWorkersThanCores) {
    const auto shaded = plot.crowded();
    EXPECT_NEAR(shaded.left(), plot.xAxis->coordToPixel(2), 1);
    EXPECT_NEAR(shaded.right(), plot.axisRect()->rect().right(), 2);
    plot.setScaling(scaling, 8);
    plot.replot();
    EXPECT_TRUE(plot.crowded().isEmpty()) << "there are cores for all";
}

TEST_F(AScalingPlot, DrawsTheIdealAndTheCoresAsLinesAndNotAsHairs) {
    for (int i = 0; i < 2; ++i) {
        EXPECT_GE(plot.graph(i)->pen().widthF(), 2) << plot.graph(i)->name().toStdString();
    }
}

} // namespace
} // namespace parascope
