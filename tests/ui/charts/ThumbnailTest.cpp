// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Thumbnail.h"

#include "tests/ui/charts/Scenes.h"
#include "ui/charts/StateStyle.h"

#include <gtest/gtest.h>
#include <QImage>
#include <QPainter>
#include <QPalette>

namespace parascope {
namespace {

class AThumbnail : public testing::Test {
protected:
    AThumbnail() { image.fill(Qt::white); }

    /// Pixels in a row that have that colour.
    [[nodiscard]] int countOf(const QColor& colour, int row) const {
        int count = 0;
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, row) == colour ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] bool isEmpty() const {
        QImage empty(image.size(), image.format());
        empty.fill(Qt::white);
        return image == empty;
    }

    QImage image{300, 100, QImage::Format_RGB32};
    QPalette palette{Qt::white};
};

TEST_F(AThumbnail, ShowsEachRunAsLongAsItTookOnOneTimeAxis) {
    const test::TwoRuns runs; // 1 s without waits, 1.5 s with
    QPainter painter(&image);
    paintLanesThumbnail(painter, image.rect(), runs.sources(), palette);
    painter.end();
    const auto running = styleOf(State::Running).colour;
    // Four lanes and a gap: the first is at the top, the last at the bottom. At both ends there is a little
    // room.
    EXPECT_NEAR(countOf(running, 10), 300 * 0.93 / 1.5, 8);
    EXPECT_NEAR(countOf(running, 80), 300 * 0.93 / 1.5, 8) << "the rest of the time it waited";
    EXPECT_GT(countOf(styleOf(State::Ready).colour, 89), 50) << "waits are half as high";
    EXPECT_EQ(countOf(styleOf(State::Ready).colour, 10), 0);
}

TEST_F(AThumbnail, OfNothingLeavesThePaperAsItIs) {
    QPainter painter(&image);
    paintLanesThumbnail(painter, image.rect(), {}, palette);
    paintScalingThumbnail(painter, image.rect(), Scaling(), palette);
    paintPairsThumbnail(painter, image.rect(), {}, palette);
    painter.end();
    EXPECT_TRUE(isEmpty());
}

TEST_F(AThumbnail, OfAScalingHasALineForEachBackend) {
    const auto scaling = computeScaling({{Backend::Serial, 1, 1.0},
                                         {Backend::Threads, 1, 1.0},
                                         {Backend::Threads, 2, 1.0},
                                         {Backend::Processes, 1, 1.0},
                                         {Backend::Processes, 2, 2.0}});
    QPainter painter(&image);
    paintScalingThumbnail(painter, image.rect(), scaling, palette);
    painter.end();
    // Threads: 1 and then 2 times as fast, up along the ideal line; processes stay at half height.
    EXPECT_EQ(image.pixelColor(292, 4), ownWorkersColour());
    EXPECT_EQ(image.pixelColor(292, 50), styleOf(State::Sleeping).colour);
}

TEST_F(AThumbnail, OfPairsHasTheLargerOneAsLongAsTheRow) {
    QPainter painter(&image);
    paintPairsThumbnail(painter, image.rect(), {{1, 4}}, palette);
    painter.end();
    EXPECT_NEAR(countOf(ownWorkersColour(), 30), 75, 2);
    EXPECT_EQ(countOf(styleOf(State::Sleeping).colour, 60), 300);
}

} // namespace
} // namespace parascope
