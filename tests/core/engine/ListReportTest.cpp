// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ListReport.h"

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

using testing::HasSubstr;

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
    Inventory inventory;
    inventory.lessons = {{"gil", "The GIL", ":/lessons/gil.md"}};
    EXPECT_EQ(listJson("lessons", inventory),
              R"({"lessons":[{"name":"gil","title":"The GIL","file":":/lessons/gil.md"}]})"
              "\n");
    EXPECT_THAT(listTable("lessons", inventory), HasSubstr("gil     The GIL"));
}

TEST(AListOfQueues, HasTheBackendsThatCanRunOne) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(listJson("queue", kInventory));
    std::vector<std::string> names;
    for (const auto backend : simdjson::dom::array(root["queue"])) {
        names.emplace_back(std::string_view(backend["name"]));
        EXPECT_TRUE(bool(backend["queue"]));
    }
    EXPECT_THAT(names, testing::Contains("cpython-threads"));
    EXPECT_THAT(names, testing::Not(testing::Contains("cpython-free")));
    EXPECT_THAT(listTable("queue", kInventory),
                testing::AllOf(HasSubstr("cpython-threads"), testing::Not(HasSubstr("cpython-free"))));
}

} // namespace
} // namespace parascope
