// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scale/ScaleDemo.h"

#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(TheExperimentsOfAScaling, AreAllNumbersOfWorkersInEveryRepeat) {
    ScaleQuestion scale;
    scale.size = 1000;
    scale.maxWorkers = 3;
    scale.repeat = 2;
    const auto experiments = experimentsOf(scale);
    ASSERT_EQ(experiments.size(), 2U * (1 + 3 * 2));
    EXPECT_EQ(experiments[0].backend, Backend::Serial);
    EXPECT_EQ(experiments[0].workers, 1);
    EXPECT_EQ(experiments[1].backend, Backend::Threads);
    EXPECT_EQ(experiments[2].backend, Backend::Processes);
    EXPECT_EQ(experiments[6].workers, 3);
    EXPECT_EQ(experiments[7].repeat, 1);
    for (const auto& experiment : experiments) {
        EXPECT_EQ(experiment.size, 1000U);
    }
}

TEST(TheExperimentsOfAScaling, HaveTheSerialRunOnceEvenWhenItIsAskedFor) {
    ScaleQuestion scale;
    scale.backends = {Backend::Serial, Backend::Threads};
    scale.maxWorkers = 2;
    scale.repeat = 1;
    EXPECT_EQ(experimentsOf(scale).size(), 3U);
}

TEST(TheExperimentsOfAScaling, HaveNoSerialRunWhereNothingIsMeasuredAgainstOne) {
    ScaleQuestion scale;
    scale.size = 1000;
    scale.maxWorkers = 2;
    scale.repeat = 1;
    scale.weak = true;
    EXPECT_EQ(experimentsOf(scale).size(), 4U);
    scale.weak = false;
    scale.task = "halo";
    scale.backends = {Backend::Mpi};
    const auto experiments = experimentsOf(scale);
    ASSERT_EQ(experiments.size(), 2U) << "one rank, and two";
    EXPECT_EQ(experiments[0].workers, 1);
    EXPECT_EQ(experiments[0].backend, Backend::Mpi);
}

/// Runs whose walls the test says, in seconds.
class TheAnswerOfAScaling : public testing::Test {
protected:
    TheAnswerOfAScaling() {
        asked.maxWorkers = 2;
        asked.repeat = 1;
        asked.backends = {Backend::Threads};
        add(Backend::Serial, 1, 1000);
        add(Backend::Threads, 1, 1000);
        add(Backend::Threads, 2, 1250);
    }
    void add(Backend backend, int workers, int wall) {
        test::RunMaker maker(backend, workers);
        maker.release(0);
        for (int i = 0; i < maker.run.facts.experiment.workersStarted(); ++i) {
            maker.worker(0, wall, wall);
        }
        maker.run.facts.experiment.demo = "scale";
        records.push_back(std::move(maker.run));
    }
    [[nodiscard]] std::vector<const RunRecord*> runs() const {
        std::vector<const RunRecord*> all;
        for (const auto& record : records) {
            all.push_back(&record);
        }
        return all;
    }
    [[nodiscard]] std::string jsonText() const {
        JsonWriter json;
        json.beginObject();
        ScaleDemo().writeJson(json, asked, runs());
        json.endObject();
        return std::string(json.text());
    }

    ScaleQuestion asked;
    std::vector<RunRecord> records;
};

TEST_F(TheAnswerOfAScaling, HasThePromisedFields) {
    simdjson::dom::parser parser;
    const auto text = jsonText();
    const auto json = parser.parse(text);
    ASSERT_EQ(json.error(), simdjson::SUCCESS) << text;
    EXPECT_EQ(json.at_pointer("/points/1/workers").get_int64().value(), 2);
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/1/wall_s/median").get_double().value(), 1.25);
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/1/speedup").get_double().value(), 1.6);
    EXPECT_TRUE(json.at_pointer("/points/0/karp_flatt").is_null());
    EXPECT_NEAR(json.at_pointer("/points/1/karp_flatt").get_double().value(), 0.25, 1e-9);
    EXPECT_TRUE(json.at_pointer("/fit/amdahl_serial_fraction").is_null()) << "of two points";
    EXPECT_EQ(json.at_pointer("/fit/why_no_fit").get_string().value(), "too few points for a fit");
    EXPECT_EQ(json.at_pointer("/fits/0/why_no_fit").get_string().value(), "too few points for a fit");
    EXPECT_EQ(json.at_pointer("/suggested_workers").get_int64().value(), 2);
    EXPECT_EQ(json.at_pointer("/fits/0/backend").get_string().value(), "threads");
}

