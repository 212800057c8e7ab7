// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PerfKernel.h"

#include <cerrno>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(CoreList, HasRangesAndSingleIds) {
    EXPECT_THAT(parseCoreList("0\n"), ElementsAre(CoreId(0)));
    EXPECT_THAT(parseCoreList("0-2,5,7-8\n"),
                ElementsAre(CoreId(0), CoreId(1), CoreId(2), CoreId(5), CoreId(7), CoreId(8)));
}

TEST(CoreList, EndsWhereItMakesNoSense) {
    EXPECT_THAT(parseCoreList(""), IsEmpty());
    EXPECT_THAT(parseCoreList("cores"), IsEmpty());
    EXPECT_THAT(parseCoreList("1,"), ElementsAre(CoreId(1)));
    EXPECT_THAT(parseCoreList("1-x"), ElementsAre(CoreId(1)));
    EXPECT_THAT(parseCoreList("3-1,4"), ElementsAre(CoreId(4)));
    EXPECT_LE(parseCoreList("0-2147483647").size(), 8192U);
}

TEST(PerfRefusal, NamesTheParanoidLevelAndTheOneCommandThatLowersIt) {
    for (const int level : {3, 4}) {
        for (const int reason : {EACCES, EPERM}) {
            const auto error = explainPerfRefusal(PerfStep::Open, reason, level);
            EXPECT_THAT(error.why, HasSubstr("perf_event_paranoid is " + std::to_string(level)));
            EXPECT_EQ(error.remedy, "sudo sysctl kernel.perf_event_paranoid=2");
        }
    }
}

TEST(PerfRefusal, BlamesASandboxWhenTheLevelWouldAllowIt) {
    EXPECT_THAT(explainPerfRefusal(PerfStep::Open, EPERM, 2).why, HasSubstr("sandbox"));
    EXPECT_THAT(explainPerfRefusal(PerfStep::Open, EACCES, std::nullopt).why, HasSubstr("sandbox"));
}

TEST(PerfRefusal, TellsLimitsOnFilesFromLimitsOnMemory) {
    EXPECT_THAT(explainPerfRefusal(PerfStep::Open, EMFILE, 2).remedy, HasSubstr("ulimit -n"));
    EXPECT_THAT(explainPerfRefusal(PerfStep::Map, EPERM, 2).remedy, HasSubstr("perf_event_mlock_kb"));
    EXPECT_THAT(explainPerfRefusal(PerfStep::Map, ENOMEM, 4).remedy, HasSubstr("perf_event_mlock_kb"));
}

TEST(PerfRefusal, HasWordsForEveryReason) {
    for (int reason = 1; reason < 134; ++reason) {
        for (const auto step : {PerfStep::Open, PerfStep::Map}) {
            const auto error = explainPerfRefusal(step, reason, 2);
            EXPECT_FALSE(error.what.empty());
            EXPECT_FALSE(error.why.empty());
        }
    }
}

} // namespace
} // namespace parascope
