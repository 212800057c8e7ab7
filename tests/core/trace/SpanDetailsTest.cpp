// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/SpanDetails.h"

#include "core/trace/ChromeTraceReader.h"
#include "tests/support/TempDir.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using test::TempDir;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using Argument = SpanDetails::Argument;

class ASpanOfAFile : public testing::Test {
protected:
    void write(std::string_view text, const char* name = "a.json") {
        path = dir.write(name, text);
        file = *TraceFile::of(path);
        trace = std::move(readChromeTrace(path)->trace);
    }

    [[nodiscard]] Result<SpanDetails> read(std::size_t lane = 0, std::size_t depth = 0,
                                           std::size_t span = 0) const {
        const auto id = LaneId(static_cast<std::int32_t>(lane));
        return readSpanDetails(file, SpanWanted::of(trace, id, depth, span));
    }

    [[nodiscard]] std::vector<Argument> arguments(std::size_t lane = 0, std::size_t depth = 0,
                                                  std::size_t span = 0) const {
        const auto details = read(lane, depth, span);
        EXPECT_TRUE(details) << details.error().text();
        return details ? details->arguments : std::vector<Argument>();
    }

    TempDir dir;
    std::filesystem::path path;
    TraceFile file;
    Trace trace;
};

TEST_F(ASpanOfAFile, HasItsCategoryAndArgumentsAsTheyStandThere) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1.5,"dur":2.25,"name":"other"},
        {"ph":"X","pid":1,"tid":2,"ts":10,"dur":5,"name":"load","cat":"net,io",
         "args":{"url":"http:\/\/a.b\/","size":1024,"ratio":0.50,"deep":{"a":[1, 2]},"none":null}}])");
    const auto details = read(0, 0, 1);
    ASSERT_TRUE(details);
    EXPECT_EQ(details->category, "net,io");
    EXPECT_THAT(details->arguments, ElementsAre(Argument{"url", "http://a.b/"}, Argument{"size", "1024"},
                                                Argument{"ratio", "0.5"}, Argument{"deep", R"({"a":[1,2]})"},
                                                Argument{"none", "null"}));
    EXPECT_THAT(arguments(0, 0, 0), IsEmpty());
}

TEST_F(ASpanOfAFile, IsToldFromOthersByLaneNameAndTimesToTheNanosecond) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1.001,"dur":1,"name":"a","args":{"n":1}},
        {"ph":"X","pid":1,"tid":3,"ts":1.001,"dur":1,"name":"a","args":{"n":2}},
        {"ph":"X","pid":1,"tid":2,"ts":1.001,"dur":0.999,"name":"a","args":{"n":3}},
        {"ph":"X","pid":1,"tid":2,"ts":1.001,"dur":0.998,"name":"b","args":{"n":4}}])");
    EXPECT_THAT(arguments(0, 0), ElementsAre(Argument{"n", "1"}));
    EXPECT_THAT(arguments(1, 0), ElementsAre(Argument{"n", "2"}));
    EXPECT_THAT(arguments(0, 1), ElementsAre(Argument{"n", "3"}));
    EXPECT_THAT(arguments(0, 2), ElementsAre(Argument{"n", "4"}));
}

TEST_F(ASpanOfAFile, IsToldFromOnesThatAreAlikeByItsPlaceAmongThem) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":0,"name":"tick","args":{"n":1}},
        {"ph":"X","pid":1,"tid":2,"ts":1,"dur":0,"name":"tick","args":{"n":2}},
        {"ph":"X","pid":1,"tid":3,"ts":1,"dur":7,"name":"twin","args":{"n":3}},
        {"ph":"X","pid":1,"tid":3,"ts":1,"dur":7,"name":"twin","args":{"n":4}}])");
    EXPECT_THAT(arguments(0, 0, 0), ElementsAre(Argument{"n", "1"}));
    EXPECT_THAT(arguments(0, 0, 1), ElementsAre(Argument{"n", "2"}));
    EXPECT_THAT(arguments(1, 0, 0), ElementsAre(Argument{"n", "3"}));
    EXPECT_THAT(arguments(1, 1, 0), ElementsAre(Argument{"n", "4"}));
}

TEST_F(ASpanOfAFile, HasTheArgumentsOfItsBeginAndItsEndWhereverTheyStand) {
    write(R"([{"ph":"E","pid":1,"tid":2,"ts":9,"args":{"result":"ok","id":7}},
        {"ph":"B","pid":1,"tid":2,"ts":4,"name":"call","cat":"rpc","args":{"id":7,"to":"db"}}])");
    const auto details = read();
    ASSERT_TRUE(details);
    EXPECT_EQ(details->category, "rpc");
    EXPECT_THAT(details->arguments,
                ElementsAre(Argument{"id", "7"}, Argument{"to", "db"}, Argument{"result", "ok"}));
}