TEST_F(TheAnswerOfAScaling, HasAFitOfThreePointsThatFollowALaw) {
    add(Backend::Threads, 3, 1500);
    add(Backend::Threads, 4, 1750);
    for (auto& record : records) {
        record.facts.machine.cores = 4;
        record.facts.machine.coresAllowed.clear();
    }
    simdjson::dom::parser parser;
    const auto text = jsonText();
    const auto json = parser.parse(text);
    EXPECT_NEAR(json.at_pointer("/fit/amdahl_serial_fraction").get_double().value(), 0.25, 1e-9);
    EXPECT_EQ(json.at_pointer("/fit/why_no_fit").get_string().value(), "");
    EXPECT_THAT(ScaleDemo().table(asked, runs()), HasSubstr("Amdahl's law: 25 % serial."));
}

TEST_F(TheAnswerOfAScaling, OfWeakOnesIsHowMuchLongerMoreWorkTakes) {
    asked.weak = true;
    records.erase(records.begin()); // there is no serial run
    add(Backend::Threads, 3, 2000);
    simdjson::dom::parser parser;
    const auto text = jsonText();
    const auto json = parser.parse(text);
    ASSERT_EQ(json.error(), simdjson::SUCCESS) << text;
    EXPECT_TRUE(json.at_pointer("/weak").get_bool().value());
    EXPECT_EQ(json.at_pointer("/measured_against").get_string().value(), "one worker");
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/1/efficiency").get_double().value(), 0.8) << "T1 / T2";
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/2/efficiency").get_double().value(), 0.5) << "T1 / T3";
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/2/speedup").get_double().value(), 1.5)
        << "work in the same time";
    EXPECT_TRUE(json.at_pointer("/points/2/karp_flatt").is_null());
    EXPECT_EQ(json.at_pointer("/fit/why_no_fit").get_string().value(), "the work grows with the workers");
    EXPECT_EQ(json.at_pointer("/sentence").get_string().value(),
              "C++ threads: 3 workers do 3 times the work in 2.00 times the time of one: efficiency 50 %.");
    EXPECT_THAT(ScaleDemo().table(asked, runs()), HasSubstr("50 %"));
}

TEST_F(TheAnswerOfAScaling, OfWeakOnesSaysUpToHowManyWorkersItPays) {
    asked.weak = true;
    records.pop_back();
    add(Backend::Threads, 2, 1050);
    add(Backend::Threads, 3, 1600);
    for (auto& record : records) {
        record.facts.machine.cores = 2;
        record.facts.machine.coresAllowed.clear();
    }
    EXPECT_EQ(
        scalingAnswer(asked, runs()).sentence,
        "C++ threads: 3 workers do 3 times the work in 1.60 times the time of one: efficiency 62 %. Up to 2 "
        "workers it stays above 90 %, as there are 2 cores that this program may use.");
}

TEST_F(TheAnswerOfAScaling, OfATaskForRanksIsMeasuredAgainstOneOfThem) {
    asked.task = "halo";
    asked.backends = {Backend::Mpi};
    records.clear();
    add(Backend::Mpi, 1, 1000);
    add(Backend::Mpi, 2, 1250);
    const auto answer = scalingAnswer(asked, runs());
    ASSERT_EQ(answer.scaling.points.size(), 2U);
    EXPECT_DOUBLE_EQ(answer.scaling.points[1].speedup.value(), 1.6);
    EXPECT_DOUBLE_EQ(answer.scaling.points[1].efficiency.value(), 0.8);
    EXPECT_THAT(answer.sentence, HasSubstr("1.60 times as fast as one alone"));
}

TEST_F(TheAnswerOfAScaling, IsATableForPeopleAndLinesForPrograms) {
    const auto table = ScaleDemo().table(asked, runs());
    EXPECT_THAT(table, HasSubstr("1.60 ×"));
    EXPECT_THAT(table, HasSubstr(scalingAnswer(asked, runs()).sentence + "\n"));
    EXPECT_FALSE(scalingAnswer(asked, runs()).sentence.empty());
    const auto csv = reportCsv(scaleReport(scalingAnswer(asked, runs()).scaling, {}), "backend");
    EXPECT_THAT(csv, StartsWith("backend,workers,"));
    EXPECT_THAT(csv, HasSubstr("threads,2,1.250000,1.250000,1.250000,1.6000,0.8000,0.2500\n"));
    EXPECT_THAT(csv, HasSubstr("threads,1,1.000000,1.000000,1.000000,1.0000,1.0000,\n"))
        << "no Karp-Flatt of one";
}

} // namespace
} // namespace parascope
