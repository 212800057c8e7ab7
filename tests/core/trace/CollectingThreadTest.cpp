// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CollectingThread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace parascope {
namespace {

using std::chrono::microseconds;
using testing::ElementsAre;

/// Spans of 1 µs, each 10 µs after the one before, on two threads in turn.
class ACollectingThread : public testing::Test {
protected:
    void give(int count, bool isMended = false) {
        for (int i = 0; i < count; ++i, ++given) {
            auto& event = collecting.next();
            event.clear();
            event.phase = 'X';
            event.hasTime = true;
            event.name = "piece " + std::to_string(given % 7);
            event.tid = given % 2;
            event.time = microseconds(10 * given);
            event.duration = microseconds(1);
            collecting.take(static_cast<std::uint64_t>(given), isMended);
        }
    }
    TraceWarnings warnings;
    LaneCollector lanes{warnings};
    CollectingThread collecting{lanes, warnings};
    int given = 0;
};

TEST_F(ACollectingThread, GivesTheCollectorEveryEventInItsOrder) {
    give(1001);
    collecting.wait();
    const auto trace = lanes.finish();
    ASSERT_EQ(trace.lanes().size(), 2U);
    const auto& row = trace.lanes()[1].index.rows().front();
    ASSERT_EQ(trace.lanes()[1].index.size(), 500U);
    for (std::size_t i = 0; i < 500; ++i) {
        const auto number = static_cast<int>(2 * i + 1);
        const auto span = row.spans()[i];
        EXPECT_EQ(span.begin, microseconds(10 * number));
        EXPECT_EQ(trace.name(span.name), "piece " + std::to_string(number % 7));
    }
}

TEST_F(ACollectingThread, MayBeAskedForWhatIsThereAndGoesOn) {
    for (const int count : {1, 126, 1, 1, 300, 128, 5}) {
        give(count);
        collecting.wait();
        EXPECT_EQ(lanes.soFar().spanCount(), static_cast<std::size_t>(given));
    }
}

TEST_F(ACollectingThread, WarnsOfWhatWasMendedWhereItStandsFirst) {
    give(200);
    give(3, true);
    give(200);
    give(1, true);
    collecting.wait();
    EXPECT_THAT(
        warnings.texts(),
        ElementsAre(
            "4 events are not quite JSON and are read as they seem to be meant, the first at byte 200"));
}

TEST_F(ACollectingThread, MayEndInTheMiddle) {
    give(1000);
}

} // namespace
} // namespace parascope
