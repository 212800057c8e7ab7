// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/ToldLedger.h"

#include "core/demos/queue/QueueMarks.h"
#include "core/trace/EventParser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

/// One producer (worker 0) and one consumer (worker 1).
class AToldLedger : public testing::Test {
protected:
    /// `fields`: of the mark, besides what all of them have.
    bool note(int worker, const std::string& name, const std::string& args = "{}",
              const std::string& fields = {}) {
        std::string line = R"({"ph":"i","cat":"queue","ts":5,"name":")" + name + R"(")" + fields +
                           R"(,"args":)" + args + "}";
        const auto size = line.size();
        line.append(EventParser::kPadding, ' ');
        TraceEvent mark;
        EXPECT_TRUE(parser.parse(std::string_view(line).substr(0, size), mark)) << line;
        return told.note(WorkerId(worker), mark, reader.read(mark));
    }
    const ItemLedger::Tally& tally(int worker) { return told.ledger().tally(WorkerId(worker)); }

    EventParser parser;
    QueueMarkReader reader;
    ToldLedger told{QueueParameters{}};
};

TEST_F(AToldLedger, FollowsAnItemFromItsPutToItsEnd) {
    EXPECT_TRUE(note(0, "put", R"({"item":3,"depth":2})"));
    EXPECT_EQ(told.ledger().put(), 1U);
    EXPECT_EQ(told.ledger().deepest(), 2U);
    EXPECT_TRUE(note(1, "took", R"({"item":3})"));
    EXPECT_EQ(tally(1).inHand, 3);
    EXPECT_EQ(told.ledger().account().missing, 1U);
    EXPECT_TRUE(note(1, "worked", R"({"item":3})", R"(,"dur":7)"));
    EXPECT_EQ(tally(1).inHand, -1);
    EXPECT_EQ(tally(1).items, 1U);
    EXPECT_EQ(tally(1).worked, 7000);
    EXPECT_EQ(told.ledger().account(), (ItemAccount{1, 1, 0, 0, {}}));
}

TEST_F(AToldLedger, HasWorkThatWasBrokenOffAsNotDone) {
    note(0, "put", R"({"item":3})");
    note(1, "took", R"({"item":3})");
    EXPECT_TRUE(note(1, "gave up", R"({"item":3})", R"(,"dur":7)"));
    EXPECT_EQ(tally(1).inHand, 3);
    EXPECT_EQ(tally(1).items, 0U);
    EXPECT_EQ(tally(1).worked, 7000);
}

TEST_F(AToldLedger, KnowsWhoWaits) {
    EXPECT_TRUE(note(0, "waits"));
    EXPECT_TRUE(note(1, "waits"));
    EXPECT_EQ(tally(0).activity, QueueActivity::WaitsForRoom);
    EXPECT_EQ(tally(1).activity, QueueActivity::WaitsForItem);
    EXPECT_EQ(tally(1).waitsSince, 5000);
    EXPECT_TRUE(note(1, "waited", "{}", R"(,"dur":9)"));
    EXPECT_EQ(tally(1).activity, QueueActivity::Working);
    EXPECT_EQ(tally(1).waitsSince, 0);
    EXPECT_EQ(tally(1).waited, 9000);
}

TEST_F(AToldLedger, CountsEndMarksWithTheItems) {
    EXPECT_TRUE(note(0, "put sentinel", R"({"depth":1})"));
    EXPECT_TRUE(note(1, "no more"));
    EXPECT_EQ(told.ledger().put(), 1U);
    EXPECT_EQ(told.ledger().taken(), 1U);
}

TEST_F(AToldLedger, TakesItemsThatAreOnlyCounted) {
    EXPECT_TRUE(note(0, "counted", R"({"put":[0,1,4],"consumed":[],"depth":3,"waited_ns":11})"));
    EXPECT_TRUE(note(1, "counted", R"({"put":[],"consumed":[4,0],"depth":0,"waited_ns":0})"));
    EXPECT_EQ(told.ledger().account(), (ItemAccount{3, 2, 0, 1, {1}}));
    EXPECT_EQ(told.ledger().deepest(), 3U);
    EXPECT_EQ(tally(0).items, 3U);
    EXPECT_EQ(tally(0).waited, 11);
    EXPECT_EQ(told.ledger().taken(), 2U);
}

TEST_F(AToldLedger, RefusesItemsThatThereAreNot) {
    EXPECT_FALSE(note(0, "put", R"({"item":5})"));
    EXPECT_FALSE(note(0, "counted", R"({"put":[1,5]})"));
    EXPECT_FALSE(note(0, "counted", R"({"put":["one"]})"));
    EXPECT_TRUE(note(0, "juggled", R"({"item":5})")) << "what is unknown is skipped";
}

} // namespace
} // namespace parascope
