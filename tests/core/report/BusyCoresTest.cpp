// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/BusyCores.h"

#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::RunMaker;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;

constexpr double kExact = 1e-6;

TimeSpan ms(std::int64_t begin, std::int64_t end) {
    return {RunMaker::at(begin), RunMaker::at(end)};
}

auto near(double value) {
    return DoubleNear(value, kExact);
}

TEST(BusyCores, AreTheWorkersThatRanAtOnce) {
    RunMaker maker(Backend::Threads, 2);
    maker.release(0).worker(0, 40, 30).span(0, 30).worker(0, 40, 30).span(10, 40);
    EXPECT_THAT(busyCores(maker.run.trace, ms(0, 40), 4), ElementsAre(near(1), near(2), near(2), near(1)));
}

TEST(BusyCores, AreAMeanWhereAPartHoldsMore) {
    RunMaker maker(Backend::Threads, 2);
    maker.release(0).worker(0, 40, 20).span(0, 10).span(20, 30).worker(0, 40, 20).span(10, 20).span(30, 40);
    EXPECT_THAT(busyCores(maker.run.trace, ms(0, 40), 1), ElementsAre(near(1)));
    EXPECT_THAT(busyCores(maker.run.trace, ms(5, 25), 2), ElementsAre(near(1), near(1)));
}

TEST(BusyCores, AreNoneWhereNothingRan) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 40, 0).span(10, 20, State::Sleeping);
    EXPECT_THAT(busyCores(maker.run.trace, ms(-100, 100), 10), Each(near(0)));
    EXPECT_THAT(busyCores(maker.run.trace, ms(5, 5), 3), ElementsAre(0, 0, 0)) << "no time at all";
    EXPECT_THAT(busyCores(maker.run.trace, ms(0, 40), 0), SizeIs(0));
    EXPECT_THAT(busyCores(Trace(), ms(0, 40), 2), Each(near(0)));
}

TEST(BusyCores, GoByTheKernelWhereItWasAsked) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 40, 20).span(0, 40);
    const auto lane = maker.run.trace.addLane({"worker 0, kernel", "", LaneKind::Schedule, 500, 500, 0});
    Span span;
    span.begin = RunMaker::at(20);
    span.end = RunMaker::at(40);
    span.state = State::Running;
    ASSERT_TRUE(maker.run.trace.addSpan(lane, span));
    EXPECT_THAT(busyCores(maker.run.trace, ms(0, 40), 2), ElementsAre(near(0), near(1)));
}

} // namespace
} // namespace parascope
