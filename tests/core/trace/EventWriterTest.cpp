// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventWriter.h"
#include "core/trace/EventParser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::Not;

bool isJson(std::string_view text) {
    simdjson::dom::parser parser;
    return !parser.parse(std::string(text)).error();
}

class AWrittenEvent : public testing::Test {
protected:
    TraceEvent readBack(std::string_view line) {
        EXPECT_TRUE(isJson(line)) << line;
        EXPECT_THAT(std::string(line), Not(HasSubstr("\n")));
        std::string padded(line);
        padded.append(EventParser::kPadding, ' ');
        TraceEvent event;
        EXPECT_TRUE(parser.parse(std::string_view(padded).substr(0, line.size()), event)) << line;
        return event;
    }

    EventWriter writer;
    EventParser parser;
};

TEST_F(AWrittenEvent, OfASpanIsReadBackExactly) {
    const TimeSpan time{Nanoseconds(9'007'199'254'740'993), Nanoseconds(9'007'199'254'741'994)};
    for (const auto state : kAllStates) {
        const auto event = readBack(writer.span({12, 34}, "adding \"squares\"\n\x01", time, state, 3));
        EXPECT_EQ(event.phase, 'X');
        EXPECT_EQ(event.pid, 12);
        EXPECT_EQ(event.tid, 34);
        EXPECT_EQ(event.name, "adding \"squares\"\n\x01");
        EXPECT_EQ(stateFromKey(event.category), state);
        EXPECT_EQ(event.time, time.begin);
        EXPECT_EQ(event.time + event.duration, time.end);
        EXPECT_EQ(event.core, 3);
    }
}

TEST_F(AWrittenEvent, HasNoCoreWhereNobodySaidOne) {
    const auto line = writer.span({1, 2}, "a", {}, State::Other, -1);
    EXPECT_THAT(std::string(line), Not(HasSubstr("core")));
    EXPECT_EQ(readBack(line).core, -1);
}

TEST_F(AWrittenEvent, MayNameWhatIsNoUtf8) {
    EXPECT_EQ(readBack(writer.span({1, 2}, "\xff", {}, State::Other, -1)).name, "\uFFFD");
}

TEST_F(AWrittenEvent, OfMetadataAndOrderIsJson) {
    EXPECT_EQ(readBack(writer.metadata({1, 2}, "thread_name", "worker \"0\"")).args,
              R"({"name":"worker \"0\""})");
    const auto order = readBack(writer.order({1, 2}, "thread_sort_index", -5));
    EXPECT_EQ(order.phase, 'M');
    EXPECT_EQ(order.name, "thread_sort_index");
    EXPECT_EQ(order.args, R"({"sort_index":-5})");
}

TEST_F(AWrittenEvent, OfAMarkIsOfOurOwnCategory) {
    const auto mark = readBack(writer.mark({1, 2}, "ready", Nanoseconds(5), R"({"a":[1]})"));
    EXPECT_EQ(mark.phase, 'i');
    EXPECT_EQ(mark.category, "parascope");
    EXPECT_EQ(mark.args, R"({"a":[1]})");
    EXPECT_EQ(readBack(writer.mark({1, 2}, "ready", Nanoseconds(5))).args, "");
}

} // namespace
} // namespace parascope
