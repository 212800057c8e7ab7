// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/CompareDemo.h"

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

TEST(AQuestionOfAnExperiment, AsksForThatExperimentAndNoOther) {
    RunQuestion asked;
    asked.task = "sleep";
    asked.size = 20;
    asked.workers = 3;
    asked.backends = {Backend::Gil};
    asked.switchIntervalMs = 7;
    asked.baseline = false;
    const auto experiments = experimentsOf(asked);
    ASSERT_EQ(experiments.size(), 1U);
    EXPECT_EQ(questionOf(experiments.front()).value(), asked);
    auto other = experiments.front();
    other.demo = "queue";
    EXPECT_FALSE(questionOf(other));
}

} // namespace
} // namespace parascope
