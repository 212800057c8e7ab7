// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/QueueScene.h"
#include "ui/charts/ArrowsPlottable.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/CounterStrips.h"
#include "ui/charts/Picture.h"

#include <gtest/gtest.h>
#include <QFile>
#include <QTemporaryDir>

namespace parascope {
namespace {

using namespace std::chrono_literals;

class TheDepthOfAQueue : public test::AQueueScene, public testing::Test {
protected:
    [[nodiscard]] QPolygonF line() const {
        return counterLine(trace.counters()[0].track, scene.range(), trace.extent().end, *stripRect(scene, 0),
                           2);
    }
    /// The height at a pixel, 0 to 1, as the eye reads it off the line; nothing where there is no line.
    [[nodiscard]] static std::optional<double> heightAt(const QPolygonF& line, const QRectF& rect, double x) {
        std::optional<double> height;
        for (const auto& point : line) {
            if (point.x() <= x) {
                height = (rect.bottom() - point.y()) / rect.height();
            }
        }
        return height;
    }
};

TEST_F(TheDepthOfAQueue, StandsBelowTheLanes) {
    ASSERT_EQ(scene.strips.size(), 1U);
    EXPECT_EQ(scene.strips[0].title, QStringLiteral("queue depth"));
    EXPECT_EQ(scene.rows(), (RunRows{2, 1, false}));
    EXPECT_GT(stripRect(scene, 0)->top(), laneRect(scene, 1).bottom() - 1);
}

TEST_F(TheDepthOfAQueue, GoesUpAndDownInSteps) {
    const auto rect = *stripRect(scene, 0);
    EXPECT_EQ(heightAt(line(), rect, 50), std::nullopt) << "before the first item";
    EXPECT_DOUBLE_EQ(*heightAt(line(), rect, 150), 0.5);
    EXPECT_DOUBLE_EQ(*heightAt(line(), rect, 350), 1);
    EXPECT_DOUBLE_EQ(*heightAt(line(), rect, 650), 0.5);
    EXPECT_DOUBLE_EQ(*heightAt(line(), rect, 750), 0);
    EXPECT_DOUBLE_EQ(line().back().x(), 800) << "to the end of the trace and no further";
}

TEST_F(TheDepthOfAQueue, ComesInWithItsValueWhereTheViewBegins) {
    scene.visible = {4s, 6s};
    const auto rect = *stripRect(scene, 0);
    EXPECT_DOUBLE_EQ(line().front().x(), rect.left());
    EXPECT_DOUBLE_EQ(*heightAt(line(), rect, 10), 1);
}

TEST_F(TheDepthOfAQueue, IsLeftOutWhileItIsPartlyScrolledAway) {
    scene.place.lanes.setHeight(80);
    EXPECT_EQ(stripRect(scene, 0), std::nullopt);
    EXPECT_EQ(counterTextAt(scene, QPointF(350, 90)), std::nullopt);
}

TEST_F(TheDepthOfAQueue, IsSaidUnderThePointer) {
    const auto middle = stripRect(scene, 0)->center().y();
    EXPECT_EQ(counterTextAt(scene, QPointF(350, middle)), QStringLiteral("queue depth: 2 at 3.500\u00a0s"));
    EXPECT_EQ(counterTextAt(scene, QPointF(50, middle)), std::nullopt) << "nothing is known yet";
    EXPECT_EQ(counterTextAt(scene, QPointF(350, laneRect(scene, 0).center().y())), std::nullopt);
}

TEST_F(TheDepthOfAQueue, OfAFileWithManyCountersTakesNotAllOfTheRoom) {
    for (int i = 0; i < 100; ++i) {
        trace.addCounter({"counter " + std::to_string(i), "elsewhere", 1});
    }
    EXPECT_EQ(stripsOf(source()).size(), 4U);
}

class AnArrow : public test::AQueueScene, public testing::Test {};

TEST_F(AnArrow, GoesFromThePutOnTheProducersLaneToTheTakeOnTheConsumers) {
    const auto shafts = arrowShafts(scene);
    ASSERT_EQ(shafts.size(), 5U);
    EXPECT_EQ(shafts[0].p1(), QPointF(100, laneRect(scene, 0).bottom()));
    EXPECT_EQ(shafts[0].p2(), QPointF(300, laneRect(scene, 1).bottom()));
}

TEST_F(AnArrow, GoesUpWhenTheTakerStandsAbove) {
    std::swap(scene.lanes[0], scene.lanes[1]);
    const auto shaft = arrowShafts(scene).front();
    EXPECT_EQ(shaft.p1().y(), laneRect(scene, 1).bottom());
    EXPECT_EQ(shaft.p2().y(), laneRect(scene, 0).bottom());
}

TEST_F(AnArrow, ThatLeavesTheViewIsCutAtItsSides) {
    scene.visible = {2s, 4s};
    const QRectF area(scene.place.lanes);
    const auto shafts = arrowShafts(scene);
    ASSERT_EQ(shafts.size(), 3U);
    for (const auto& shaft : shafts) {
        EXPECT_GE(shaft.x1(), area.left());
        EXPECT_LE(shaft.x2(), area.right() + 1e-6);
    }
    EXPECT_DOUBLE_EQ(shafts[0].y1(), (laneRect(scene, 0).bottom() + laneRect(scene, 1).bottom()) / 2)
        << "the first was put a second before the view begins: half of its way is left";
}

TEST_F(AnArrow, ToALaneThatIsScrolledAwayIsLeftOut) {
    scene.place.lanes.setHeight(30);
    EXPECT_TRUE(arrowShafts(scene).empty());
    scene.place.lanes.setHeight(90);
    scene.lanes.pop_back();
    EXPECT_TRUE(arrowShafts(scene).empty());
}

TEST_F(AnArrow, OfThousandsIsDrawnWhereItCanBeToldApart) {
    const auto name = trace.nameId("quick");
    for (int i = 0; i < 50'000; ++i) {
        trace.addArrow({name, producer, consumer, i * 100us, i * 100us + 10us});
    }
    const auto shafts = arrowShafts(scene);
    EXPECT_GT(shafts.size(), 50U);
    EXPECT_LT(shafts.size(), 200U);
}

class APictureOfAQueue : public testing::Test {
protected:
    [[nodiscard]] QByteArray svg(const test::AQueueScene& queue) const {
        const auto path = folder.filePath(QStringLiteral("queue.svg"));
        EXPECT_TRUE(writePicture({timelinePart({queue.source()}, {}, {})}, {}, path.toStdString(),
                                 PictureFormat::Svg));
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
};

TEST_F(APictureOfAQueue, HasLanesAndArrowsAndDepth) {
    const auto picture = svg(test::AQueueScene());
    for (const auto* words : {"producer", "consumer", "queue depth", "\u2192 handed over"}) {
        EXPECT_TRUE(picture.contains(words)) << words;
    }
    const auto shapes = [](const QByteArray& file) { return file.count("<path") + file.count("<poly"); };
    EXPECT_GE(shapes(picture), shapes(svg(test::AQueueScene(false))) + 10)
        << "a shaft and a head for each item";
}

} // namespace
} // namespace parascope
