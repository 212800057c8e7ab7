// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Affinity.h"
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>
#include <thread>

namespace parascope {
namespace {

using test::Outcome;
using test::parascope;
using testing::HasSubstr;
using testing::SizeIs;

class AQueueFromTheCommandLine : public testing::Test {
protected:
    simdjson::dom::element json(const Outcome& outcome, int status = 0) {
        EXPECT_EQ(outcome.status, status) << outcome.err;
        simdjson::dom::element root;
        EXPECT_FALSE(parser.parse(outcome.out).get(root)) << outcome.out;
        return root;
    }
    static std::int64_t number(simdjson::dom::element root, std::string_view field) {
        return std::int64_t(root[field]);
    }
    static std::vector<std::string> log(simdjson::dom::element root) {
        std::vector<std::string> lines;
        for (const auto line : simdjson::dom::array(root["log"])) {
            lines.emplace_back(std::string_view(line));
        }
        return lines;
    }
    static std::ptrdiff_t placeOf(const std::vector<std::string>& lines, const std::string& line) {
        const auto found = std::find(lines.begin(), lines.end(), line);
        EXPECT_NE(found, lines.end()) << line;
        return found - lines.begin();
    }

    simdjson::dom::parser parser;
};

class AQueueOfEveryBackend : public AQueueFromTheCommandLine,
                             public testing::WithParamInterface<const char*> {
protected:
    void SetUp() override {
        const auto python = parascope({"list", "backends", "--json"});
        const auto root = json(python);
        for (const auto backend : simdjson::dom::array(root["backends"])) {
            if (std::string_view(backend["name"]) == GetParam() && !bool(backend["available"])) {
                GTEST_SKIP() << std::string_view(backend["why"]);
            }
        }
    }
};

TEST_P(AQueueOfEveryBackend, TellsTheLessonsStoryInAPossibleOrder) {
    const std::string backend = GetParam();
    const auto outcome =
        parascope({"queue", "--backend", backend, "--produce-ms", "5", "--consume-ms", "10", "--json"});
    EXPECT_EQ(outcome.err, "");
    const auto root = json(outcome);
    EXPECT_EQ(number(root, "produced"), 5);
    EXPECT_EQ(number(root, "consumed"), 5);
    EXPECT_EQ(number(root, "lost"), 0);
    const auto lines = log(root);
    ASSERT_THAT(lines, SizeIs(14));
    for (int item = 0; item < 5; ++item) {
        const auto number = std::to_string(item);
        EXPECT_LT(placeOf(lines, "Producer: generating item " + number),
                  placeOf(lines, "Consumer: processing item-" + number));
    }
    EXPECT_LT(placeOf(lines, "Producer: generating item 4"), placeOf(lines, "Producer: done"));
    EXPECT_LT(placeOf(lines, "Consumer: processing item-4"), placeOf(lines, "Consumer: no more items"));
    EXPECT_LT(placeOf(lines, "Consumer: no more items"), placeOf(lines, "Consumer: done"));
    EXPECT_EQ(lines[13], "Main thread: all done.");
    EXPECT_EQ(
        std::string_view(root["command"]),
        "parascope queue --backend " + backend +
            " --producers 1 --consumers 1 --items 5 --capacity 0 --produce-ms 5 --consume-ms 10 --json");
}

TEST_P(AQueueOfEveryBackend, TellsWhatTheKernelSaidOfEachWorker) {
    const auto root = json(parascope({"queue", "--backend", GetParam(), "--items", "20k", "--produce-ms", "0",
                                      "--consume-ms", "0", "--json"}));
    EXPECT_THAT(std::string(std::string_view(root["schedule"])), testing::AnyOf("exact", "sampled"));
    double sum = 0;
    for (const auto share : simdjson::dom::object(root["shares"])) {
        const double of = double(share.value);
        EXPECT_GE(of, 0) << share.key;
        EXPECT_LE(of, 1) << share.key;
        sum += of;
    }
    EXPECT_NEAR(sum, 1, 1e-6);
    EXPECT_GT(double(root["cpu_s"]), 0);
    ASSERT_THAT(simdjson::dom::array(root["per_worker"]), SizeIs(2));
    for (const auto worker : simdjson::dom::array(root["per_worker"])) {
        EXPECT_GT(double(worker["cpu_s"]), 0) << std::string_view(worker["name"]);
        EXPECT_GE(simdjson::dom::array(worker["cores"]).size(), 1U) << std::string_view(worker["name"]);
        EXPECT_EQ(std::string_view(worker["exit"]), "ok");
    }
}

TEST_P(AQueueOfEveryBackend, MayUseOneCoreAlone) {
    const auto core = allowedCores().front().value;
    const auto root = json(parascope({"queue", "--backend", GetParam(), "--cores", std::to_string(core),
                                      "--items", "200", "--produce-ms", "0", "--consume-ms", "0", "--json"}));
    EXPECT_EQ(number(root, "consumed"), 200);
    for (const auto worker : simdjson::dom::array(root["per_worker"])) {
        for (const auto used : simdjson::dom::array(worker["cores"])) {
            EXPECT_EQ(std::int64_t(used), core);
        }
    }
}

TEST_P(AQueueOfEveryBackend, LosesAndDoublesNothing) {
    const auto items = std::string(GetParam()) == "cpython-threads" ? 100'000 : 1'000'000;
    const auto root = json(parascope({"queue", "--backend", GetParam(), "--producers", "4", "--consumers",
                                      "4", "--items", std::to_string(items), "--capacity", "64",
                                      "--produce-ms", "0", "--consume-ms", "0", "--json"}));
    EXPECT_EQ(number(root, "produced"), items);
    EXPECT_EQ(number(root, "consumed"), items);
    EXPECT_EQ(number(root, "lost"), 0);
    EXPECT_EQ(number(root, "duplicated"), 0);
    EXPECT_LE(number(root, "max_depth"), 64);
    EXPECT_GT(number(root, "log_left_out"), 0);
    EXPECT_GT(number(root, "trace_left_out"), 0);
}

TEST_P(AQueueOfEveryBackend, WithAnEndMarkTooFewEndsWithWords) {
    const auto outcome = parascope({"queue", "--backend", GetParam(), "--consumers", "2", "--sentinels", "1",
                                    "--produce-ms", "1", "--consume-ms", "1", "--json"});
    const auto root = json(outcome, 1);
    EXPECT_THAT(std::string(std::string_view(root["error"])), HasSubstr("one end mark for two consumers"));
    ASSERT_THAT(outcome.complaints(), SizeIs(1));
    EXPECT_THAT(outcome.err, HasSubstr("put one end mark per consumer"));
}

TEST_P(AQueueOfEveryBackend, LeavesNobodyBehindWhenItIsKilledOrInterrupted) {
    for (const int signal : {SIGINT, SIGKILL}) {
        test::Program program(PARASCOPE_PROGRAM,
                              {"queue", "--backend", GetParam(), "--produce-ms", "3600000"});
        program.waitForOutput("Producer: generating item 0");
        const auto children = program.children();
        EXPECT_EQ(children.empty(), std::string(GetParam()) == "threads");
        program.signal(signal);
        EXPECT_EQ(program.finish().status, signal == SIGINT ? 130 : 128 + SIGKILL);
        test::waitUntilGone(children); // the test's time limit is the limit
    }
}

INSTANTIATE_TEST_SUITE_P(Of, AQueueOfEveryBackend, testing::Values("threads", "processes", "cpython-threads"),
                         [](const auto& backend) {
                             std::string name = backend.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_F(AQueueFromTheCommandLine, OfAPythonThatIsNotThereSaysSo) {
    const auto outcome =
        parascope({"queue", "--backend", "cpython-threads", "--python", "/nowhere/python3", "--json"});
    const auto root = json(outcome, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1));
    EXPECT_THAT(outcome.err, HasSubstr("there is no Python '/nowhere/python3'"));
    EXPECT_THAT(std::string(std::string_view(root["command"])), HasSubstr("--python /nowhere/python3"));
}

TEST_F(AQueueFromTheCommandLine, TakesAsLongAsTheSlowerSideNeeds) {
    const auto root = json(parascope({"queue", "--produce-ms", "20", "--consume-ms", "40", "--json"}));
    EXPECT_GE(double(root["wall_s"]), 0.2);
}

TEST_F(AQueueFromTheCommandLine, IsRunAsOftenAsItIsAskedTo) {
    const auto root =
        json(parascope({"queue", "--repeat", "3", "--produce-ms", "0", "--consume-ms", "0", "--json"}));
    EXPECT_EQ(number(root, "consumed"), 5) << "the first stands where one stands";
    ASSERT_THAT(simdjson::dom::array(root["runs"]), SizeIs(3));
    EXPECT_EQ(number(root["runs"].at(2), "repeat"), 2);
}

TEST_F(AQueueFromTheCommandLine, ThatFailsSaysWithWhichBackend) {
    const auto outcome = parascope({"queue", "--consumers", "2", "--sentinels", "1", "--produce-ms", "0",
                                    "--consume-ms", "0", "--quiet"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err,
                testing::StartsWith("parascope: the run with backend 'threads' failed: consumer "));
}

TEST_F(AQueueFromTheCommandLine, NamesTheConsumerAsTheBottleneckWhereTheProducerWaits) {
    const auto root = json(parascope(
        {"queue", "--items", "20", "--capacity", "3", "--produce-ms", "10", "--consume-ms", "50", "--json"}));
    EXPECT_EQ(number(root, "max_depth"), 3);
    EXPECT_GT(double(root["producer_blocked_share"]), 0.5);
    EXPECT_GT(double(root["producer_blocked_s"]), double(root["consumer_blocked_s"]));
    EXPECT_THAT(std::string(std::string_view(root["sentence"])), HasSubstr("The consumer is the bottleneck"));
    for (const auto point : simdjson::dom::array(root["depth"])) {
        EXPECT_LE(std::int64_t(point.at(1)), 3);
    }
}

TEST_F(AQueueFromTheCommandLine, WithoutJsonIsTheLogAndATable) {
    const auto outcome = parascope({"queue", "--produce-ms", "1", "--consume-ms", "1"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, HasSubstr("Producer: generating item 0\n"));
    EXPECT_THAT(outcome.out, HasSubstr("5 produced, 5 consumed, 0 lost"));
    EXPECT_EQ(parascope({"queue", "--items", "0", "--quiet"}).out, "");
}

TEST_F(AQueueFromTheCommandLine, IsInterruptedAtAnyMoment) {
    test::Program program(PARASCOPE_PROGRAM, {"queue", "--produce-ms", "3600000", "--json"});
    // Its handler is there before its fourth thread is: main, engine, producer, consumer.
    const auto threads = "/proc/" + std::to_string(program.pid()) + "/task";
    while (std::distance(std::filesystem::directory_iterator(threads), {}) < 4) {
        std::this_thread::yield();
    }
    program.signal(SIGINT);
    const auto outcome = program.finish();
    json(outcome, 130);
}

TEST_F(AQueueFromTheCommandLine, IsExportedWithItsArrowsAndDepth) {
    const test::TempDir dir;
    const auto file = [&](const char* name) { return dir.file(name).string(); };
    const auto outcome =
        parascope({"queue", "--produce-ms", "1", "--consume-ms", "2", "--quiet", "--export",
                   file("a.trace.json"), "--export", file("a.csv"), "--export", file("a.svg")});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const auto trace = test::textOf(file("a.trace.json"));
    EXPECT_THAT(trace, HasSubstr(R"("ph":"s")"));
    EXPECT_THAT(trace, HasSubstr(R"("ph":"C")"));
    EXPECT_THAT(test::textOf(file("a.csv")), HasSubstr("arrow,producer 0,consumer 0,item-4,"));
    EXPECT_THAT(test::textOf(file("a.svg")), HasSubstr("<svg"));
    const auto shown = parascope({"show", file("a.trace.json")});
    EXPECT_EQ(shown.status, 0) << shown.err;
    EXPECT_THAT(shown.out + shown.err, testing::Not(HasSubstr("left out")));
}

} // namespace
} // namespace parascope
