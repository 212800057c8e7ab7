// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ShowReport.h"

#include "core/trace/TraceBuilder.h"

#include "tests/core/report/NamedSpans.h"
#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::parallelRun;
using testing::HasSubstr;

TEST(TheAnswerOfShow, HasEveryFieldThatIsPromised) {
    OpenedFile opened;
    opened.runs.push_back(parallelRun());
    opened.warnings = {"something was left out"};
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(showJson("a.trace.json", opened));
    EXPECT_EQ(std::string_view(root["file"]), "a.trace.json");
    EXPECT_EQ(std::uint64_t(root["spans"]), opened.runs[0].trace.spanCount());
    EXPECT_EQ(std::uint64_t(root["lanes"]), 2U);
    EXPECT_EQ(std::uint64_t(root["workers"]), 2U);
    EXPECT_EQ(std::uint64_t(root["cores"]), 2U);
    EXPECT_NEAR(double(root["end_s"]) - double(root["begin_s"]), 0.202, 1e-9);
    EXPECT_EQ(double(root["begin_s"]), 0) << "times count from the first event";
    EXPECT_NEAR(double(root["length_s"]), 0.202, 1e-9);
    EXPECT_NEAR(double(root["parallelism"]), 0.4 / 0.202, 1e-9);
    EXPECT_NEAR(double(root["shares"]["running"]), 1.0, 0.02);
    EXPECT_EQ(std::string_view(root["schedule"]), "none");
    EXPECT_EQ(std::string_view(root["warnings"].at(0)), "something was left out");
}

TEST(TheAnswerOfShow, WarnsOfGapsInAnExactSchedule) {
    OpenedFile opened;
    opened.runs.push_back(parallelRun());
    opened.runs[0].facts.schedule = "exact";
    opened.runs[0].facts.scheduleNote = "96 bytes made no sense";
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(showJson("a.trace.json", opened));
    EXPECT_THAT(std::string(std::string_view(root["warnings"].at(0))), HasSubstr("96 bytes made no sense"));
    EXPECT_THAT(showTable("a.trace.json", opened), HasSubstr("warning: "));
}

TEST(TheAnswerOfShow, HasItsTimesInExactDecimalsFromTheFirstEventOn) {
    OpenedFile opened;
    const Nanoseconds start(1'700'000'000'000'000'001);
    const auto lane = opened.other.addLane({"thread 1", "", LaneKind::Worker, 1, 1, 0});
    opened.other.addSpan(lane, {start, start + Nanoseconds(20'000'000'003), NameId(), -1, State::Other});
    opened.other.addMark({opened.other.nameId("mark"), start - Nanoseconds(1), TraceMark::Of::All, {}, 0});
    const auto json = showJson("b.json", opened);
    EXPECT_THAT(json, HasSubstr("\"begin_s\":0.000000000,"));
    EXPECT_THAT(json, HasSubstr("\"end_s\":20.000000004,"));
    EXPECT_THAT(json, HasSubstr("\"length_s\":20.000000004,"));
    EXPECT_THAT(json, HasSubstr("\"first_event_s\":1700000000.000000000,"));
    EXPECT_THAT(json, HasSubstr("\"marks\":1,"));
}

TEST(TheAnswerOfShow, TellsWhatTheSpansOfEachNameComeToWhenAsked) {
    OpenedFile opened;
    test::addNamedLane(opened.other, "main", {{"frame", 0, 1'000}, {"draw", 100, 350}});
    const auto json = showJson("b.json", opened, true);
    EXPECT_THAT(json,
                HasSubstr("\"names\":[{\"run\":\"\",\"name\":\"frame\",\"count\":1,\"total_s\":0.001,"
                          "\"self_s\":0.00075,\"self_share\":0.75,\"median_s\":0.001,\"longest_s\":0.001},"
                          "{\"run\":\"\",\"name\":\"draw\",\"count\":1,"));
    EXPECT_THAT(showTable("b.json", opened, true), testing::ContainsRegex("frame +1 +1.00 ms +750 µs +75 %"));
    EXPECT_THAT(showJson("b.json", opened), testing::Not(HasSubstr("\"names\"")));
}

TEST(TheAnswerOfShow, OfNothingHasNoTimes) {
    EXPECT_THAT(showJson("b.json", OpenedFile()), HasSubstr("\"length_s\":null,"));
}

TEST(TheAnswerOfShow, OfAnotherProgramsTraceGoesByItsLanes) {
    OpenedFile opened;
    const auto run = parallelRun();
    TraceBuilder builder;
    const auto lane = builder.addLane({"thread 1", "", LaneKind::Worker, 1, 1, 0});
    builder.addSpan(lane, "a", {Nanoseconds(0), std::chrono::seconds(1)}, State::Running, 0);
    builder.addSpan(lane, "b", {std::chrono::seconds(3), std::chrono::seconds(4)}, State::Running, 0);
    opened.other.append(builder.take());
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(showJson("b.json", opened));
    EXPECT_NEAR(double(root["parallelism"]), 0.5, 1e-9);
    EXPECT_THAT(showTable("b.json", opened), HasSubstr("busy cores"));
}

} // namespace
} // namespace parascope
