// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Replay.h"

#include "tests/support/HandCrankedClock.h"

#include <gtest/gtest.h>
#include <QSignalSpy>

namespace parascope {
namespace {

using namespace std::chrono_literals;

/// Two seconds to play, by a clock that is cranked by hand.
class AReplay : public testing::Test {
protected:
    AReplay() { replay.setExtent({0s, 2s}); }
    void pass(Nanoseconds time) {
        clock.crank(time);
        replay.advance();
    }

    test::HandCrankedClock clock;
    Replay replay{clock};
};

TEST_F(AReplay, ShowsEverythingUntilItIsPlayed) {
    EXPECT_FALSE(replay.position());
    EXPECT_FALSE(replay.isPlaying());
}

TEST_F(AReplay, MovesAsFastAsTheRunWas) {
    replay.play();
    EXPECT_EQ(replay.position(), Nanoseconds(0s));
    pass(500ms);
    EXPECT_EQ(replay.position(), Nanoseconds(500ms));
}

TEST_F(AReplay, MovesAtTheSpeedThatIsSetAlsoOnTheWay) {
    replay.play();
    pass(500ms);
    replay.setSpeed(0.1);
    pass(1s);
    EXPECT_EQ(replay.position(), Nanoseconds(600ms));
}

TEST_F(AReplay, ShowsEverythingAtItsEnd) {
    QSignalSpy playing(&replay, &Replay::playingChanged);
    replay.play();
    pass(3s);
    EXPECT_FALSE(replay.position());
    EXPECT_FALSE(replay.isPlaying());
    EXPECT_EQ(playing.count(), 2);
    replay.play();
    EXPECT_EQ(replay.position(), Nanoseconds(0s)) << "again from the beginning";
}

TEST_F(AReplay, GoesOnFromWhereItWasPaused) {
    replay.play();
    pass(500ms);
    replay.playOrPause();
    EXPECT_FALSE(replay.isPlaying());
    clock.crank(10s);
    replay.playOrPause();
    pass(100ms);
    EXPECT_EQ(replay.position(), Nanoseconds(600ms));
}

TEST_F(AReplay, GoesWhereItIsMovedAndNoFurtherThanThereIs) {
    replay.seek(700ms);
    EXPECT_EQ(replay.position(), Nanoseconds(700ms));
    replay.seek(-1s);
    EXPECT_EQ(replay.position(), Nanoseconds(0s));
    replay.seek(10s);
    EXPECT_EQ(replay.position(), Nanoseconds(2s) - 1ns);
}

TEST_F(AReplay, GivesUpWhenThereIsSomethingElseToPlay) {
    replay.seek(1500ms);
    replay.setExtent({0s, 1s});
    EXPECT_FALSE(replay.position());
    replay.setExtent({});
    replay.play();
    replay.seek(1s);
    EXPECT_FALSE(replay.isPlaying());
    EXPECT_FALSE(replay.position());
}

} // namespace
} // namespace parascope
