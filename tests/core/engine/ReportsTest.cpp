// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Reports.h"

#include "core/demos/compare/CompareDemo.h"
#include "core/trace/TraceBuilder.h"

#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

PythonInfo pythonOf(const std::string& version) {
    PythonInfo python;
    python.executable = "/usr/bin/python3";
    python.implementation = "cpython";
    python.version = version;
    return python;
}

using test::parallelRun;
using test::serialRun;
using testing::ElementsAre;
using testing::HasSubstr;

class TheAnswerOfRun : public testing::Test {
protected:
    TheAnswerOfRun() {
        asked.size = 10'000'000;
        asked.backends = {Backend::Processes, Backend::Threads};
    }
    simdjson::dom::element json() { return jsonOf(runs()); }
    simdjson::dom::element jsonOf(const std::vector<const RunRecord*>& of) {
        JsonWriter json;
        json.beginObject();
        CompareDemo().writeJson(json, asked, of);
        json.endObject();
        return parser.parse(std::string(json.text()));
    }
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
    RunQuestion asked;
    simdjson::dom::parser parser;
};

TEST_F(TheAnswerOfRun, HasTheRunsInTheOrderAskedAndTheBaselineApart) {
    const auto root = json();
    EXPECT_THAT(backends(root["runs"]), ElementsAre("processes", "threads"));
    EXPECT_THAT(backends(root["baseline"]), ElementsAre("serial"));
    EXPECT_EQ(double(root.at_pointer("/runs/0/speedup")), 2.0);
}

TEST_F(TheAnswerOfRun, HasASerialRunThatWasAskedForAmongTheRuns) {
    asked.backends.push_back(Backend::Serial);
    const auto root = json();
    EXPECT_THAT(backends(root["runs"]), ElementsAre("processes", "threads", "serial"));
    EXPECT_THAT(backends(root["baseline"]), testing::IsEmpty());
}

TEST_F(TheAnswerOfRun, ForPeopleIsATableAndASentence) {
    processes.facts.workers[0].output = "hello";
    const auto text = CompareDemo().table(asked, runs());
    EXPECT_THAT(text, HasSubstr("sum-squares, size 10M for each of 2 workers"));
    EXPECT_THAT(text, HasSubstr("busy cores"));
    EXPECT_THAT(text, HasSubstr("2 processes"));
    EXPECT_THAT(text, HasSubstr("2.00 ×"));
    EXPECT_THAT(text, HasSubstr("2.00 times as fast as one after another."));
    EXPECT_THAT(text, HasSubstr("2 processes, worker 0 printed:\nhello\n"));
}

TEST_F(TheAnswerOfRun, ForPeopleWarnsOfGapsInAnExactSchedule) {
    threads.facts.schedule = "exact";
    threads.facts.lostSwitches = 12;
    EXPECT_THAT(CompareDemo().table(asked, runs()), HasSubstr("warning: 2 threads: the kernel had no room"));
}

TEST_F(TheAnswerOfRun, OfNothingIsStillJson) {
    const auto root = jsonOf({});
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

const Inventory kInventory{{{Backend::Processes, "", ""},
                            {Backend::CpythonThreads, "", "3.11.7"},
                            {Backend::CpythonFree, "there is none; install one", ""}},
                           {{4, "Test CPU", "6.1.0", 3, {CoreId(0), CoreId(2), CoreId(3)}, 1.5},
                            "sampled",
                            "sampled every 4 ms; not exact: it is forbidden; allow it",
                            {{"/usr/bin/python3", pythonOf("3.11.7")},
                             {"/opt/old", failure("'/opt/old' cannot be used", "it is too old", "")}}}};

TEST(TheAnswerOfList, SaysWhichBackendsAreHereAndWhyOthersAreNot) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("backends", kInventory));
    EXPECT_TRUE(bool(root.at_pointer("/backends/1/available")));
    EXPECT_EQ(std::string_view(root.at_pointer("/backends/1/version")), "3.11.7");
    EXPECT_FALSE(bool(root.at_pointer("/backends/2/available")));
    EXPECT_EQ(std::string_view(root.at_pointer("/backends/2/why")), "there is none; install one");
    EXPECT_TRUE(bool(root.at_pointer("/backends/1/queue")));
    EXPECT_FALSE(bool(root.at_pointer("/backends/2/queue"))) << "it cannot run one";
    const auto table = listTable("backends", kInventory);
    EXPECT_THAT(table, HasSubstr("3.11.7"));
    EXPECT_THAT(table, HasSubstr("cpython-free: there is none; install one\n"));
}

TEST(TheAnswerOfList, HasEveryFieldThatIsPromised) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("", kInventory));
    for (const char* pointer : {"/tasks/0/name",
                                "/tasks/0/bound",
                                "/tasks/0/counts",
                                "/tasks/0/what",
                                "/backends/0/name",
                                "/backends/0/available",
                                "/backends/0/why",
                                "/backends/0/version",
                                "/backends/0/what",
                                "/backends/0/queue",
                                "/lessons",
                                "/machine/cores",
                                "/machine/cores_allowed/2",
                                "/machine/cpu_quota",
                                "/schedule",
                                "/schedule_note",
                                "/pythons/0/path",
                                "/pythons/0/available",
                                "/pythons/0/why",
                                "/pythons/0/version",
                                "/pythons/0/gil"}) {
        EXPECT_FALSE(root.at_pointer(pointer).error()) << pointer;
    }
    EXPECT_THAT(listTable("", kInventory), testing::AllOf(HasSubstr("sum-squares"), HasSubstr("processes")));
}

TEST(TheAnswerOfList, TellsOfTheMachineWhatIsAllowedAndHowToSeeMore) {
    const auto table = listTable("machine", kInventory);
    EXPECT_THAT(table,
                testing::MatchesRegex("processor +Test CPU\n"
                                      "kernel +6.1.0\n"
                                      "cores +4\n"
                                      "cores allowed +0,2-3\n"
                                      "CPU quota +1.50 cores' worth of time .cgroup.\n"
                                      "perf_event_paranoid +3\n"
                                      "schedule +sampled every 4 ms; not exact: it is forbidden; allow it\n"
                                      "Python +3.11.7, /usr/bin/python3\n"
                                      "Python +'/opt/old' cannot be used: it is too old\n"));
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("machine", kInventory));
    EXPECT_EQ(simdjson::dom::object(root).size(), 4U) << "the topic alone";
    EXPECT_EQ(std::string_view(root["schedule"]), "sampled");
    EXPECT_FALSE(bool(root.at_pointer("/pythons/1/available")));
    EXPECT_TRUE(root.at_pointer("/pythons/1/gil").is_null());
}

TEST(AnInventory, AsksTheKernelWhatItAllows) {
    const auto machine = takeInventory("machine", "").machine;
    EXPECT_GE(machine.machine.cores, 1);
    EXPECT_THAT(machine.schedule, testing::AnyOf("exact", "sampled"));
    EXPECT_EQ(machine.scheduleNote.empty(), machine.schedule == "exact");
}

TEST(TheAnswerOfList, MayBeOfOneTopic) {
    EXPECT_THAT(listJson("tasks", {}), testing::Not(HasSubstr("backends")));
    EXPECT_THAT(listTable("backends", kInventory), testing::Not(HasSubstr("sum-squares")));
    EXPECT_THAT(listJson("lessons", {}), HasSubstr("lessons"));
}

} // namespace
} // namespace parascope
