// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LaneGeometry.h"

#include "core/base/TimePixels.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

constexpr QRectF kLane(100, 50, 1000, 24);
constexpr TimeSpan kRange{0s, 1s};

/// A lane with spans written down as begin and end in ms.
class LaneOf {
public:
    LaneOf& add(int begin, int end, State state = State::Running, int core = 0) {
        return add(Nanoseconds(std::chrono::milliseconds(begin)), Nanoseconds(std::chrono::milliseconds(end)),
                   state, core);
    }
    LaneOf& add(Nanoseconds begin, Nanoseconds end, State state = State::Running, int core = 0) {
        EXPECT_TRUE(lane.add({begin, end, NameId(0), static_cast<std::int16_t>(core), state}));
        return *this;
    }
    [[nodiscard]] std::vector<LaneBox> boxes(const TimeSpan& range = kRange,
                                             const QRectF& rect = kLane) const {
        std::vector<LaneBox> found;
        appendBoxes(lane, range, rect, found);
        return found;
    }

    LaneIndex lane;
};

TEST(LaneGeometry, PutsABoxWhereItsSpanIsInTime) {
    const auto boxes = LaneOf().add(250, 500).boxes();
    ASSERT_EQ(boxes.size(), 1u);
    EXPECT_DOUBLE_EQ(boxes[0].rect.left(), kLane.left() + kLane.width() * 0.25);
    EXPECT_DOUBLE_EQ(boxes[0].rect.right(), kLane.left() + kLane.width() * 0.5);
    EXPECT_EQ(boxes[0].core, 0);
}

TEST(LaneGeometry, CutsBoxesToTheLane) {
    const auto boxes = LaneOf().add(-500, 500).add(900, 3000).boxes();
    ASSERT_EQ(boxes.size(), 2u);
    EXPECT_DOUBLE_EQ(boxes[0].rect.left(), kLane.left());
    EXPECT_DOUBLE_EQ(boxes[1].rect.right(), kLane.right());
}

std::vector<std::pair<double, double>> edges(const std::vector<LaneBox>& boxes) {
    std::vector<std::pair<double, double>> found;
    for (const auto& box : boxes) {
        found.emplace_back(box.rect.left() - kLane.left(), box.rect.right() - kLane.left());
    }
    return found;
}

TEST(LaneGeometry, LeavesOfBoxesWhatOthersDoNotCover) {
    using Edges = std::vector<std::pair<double, double>>;
    const auto boxes = LaneOf().add(100, 200, State::Lock).add(300, 500, State::Lock).boxes();
    EXPECT_EQ(edges(uncovered(boxes, {})), (Edges{{100, 200}, {300, 500}}));
    EXPECT_EQ(edges(uncovered(boxes, LaneOf().add(50, 250).boxes())), (Edges{{300, 500}}));
    EXPECT_EQ(edges(uncovered(boxes, LaneOf().add(150, 350).add(400, 450).boxes())),
              (Edges{{100, 150}, {350, 400}, {450, 500}}));
    EXPECT_EQ(edges(uncovered(boxes, LaneOf().add(0, 1000).boxes())), Edges{});
}

TEST(LaneGeometry, HasNoBoxForTimeThatIsNotVisible) {
    EXPECT_TRUE(LaneOf().add(2000, 3000).boxes().empty());
    EXPECT_TRUE(LaneOf().boxes().empty());
}

TEST(LaneGeometry, LetsWaitingStandOnTheFloorLowerThanRunning) {
    const auto boxes =
        LaneOf().add(0, 200).add(200, 400, State::Ready).add(400, 600, State::Sleeping).boxes();
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_DOUBLE_EQ(boxes[0].rect.height(), kLane.height());
    EXPECT_LT(boxes[1].rect.height(), boxes[0].rect.height());
    EXPECT_LT(boxes[2].rect.height(), boxes[1].rect.height());
    for (const auto& box : boxes) {
        EXPECT_DOUBLE_EQ(box.rect.bottom(), kLane.bottom());
    }
}

TEST(LaneGeometry, LetsNestedRowsShareTheHeightWithTheOutermostOnTop) {
    const auto boxes = LaneOf().add(200, 400).add(500, 600).add(100, 800).boxes();
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_EQ(boxes[0].depth, 0);
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        EXPECT_EQ(boxes[i].depth, 1);
        EXPECT_GE(boxes[i].rect.top(), boxes[0].rect.bottom());
        EXPECT_LE(boxes[i].rect.bottom(), kLane.bottom());
    }
}

TEST(LaneGeometry, LeavesOutRowsThatNobodyCouldSee) {
    LaneOf lane;
    for (int depth = 20; depth > 0; --depth) {
        lane.add(500 - depth, 500 + depth);
    }
    EXPECT_EQ(rowsThatFit(lane.lane, 8), 2u);
    for (const auto& box : lane.boxes(kRange, QRectF(0, 0, 1000, 8))) {
        EXPECT_LT(box.depth, 2);
    }
}

