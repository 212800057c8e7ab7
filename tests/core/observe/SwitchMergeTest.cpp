// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/SwitchMerge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MergedCores : public testing::Test {
protected:
    void put(std::size_t core, int time) {
        SwitchEvent event;
        event.time = Nanoseconds(time);
        event.core = CoreId(static_cast<std::int32_t>(core));
        m_merge.queue(core).push_back(event);
    }
    /// Times, with the core in the last digit.
    std::vector<int> releasedUntil(int time) {
        std::vector<SwitchEvent> events;
        m_merge.release(Nanoseconds(time), events);
        std::vector<int> result;
        for (const auto& event : events) {
            result.push_back(static_cast<int>(event.time.count()) * 10 + event.core.value);
        }
        return result;
    }

    SwitchMerge m_merge{3};
};

TEST_F(MergedCores, GiveOneOrderOfTime) {
    put(0, 1);
    put(0, 4);
    put(0, 7);
    put(1, 2);
    put(1, 3);
    put(2, 5);
    EXPECT_THAT(releasedUntil(100), ElementsAre(10, 21, 31, 40, 52, 70));
    EXPECT_THAT(releasedUntil(100), IsEmpty());
}

TEST_F(MergedCores, HoldBackWhatMayStillGetOlderCompany) {
    put(0, 1);
    put(0, 9);
    EXPECT_THAT(releasedUntil(5), ElementsAre(10));
    put(1, 6);
    EXPECT_THAT(releasedUntil(9), ElementsAre(61)) << "before, not at";
    EXPECT_THAT(releasedUntil(10), ElementsAre(90));
}

TEST_F(MergedCores, KeepTheOrderOfACoreAmongEventsOfOneMoment) {
    put(1, 5);
    put(0, 5);
    put(0, 5);
    EXPECT_THAT(releasedUntil(6), ElementsAre(50, 50, 51));
}

TEST_F(MergedCores, PassOnAnEventThatComesLate) {
    put(0, 5);
    EXPECT_THAT(releasedUntil(6), ElementsAre(50));
    put(1, 3);
    EXPECT_THAT(releasedUntil(6), ElementsAre(31));
}

} // namespace
} // namespace parascope