TEST_F(ASpanOfAFile, HasTheArgumentsOfItsBeginWhereItNeverEnded) {
    write(R"([{"ph":"B","pid":1,"tid":2,"ts":4,"name":"hangs","args":{"lock":"a"}},
        {"ph":"X","pid":1,"tid":3,"ts":4,"dur":6,"name":"other"}])");
    EXPECT_EQ(trace.lane(LaneId(0)).index.extent().end, Nanoseconds(10us)) << "that of the trace";
    EXPECT_THAT(arguments(), ElementsAre(Argument{"lock", "a"}));
}

TEST_F(ASpanOfAFile, OfTwoAsynchronousOnesIsTheOneOfItsId) {
    write(R"([{"ph":"b","cat":"net","id":"0x1","pid":1,"tid":2,"ts":1,"name":"request","args":{"n":1}},
        {"ph":"b","cat":"net","id":"0x2","pid":1,"tid":2,"ts":1,"name":"request","args":{"n":2}},
        {"ph":"e","cat":"net","id":"0x2","pid":1,"tid":9,"ts":5,"name":"request","args":{"status":404}},
        {"ph":"e","cat":"net","id":"0x1","pid":1,"tid":2,"ts":8,"name":"request","args":{"status":200}}])");
    ASSERT_EQ(trace.lanes()[0].info.kind, LaneKind::Async);
    const auto spans = trace.lanes()[0].index.rows()[0].spans();
    ASSERT_EQ(spans[0].end, Nanoseconds(8us)) << "the longer one stands above";
    EXPECT_THAT(arguments(0, 0), ElementsAre(Argument{"n", "1"}, Argument{"status", "200"}));
    EXPECT_THAT(arguments(0, 1), ElementsAre(Argument{"n", "2"}, Argument{"status", "404"}));
}

TEST_F(ASpanOfAFile, MayBeOfThreadsThatHaveTextsForNumbers) {
    write(R"([{"ph":"X","pid":"gpu","tid":"stream 1","ts":1,"dur":1,"name":"kernel","args":{"n":1}},
        {"ph":"X","pid":"gpu","tid":"stream 2","ts":1,"dur":1,"name":"kernel","args":{"n":2}}])");
    ASSERT_EQ(trace.lanes().size(), 2U);
    EXPECT_EQ(trace.lanes()[1].info.name, "stream 2");
    EXPECT_THAT(arguments(1), ElementsAre(Argument{"n", "2"}));
}

TEST_F(ASpanOfAFile, MayStandInAnEventThatIsNotQuiteJson) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a","args":{"n":1,},}])");
    EXPECT_THAT(arguments(), ElementsAre(Argument{"n", "1"}));
}

TEST_F(ASpanOfAFile, MayHaveArgumentsThatAreNoObject) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a","args":[1, "x"]}])");
    EXPECT_THAT(arguments(), ElementsAre(Argument{"args", R"([1,"x"])"}));
}

TEST_F(ASpanOfAFile, IsNotLookedForInAFileThatWasChangedOrHasVanished) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a"}])");
    std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + 1s);
    EXPECT_THAT(read().error().text(), HasSubstr("was changed after it was opened; open it again"));
    std::filesystem::remove(path);
    EXPECT_THAT(read().error().text(), EndsWith("is not there any more"));
}

TEST_F(ASpanOfAFile, IsNotLookedForAnyMoreAfterAStop) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a","args":{"n":1}}])");
    std::stop_source stop;
    stop.request_stop();
    const auto details = readSpanDetails(file, SpanWanted::of(trace, LaneId(0), 0, 0), stop.get_token());
    ASSERT_FALSE(details);
    EXPECT_EQ(details.error().why, "the search was stopped");
}

TEST_F(ASpanOfAFile, IsSaidNotToBeThereWhenNoEventIsIt) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":1,"dur":1,"name":"a"}])");
    auto wanted = SpanWanted::of(trace, LaneId(0), 0, 0);
    wanted.name = "b";
    EXPECT_THAT(readSpanDetails(file, wanted).error().text(), HasSubstr("no event of it was found"));
}

TEST_F(ASpanOfAFile, HasTheTimeThatItsPartsLeaveToItself) {
    write(R"([{"ph":"X","pid":1,"tid":2,"ts":0,"dur":100,"name":"whole"},
        {"ph":"X","pid":1,"tid":2,"ts":10,"dur":30,"name":"part"},{"ph":"X","pid":1,"tid":2,"ts":15,"dur":5,"name":"part of it"},
        {"ph":"X","pid":1,"tid":2,"ts":50,"dur":50,"name":"part"},{"ph":"X","pid":1,"tid":2,"ts":100,"dur":9,"name":"next"}])");
    const auto& lane = trace.lanes()[0].index;
    EXPECT_EQ(selfTime(lane, 0, 0), Nanoseconds(20us));
    EXPECT_EQ(selfTime(lane, 0, 1), Nanoseconds(9us));
    EXPECT_EQ(selfTime(lane, 1, 0), Nanoseconds(25us));
    EXPECT_EQ(selfTime(lane, 2, 0), Nanoseconds(5us));
}

} // namespace
} // namespace parascope