TEST(LaneGeometry, TilesTouchingSpansWithoutAGapAtEveryZoom) {
    LaneOf lane;
    auto now = 0ns;
    for (int i = 0; now < 1s; ++i) {
        const Nanoseconds end = now + Nanoseconds(300'000 + (i * 7919) % 2'000'000);
        lane.add(now, end, i % 3 == 0 ? State::Ready : State::Running, i % 2);
        now = end;
    }
    for (const double width : {37.0, 300.0, 1000.0, 4000.0}) {
        const auto boxes = lane.boxes(kRange, QRectF(0, 0, width, 20));
        ASSERT_FALSE(boxes.empty());
        EXPECT_LE(boxes.size(), static_cast<std::size_t>(2 * width));
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            EXPECT_NEAR(boxes[i].rect.left(), boxes[i - 1].rect.right(), 1e-6) << width;
        }
    }
}

TEST(LaneGeometry, SaysHalfOfAPixelsTimeThatIsHalfFilled) {
    LaneOf lane;
    for (int i = 0; i < 10'000; ++i) {
        lane.add(Nanoseconds(i * 100'000), Nanoseconds(i * 100'000 + 50'000));
    }
    const auto boxes = lane.boxes(kRange, QRectF(0, 0, 100, 20));
    ASSERT_FALSE(boxes.empty());
    for (const auto& box : boxes) {
        EXPECT_NEAR(box.coverage, 0.5, 0.05);
    }
}

TEST(LaneGeometry, AnswersForEverySpanOnce) {
    LaneOf lane;
    for (int i = 0; i < 5000; ++i) {
        lane.add(Nanoseconds(i * 200'000), Nanoseconds(i * 200'000 + 150'000),
                 i % 7 == 0 ? State::Lock : State::Running, i % 4);
    }
    std::uint32_t next = 0;
    for (const auto& box : lane.boxes()) {
        EXPECT_EQ(box.first, next);
        next = box.first + box.count;
    }
    EXPECT_EQ(next, 5000u);
}

TEST(LaneGeometry, MakesOneBoxOfNarrowOnesThatLookAlike) {
    LaneOf lane;
    for (int i = 0; i < 500; ++i) {
        lane.add(i * 2, i * 2 + 2);
    }
    EXPECT_EQ(lane.boxes().size(), 1u);
    EXPECT_EQ(lane.boxes({0s, 100ms}).size(), 50u) << "wide enough to be told apart";
}

TEST(LaneGeometry, KeepsDifferentCoresApart) {
    LaneOf lane;
    for (int i = 0; i < 500; ++i) {
        lane.add(i * 2, i * 2 + 2, State::Running, i / 250);
    }
    const auto boxes = lane.boxes();
    ASSERT_EQ(boxes.size(), 2u);
    EXPECT_EQ(boxes[0].core, 0);
    EXPECT_EQ(boxes[1].core, 1);
}

TEST(LaneGeometry, FindsTheSpanUnderAPoint) {
    const auto lane = LaneOf().add(100, 200).add(300, 400);
    const auto boxes = lane.boxes();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto hit = hitTest(lane.lane, kRange, kLane, boxes[i].rect.center());
        ASSERT_TRUE(hit);
        EXPECT_EQ(hit->span, i);
        EXPECT_EQ(hit->count, 1u);
    }
}

TEST(LaneGeometry, FindsASpanThatIsANearMiss) {
    const auto lane = LaneOf().add(100, 200);
    const auto box = lane.boxes().front().rect;
    EXPECT_TRUE(hitTest(lane.lane, kRange, kLane, {box.right() + 1, box.center().y()}));
    EXPECT_TRUE(hitTest(lane.lane, kRange, kLane, {box.left() - 1, box.center().y()}));
    EXPECT_FALSE(hitTest(lane.lane, kRange, kLane, {box.right() + 10, box.center().y()}));
}

TEST(LaneGeometry, FindsNothingBesideTheLane) {
    const auto lane = LaneOf().add(0, 1000);
    EXPECT_FALSE(hitTest(lane.lane, kRange, kLane, {kLane.left() - 5, kLane.center().y()}));
    EXPECT_FALSE(hitTest(lane.lane, kRange, kLane, {kLane.center().x(), kLane.bottom() + 5}));
    EXPECT_FALSE(hitTest(LaneOf().lane, kRange, kLane, kLane.center()));
    EXPECT_FALSE(hitTest(lane.lane, {1s, 1s}, kLane, kLane.center()));
}

TEST(LaneGeometry, FindsTheNestedSpanInItsRowAndTheOuterOneWhereThereIsNone) {
    const auto lane = LaneOf().add(200, 400).add(100, 800);
    const double below = kLane.bottom() - 1;
    const auto inner = hitTest(lane.lane, kRange, kLane, {kLane.left() + 300, below});
    ASSERT_TRUE(inner);
    EXPECT_EQ(inner->depth, 1u);
    const auto outer = hitTest(lane.lane, kRange, kLane, {kLane.left() + 600, below});
    ASSERT_TRUE(outer);
    EXPECT_EQ(outer->depth, 0u);
}

TEST(LaneGeometry, SaysHowManySpansShareAPixel) {
    LaneOf lane;
    for (int i = 0; i < 10'000; ++i) {
        lane.add(Nanoseconds(i * 100'000), Nanoseconds(i * 100'000 + 90'000));
    }
    const auto hit = hitTest(lane.lane, kRange, QRectF(0, 0, 100, 20), {50.5, 10});
    ASSERT_TRUE(hit);
    EXPECT_GT(hit->count, 50u);
}

} // namespace
} // namespace parascope
