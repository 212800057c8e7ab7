// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ClockOffset.h"

#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Two clocks that the test winds up: the other one is ahead and drifts, and questions take their time.
class TwoClocks : public testing::Test {
protected:
    Nanoseconds ours{seconds(5000)};
    Nanoseconds ahead{seconds(1000)};
    double drift = 0; ///< of the other one, seconds a second
    std::mt19937 random{7};

    [[nodiscard]] Nanoseconds theirs(Nanoseconds at) const {
        return at + ahead + Nanoseconds(static_cast<std::int64_t>(drift * static_cast<double>(at.count())));
    }
    Nanoseconds chance(Nanoseconds most) {
        return Nanoseconds(std::uniform_int_distribution<std::int64_t>(1'000, most.count())(random));
    }
    ClockExchange ask(Nanoseconds slowest = microseconds(100)) {
        ClockExchange exchange;
        exchange.asked = ours;
        ours += chance(slowest);
        exchange.there = theirs(ours);
        ours += chance(slowest);
        exchange.answered = ours;
        return exchange;
    }
    OffsetBounds compare(int times = 20) {
        std::vector<ClockExchange> all;
        for (int i = 0; i < times; ++i) {
            all.push_back(ask());
        }
        return tightestOf(all);
    }
    /// How wrong the clock is about a moment.
    [[nodiscard]] Nanoseconds error(const RemoteClock& clock, Nanoseconds at) const {
        return std::chrono::abs(clock.toOurs(theirs(at)) - at);
    }
};

TEST_F(TwoClocks, AreAsFarApartAsEachAnswerAllows) {
    const auto bounds = boundsOf({Nanoseconds(100), Nanoseconds(5'130), Nanoseconds(180)});
    EXPECT_EQ(bounds.least, Nanoseconds(4'950)); // read when the answer came
    EXPECT_EQ(bounds.most, Nanoseconds(5'030));  // read when the question went
    EXPECT_EQ(bounds.middle(), Nanoseconds(4'990));
    EXPECT_EQ(bounds.half(), Nanoseconds(40));
}

TEST_F(TwoClocks, AreKnownTheBetterTheMoreAnswersThereAre) {
    const auto one = boundsOf(ask());
    const auto many = compare(200);
    EXPECT_LT(many.half(), microseconds(20));
    EXPECT_LT(many.half(), one.half());
    EXPECT_LE(many.least, ahead);
    EXPECT_GE(many.most, ahead);
}

TEST_F(TwoClocks, AreNotKnownWithoutAnAnswer) {
    EXPECT_FALSE(tightestOf({}).isKnown());
    EXPECT_EQ(RemoteClock().toOurs(seconds(7)), seconds(7));
    EXPECT_FALSE(RemoteClock().isMatched());
}

TEST_F(TwoClocks, OfWhichOneWasSetMeanwhileAreJudgedByTheNarrowestAnswer) {
    auto first = ask(microseconds(2'000));
    ahead += seconds(1);
    const auto second = ask(microseconds(5));
    EXPECT_FALSE(bothOf(boundsOf(first), boundsOf(second)));
    EXPECT_EQ(tightestOf({first, second}), boundsOf(second));
}

TEST_F(TwoClocks, ThatGoAlikeStandOnOneAxisWithinTheBound) {
    RemoteClock clock;
    const auto bounds = compare();
    clock.match(theirs(ours), bounds);
    for (int i = 0; i < 50; ++i) {
        ours += milliseconds(20);
        EXPECT_LE(error(clock, ours), clock.bound());
    }
    EXPECT_EQ(clock.bound(), bounds.half());
}

TEST_F(TwoClocks, AreKnownBetterWhenAnotherMatchAgrees) {
    RemoteClock clock;
    clock.match(theirs(ours), {ahead - microseconds(300), ahead + microseconds(310)});
    const auto loose = clock.bound();
    ours += milliseconds(1);
    clock.match(theirs(ours), {ahead - microseconds(1), ahead + microseconds(11)});
    EXPECT_LT(clock.bound(), loose / 10);
    EXPECT_LE(error(clock, ours), clock.bound());
}

TEST_F(TwoClocks, ThatDriftApartStayWithinTheBoundAsLongAsTheyAreCompared) {
    drift = 200e-6; // more than any quartz: 200 µs a second
    ours = seconds(10);
    RemoteClock clock;
    clock.match(theirs(ours), compare());
    for (int i = 0; i < 30; ++i) {
        const auto from = ours;
        ours += seconds(1);
        clock.match(theirs(ours), compare());
        EXPECT_LE(error(clock, from + milliseconds(500)), clock.bound()) << i;
        EXPECT_LE(error(clock, ours), clock.bound()) << i;
    }
    EXPECT_LT(error(clock, ours + milliseconds(100)), microseconds(100)); // it has learnt the drift
    EXPECT_LT(clock.bound(), microseconds(500));
}

TEST_F(TwoClocks, NeverTakeBackWhatWasSaidOfAMomentNorTurnMomentsRound) {
    drift = -150e-6;
    ours = seconds(10);
    RemoteClock clock;
    clock.match(theirs(ours), compare());
    for (int i = 0; i < 5; ++i) {
        const auto early = theirs(ours);
        const auto said = clock.toOurs(early);
        ours += seconds(1);
        const auto late = theirs(ours);
        const auto saidLate = clock.toOurs(late);
        clock.match(late, compare());
        EXPECT_EQ(clock.toOurs(early), said);
        EXPECT_EQ(clock.toOurs(late), saidLate);
        EXPECT_LT(clock.toOurs(late), clock.toOurs(late + microseconds(1)));
    }
}

TEST_F(TwoClocks, AreReadBothWays) {
    drift = 300e-6;
    ours = seconds(10);
    RemoteClock clock;
    for (int i = 0; i < 4; ++i) {
        clock.match(theirs(ours), compare());
        ours += seconds(1);
    }
    for (const auto at : {seconds(9), seconds(11), seconds(20)}) {
        EXPECT_LE(std::chrono::abs(clock.toOurs(clock.toTheirs(at)) - at), Nanoseconds(2));
    }
}

} // namespace
} // namespace parascope
