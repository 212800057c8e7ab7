// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitReasonProbe.h"

#include "tests/support/HandCrankedClock.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// A thread that waits for a pipe; every question costs 10 µs.
class AnAskedThread : public testing::Test {
protected:
    static SchedSlice wait(int begin, int end, std::uint32_t incarnation = 0) {
        SchedSlice piece;
        piece.thread = {500, 501};
        piece.kind = PieceKind::OffCore;
        piece.incarnation = incarnation;
        piece.span = {milliseconds(begin), milliseconds(end)};
        return piece;
    }

    test::HandCrankedClock* cost = nullptr;
    std::optional<WaitReason> answer{WaitReason{WaitKind::Pipe, 0}};
    Nanoseconds price = microseconds(10);
    int questions = 0;
    WaitReasonProbe asker{[this](ThreadKey thread) {
                              EXPECT_EQ(thread, (ThreadKey{500, 501}));
                              ++questions;
                              cost->crank(price);
                              return answer;
                          },
                          [this] {
                              auto clock = std::make_unique<test::HandCrankedClock>();
                              cost = clock.get();
                              return clock;
                          }()};
};

TEST_F(AnAskedThread, IsAskedOnceForEachWait) {
    EXPECT_EQ(asker.ask(wait(0, 10)), answer);
    EXPECT_EQ(asker.ask(wait(0, 20)), answer);
    EXPECT_EQ(questions, 1);
    EXPECT_EQ(asker.ask(wait(30, 40)), answer);
    EXPECT_EQ(questions, 2);
}

TEST_F(AnAskedThread, KeepsItsAnswerForTheWholeWait) {
    EXPECT_EQ(asker.answerFor(wait(0, 30)), std::nullopt);
    asker.ask(wait(0, 10));
    EXPECT_EQ(asker.answerFor(wait(0, 30)), answer);
    EXPECT_EQ(asker.answerFor(wait(40, 50)), std::nullopt) << "of another wait nothing is known";
    EXPECT_EQ(asker.answerFor(wait(0, 30, 1)), std::nullopt) << "nor of another thread with its number";
}

TEST_F(AnAskedThread, ThatIsBackAlreadyWaitedForNothingKnown) {
    answer = WaitReason{WaitKind::NotWaiting, 0};
    EXPECT_EQ(asker.ask(wait(0, 10)), std::nullopt);
    EXPECT_EQ(asker.ask(wait(0, 20)), std::nullopt);
    EXPECT_EQ(questions, 1) << "what it does now has nothing to do with that wait";
}

TEST_F(AnAskedThread, MayBeAskedAtAnyMomentWhatItWaitsForThen) {
    EXPECT_EQ(asker.askNow({500, 501}, milliseconds(1)), answer);
    answer = WaitReason{WaitKind::NotWaiting, 0};
    EXPECT_EQ(asker.askNow({500, 501}, milliseconds(2)), std::nullopt);
    EXPECT_EQ(questions, 2);
}

TEST_F(AnAskedThread, ThatHasGoneSaysNothing) {
    answer.reset();
    EXPECT_EQ(asker.ask(wait(0, 10)), std::nullopt);
}

TEST_F(AnAskedThread, IsLeftInPeaceWhenAskingCostsTooMuch) {
    price = milliseconds(1);
    for (int moment = 0; moment < 1000; ++moment) {
        (void)asker.ask(wait(moment, moment + 1));
    }
    EXPECT_GT(questions, 1) << "it is asked now and then";
    EXPECT_LE(questions * milliseconds(1), seconds(1) * WaitReasonProbe::kMostOfACore + milliseconds(2));
}

} // namespace
} // namespace parascope
