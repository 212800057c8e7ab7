// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QuietThreads.h"

#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::IsEmpty;
using testing::SizeIs;

/// This very program, whose threads nobody records.
class AProgramOfWhichNothingIsHeard : public testing::Test {
protected:
    AProgramOfWhichNothingIsHeard() { quiet.begin(getpid(), milliseconds(10)); }

    static SchedSlice piece(Nanoseconds begin, Nanoseconds end) {
        SchedSlice slice;
        slice.thread = {getpid(), gettid()};
        slice.kind = PieceKind::OnCore;
        slice.span = {begin, end};
        return slice;
    }

    /// What goes on of the one thread that is the test's: a sanitizer has others in the program.
    [[nodiscard]] std::vector<SchedSlice> goesOn() {
        auto open = quiet.with({}, milliseconds(50));
        std::erase_if(open, [](const SchedSlice& slice) { return slice.thread.tid != gettid(); });
        return open;
    }

    QuietThreads quiet;
};

TEST_F(AProgramOfWhichNothingIsHeard, GoesOnAsItWasWhenItWasLookedAt) {
    const auto open = goesOn();
    ASSERT_THAT(open, SizeIs(1));
    EXPECT_EQ(open.front().thread, (ThreadKey{getpid(), gettid()}));
    EXPECT_EQ(open.front().kind, PieceKind::OnCore) << "it ran when it looked at itself";
    EXPECT_EQ(open.front().span, (TimeSpan{milliseconds(10), milliseconds(50)}));
    EXPECT_TRUE(open.front().estimated);
}

TEST_F(AProgramOfWhichNothingIsHeard, WasQuietUntilSomethingIs) {
    std::vector<SchedSlice> finished{piece(milliseconds(30), milliseconds(40))};
    quiet.end({}, finished);
    ASSERT_THAT(finished, SizeIs(2));
    EXPECT_EQ(finished.front().span, (TimeSpan{milliseconds(10), milliseconds(30)}));
    EXPECT_THAT(goesOn(), IsEmpty());
}

TEST_F(AProgramOfWhichNothingIsHeard, IsHeardOfByWhatGoesOnToo) {
    std::vector<SchedSlice> finished;
    const auto open = piece(milliseconds(20), milliseconds(60));
    quiet.end(std::span(&open, 1), finished);
    ASSERT_THAT(finished, SizeIs(1));
    EXPECT_EQ(finished.front().span, (TimeSpan{milliseconds(10), milliseconds(20)}));
}

} // namespace
} // namespace parascope
