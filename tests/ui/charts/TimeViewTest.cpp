// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeView.h"

#include <gtest/gtest.h>
#include <limits>
#include <QSignalSpy>

namespace parascope {
namespace {

using namespace std::chrono_literals;

constexpr TimeSpan kSecond{0s, 1s};

class ATimeView : public testing::Test {
protected:
    ATimeView() { view.setExtent(kSecond); }

    TimeView view;
};

bool isInside(const TimeSpan& inner, const TimeSpan& outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

TEST_F(ATimeView, ShowsEverythingAtFirst) {
    EXPECT_EQ(view.visible(), kSecond);
    EXPECT_TRUE(view.showsAll());
    EXPECT_FALSE(view.selection());
}

TEST_F(ATimeView, IsNeverShorterThanAMicrosecondEvenOfNothing) {
    const TimeView empty;
    EXPECT_EQ(empty.visible().length(), TimeView::kShortest);
    view.zoomAround(500ms, 1e-12);
    EXPECT_EQ(view.visible().length(), TimeView::kShortest);
    view.fit({300ms, 300ms});
    EXPECT_EQ(view.visible().length(), TimeView::kShortest);
}

TEST_F(ATimeView, KeepsTheMomentUnderThePointerWhereItIs) {
    const auto moment = 250ms;
    const auto place = [&] {
        return static_cast<double>((moment - view.visible().begin).count()) /
               static_cast<double>(view.visible().length().count());
    };
    const auto before = place();
    view.zoomAround(moment, 0.1);
    EXPECT_EQ(view.visible().length(), Nanoseconds(100ms));
    EXPECT_NEAR(place(), before, 1e-6);
    view.zoomAround(moment, 3);
    EXPECT_NEAR(place(), before, 1e-6);
}

TEST_F(ATimeView, DoesNotCreepWhenItIsZoomedAtItsShortest) {
    view.zoomAround(600ms, 1e-9);
    const auto before = view.visible();
    view.zoomAround(before.begin, 0.5);
    EXPECT_EQ(view.visible(), before);
}

TEST_F(ATimeView, ShowsNeverMoreThanThereIs) {
    view.zoomAround(100ms, 0.5);
    view.zoomAround(100ms, 1000);
    EXPECT_EQ(view.visible(), kSecond);
    view.fit({-5s, 17s});
    EXPECT_EQ(view.visible(), kSecond);
}

TEST_F(ATimeView, IgnoresFactorsThatMakeNoSense) {
    for (const double factor :
         {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        view.zoomAround(100ms, factor);
        view.panBy(factor / 0.0);
        EXPECT_EQ(view.visible(), kSecond) << factor;
    }
}

TEST_F(ATimeView, PansByAShareOfWhatIsVisible) {
    view.fit({400ms, 500ms});
    view.panBy(0.5);
    EXPECT_EQ(view.visible(), (TimeSpan{450ms, 550ms}));
    view.panBy(-1);
    EXPECT_EQ(view.visible(), (TimeSpan{350ms, 450ms}));
}

TEST_F(ATimeView, StopsAtTheEndsAndKeepsItsLength) {
    view.fit({400ms, 500ms});
    view.panBy(1e9);
    EXPECT_EQ(view.visible(), (TimeSpan{900ms, 1000ms}));
    view.panTo(-20s);
    EXPECT_EQ(view.visible(), (TimeSpan{0ms, 100ms}));
}

TEST_F(ATimeView, GrowsWithTheExtentWhileItShowsAll) {
    view.setExtent({-10ms, 2s});
    EXPECT_EQ(view.visible(), (TimeSpan{-10ms, 2s}));
}

TEST_F(ATimeView, StaysWhereTheUserPutItWhenTheExtentGrows) {
    view.fit({400ms, 500ms});
    view.setExtent({-10ms, 2s});
    EXPECT_EQ(view.visible(), (TimeSpan{400ms, 500ms}));
}

TEST_F(ATimeView, ComesBackInsideWhenTheExtentShrinks) {
    view.fit({800ms, 900ms});
    view.setExtent({0s, 300ms});
    EXPECT_TRUE(isInside(view.visible(), view.extent()));
    EXPECT_EQ(view.visible().length(), Nanoseconds(100ms));
}

TEST_F(ATimeView, FollowsALiveRunAndShowsAllOfIt) {
    view.fit({100ms, 200ms});
    view.setLive(true);
    EXPECT_TRUE(view.isFollowing());
    EXPECT_TRUE(view.showsAll());
    view.setExtent({0s, 2s});
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeView, KeepsTheNewestMomentOnTheScreenWhenItFollowsZoomedIn) {
    view.setLive(true);
    view.zoomAround(1s, 0.25);
    view.backToNow();
    view.setExtent({0s, 3s});
    EXPECT_EQ(view.visible(), (TimeSpan{2750ms, 3s}));
}

TEST_F(ATimeView, StopsFollowingWhenItIsMovedByHand) {
    view.setLive(true);
    QSignalSpy following(&view, &TimeView::followingChanged);
    view.zoomAround(500ms, 0.5);
    EXPECT_FALSE(view.isFollowing());
    ASSERT_EQ(following.count(), 1);
    EXPECT_FALSE(following.front().front().toBool());
    const auto before = view.visible();
    view.setExtent({0s, 5s});
    EXPECT_EQ(view.visible(), before);
}

TEST_F(ATimeView, FollowsAgainWhenItIsAskedBackToNow) {
    view.setLive(true);
    view.fit({100ms, 200ms});
    view.setExtent({0s, 2s});
    view.backToNow();
    EXPECT_TRUE(view.isFollowing());
    EXPECT_EQ(view.visible(), (TimeSpan{1900ms, 2s}));
}

TEST_F(ATimeView, FollowsAgainWhenItIsZoomedOutToEverything) {
    view.setLive(true);
    view.fit({100ms, 200ms});
    view.zoomAround(150ms, 1000);
    EXPECT_TRUE(view.isFollowing());
}

TEST_F(ATimeView, StandsStillWhileALiveRunIsPaused) {
    view.setLive(true);
    view.setFollowing(false);
    view.setExtent({0s, 2s});
    EXPECT_EQ(view.visible(), kSecond);
}

TEST_F(ATimeView, FollowsNothingOnceTheRunHasEnded) {
    view.setLive(true);
    view.setLive(false);
    EXPECT_FALSE(view.isFollowing());
    view.backToNow();
    EXPECT_FALSE(view.isFollowing());
}

TEST_F(ATimeView, SelectsEitherWayRoundAndOnlyWhatThereIs) {
    view.select({700ms, 200ms});
    EXPECT_EQ(view.selection(), (TimeSpan{200ms, 700ms}));
    view.select({-3s, 400ms});
    EXPECT_EQ(view.selection(), (TimeSpan{0ms, 400ms}));
    view.select({3s, 4s});
    EXPECT_FALSE(view.selection());
}

TEST_F(ATimeView, ClearsTheSelection) {
    view.select({200ms, 700ms});
    QSignalSpy changed(&view, &TimeView::selectionChanged);
    view.clearSelection();
    view.clearSelection();
    EXPECT_FALSE(view.selection());
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(ATimeView, FitsTheSelectionOrEverythingWithoutOne) {
    view.select({200ms, 700ms});
    view.fitSelection();
    EXPECT_EQ(view.visible(), (TimeSpan{200ms, 700ms}));
    view.clearSelection();
    view.fitSelection();
    EXPECT_TRUE(view.showsAll());
}

TEST_F(ATimeView, MovesToRevealASpanOnlyWhenItMust) {
    view.fit({200ms, 400ms});
    view.reveal({250ms, 260ms});
    EXPECT_EQ(view.visible(), (TimeSpan{200ms, 400ms}));
    view.reveal({800ms, 810ms});
    EXPECT_TRUE(isInside({800ms, 810ms}, view.visible()));
    EXPECT_EQ(view.visible().length(), Nanoseconds(200ms));
    view.reveal({100ms, 900ms});
    EXPECT_TRUE(isInside({100ms, 900ms}, view.visible()));
}

TEST_F(ATimeView, SaysOnlyWhatHasChanged) {
    QSignalSpy visible(&view, &TimeView::visibleChanged);
    QSignalSpy extent(&view, &TimeView::extentChanged);
    QSignalSpy hover(&view, &TimeView::hoverChanged);
    view.setExtent(kSecond);
    view.home();
    view.setHover(std::nullopt);
    EXPECT_EQ(visible.count() + extent.count() + hover.count(), 0);
    view.fit({200ms, 400ms});
    view.setHover(300ms);
    EXPECT_EQ(visible.count(), 1);
    EXPECT_EQ(hover.count(), 1);
}

} // namespace
} // namespace parascope
