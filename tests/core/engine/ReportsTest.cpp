// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Reports.h"
#include "core/trace/TraceBuilder.h"

#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::parallelRun;
using test::serialRun;
using testing::ElementsAre;
using testing::HasSubstr;

class TheAnswerOfRun : public testing::Test {
protected:
    TheAnswerOfRun() {
        command.kind = Command::Kind::Run;
        command.run.size = 10'000'000;
        command.run.backends = {Backend::Processes, Backend::Threads};
    }
    simdjson::dom::element json() { return parser.parse(runJson(command, figuresOf(runs()))); }
    std::vector<const RunRecord*> runs() const { return {&serial, &threads, &processes}; }
    static std::vector<std::string> backends(simdjson::dom::element list) {
        std::vector<std::string> names;
        for (const auto run : simdjson::dom::array(list)) {
            names.emplace_back(std::string_view(run["backend"]));
        }
        return names;
    }

    RunRecord serial = serialRun();
    RunRecord threads = parallelRun(Backend::Threads);
    RunRecord processes = parallelRun();
    Command command;
    simdjson::dom::parser parser;
};

TEST_F(TheAnswerOfRun, HasTheRunsInTheOrderAskedAndTheBaselineApart) {
    const auto root = json();
    EXPECT_THAT(backends(root["runs"]), ElementsAre("processes", "threads"));
    EXPECT_THAT(backends(root["baseline"]), ElementsAre("serial"));
    EXPECT_EQ(std::string_view(root["command"]), commandText(command));
    EXPECT_EQ(std::int64_t(root["machine"]["cores"]), 2);
    EXPECT_EQ(double(root.at_pointer("/runs/0/speedup")), 2.0);
}

TEST_F(TheAnswerOfRun, HasASerialRunThatWasAskedForAmongTheRuns) {
    command.run.backends.push_back(Backend::Serial);
    const auto root = json();
    EXPECT_THAT(backends(root["runs"]), ElementsAre("processes", "threads", "serial"));
    EXPECT_THAT(backends(root["baseline"]), testing::IsEmpty());
}

TEST_F(TheAnswerOfRun, ForPeopleIsATableAndASentence) {
    processes.facts.workers[0].output = "hello";
    const auto text = runTable(command, figuresOf(runs()));
    EXPECT_THAT(text, HasSubstr("sum-squares, size 10M for each of 2 workers"));
    EXPECT_THAT(text, HasSubstr("busy cores"));
    EXPECT_THAT(text, HasSubstr("2 processes"));
    EXPECT_THAT(text, HasSubstr("2.00 ×"));
    EXPECT_THAT(text, HasSubstr("2.00 times as fast as one after another."));
    EXPECT_THAT(text, HasSubstr("2 processes, worker 0 printed:\nhello\n"));
}

TEST_F(TheAnswerOfRun, OfNothingIsStillJson) {
    const auto root = simdjson::dom::element(parser.parse(runJson(command, {})));
    EXPECT_EQ(simdjson::dom::array(root["runs"]).size(), 0U);
}

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
    EXPECT_NEAR(double(root["parallelism"]), 0.4 / 0.202, 1e-9);
    EXPECT_NEAR(double(root["shares"]["running"]), 1.0, 0.02);
    EXPECT_EQ(std::string_view(root["schedule"]), "none");
    EXPECT_EQ(std::string_view(root["warnings"].at(0)), "something was left out");
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

const std::vector<Availability> kBackends{{Backend::Processes, "", ""},
                                          {Backend::CpythonThreads, "", "3.11.7"},
                                          {Backend::CpythonFree, "there is none; install one", ""}};

TEST(TheAnswerOfList, SaysWhichBackendsAreHereAndWhyOthersAreNot) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("backends", kBackends));
    EXPECT_TRUE(bool(root.at_pointer("/backends/1/available")));
    EXPECT_EQ(std::string_view(root.at_pointer("/backends/1/version")), "3.11.7");
    EXPECT_FALSE(bool(root.at_pointer("/backends/2/available")));
    EXPECT_EQ(std::string_view(root.at_pointer("/backends/2/why")), "there is none; install one");
    EXPECT_TRUE(bool(root.at_pointer("/backends/1/queue")));
    EXPECT_FALSE(bool(root.at_pointer("/backends/2/queue"))) << "it cannot run one";
    const auto table = listTable("backends", kBackends);
    EXPECT_THAT(table, HasSubstr("3.11.7"));
    EXPECT_THAT(table, HasSubstr("cpython-free: there is none; install one\n"));
}

TEST(TheAnswerOfList, HasEveryFieldThatIsPromised) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("", kBackends));
    for (const char* pointer : {"/tasks/0/name", "/tasks/0/bound", "/tasks/0/counts", "/tasks/0/what",
                                "/backends/0/name", "/backends/0/available", "/backends/0/why",
                                "/backends/0/version", "/backends/0/what", "/backends/0/queue", "/lessons"}) {
        EXPECT_FALSE(root.at_pointer(pointer).error()) << pointer;
    }
    EXPECT_THAT(listTable("", kBackends), testing::AllOf(HasSubstr("sum-squares"), HasSubstr("processes")));
}

TEST(TheAnswerOfList, MayBeOfOneTopic) {
    EXPECT_THAT(listJson("tasks", {}), testing::Not(HasSubstr("backends")));
    EXPECT_THAT(listTable("backends", kBackends), testing::Not(HasSubstr("sum-squares")));
    EXPECT_THAT(listJson("lessons", {}), HasSubstr("lessons"));
}

} // namespace
} // namespace parascope
