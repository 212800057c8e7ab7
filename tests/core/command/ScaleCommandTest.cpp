// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ScaleCommand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Scaling measured() {
    return computeScaling(
        {{Backend::Serial, 1, 1.0}, {Backend::Threads, 1, 1.0}, {Backend::Threads, 2, 1.25}});
}

TEST(TheExperimentsOfAScaling, AreAllNumbersOfWorkersInEveryRepeat) {
    ScaleCommand scale;
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
    ScaleCommand scale;
    scale.backends = {Backend::Serial, Backend::Threads};
    scale.maxWorkers = 2;
    scale.repeat = 1;
    EXPECT_EQ(experimentsOf(scale).size(), 3U);
}

TEST(TheAnswerOfAScaling, HasThePromisedFields) {
    simdjson::dom::parser parser;
    const auto text = scaleJson("parascope scale", measured(), {2, "Test", "6.1", 2}, "words");
    const auto json = parser.parse(text);
    ASSERT_EQ(json.error(), simdjson::SUCCESS) << text;
    EXPECT_EQ(json.at_pointer("/points/1/workers").get_int64().value(), 2);
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/1/wall_s/median").get_double().value(), 1.25);
    EXPECT_DOUBLE_EQ(json.at_pointer("/points/1/speedup").get_double().value(), 1.6);
    EXPECT_TRUE(json.at_pointer("/points/0/karp_flatt").is_null());
    EXPECT_NEAR(json.at_pointer("/points/1/karp_flatt").get_double().value(), 0.25, 1e-9);
    EXPECT_NEAR(json.at_pointer("/fit/amdahl_serial_fraction").get_double().value(), 0.25, 1e-9);
    EXPECT_EQ(json.at_pointer("/suggested_workers").get_int64().value(), 2);
    EXPECT_EQ(json.at_pointer("/fits/0/backend").get_string().value(), "threads");
}

TEST(TheAnswerOfAScaling, IsATableForPeopleAndLinesForPrograms) {
    const auto table = scaleTable(measured(), "A sentence.");
    EXPECT_THAT(table, HasSubstr("1.60 ×"));
    EXPECT_THAT(table, HasSubstr("A sentence."));
    const auto csv = scaleCsv(measured());
    EXPECT_THAT(csv, StartsWith("backend,workers,"));
    EXPECT_THAT(csv, HasSubstr("threads,2,1.250000,1.250000,1.250000,1.6000,0.8000,0.2500\n"));
    EXPECT_THAT(csv, HasSubstr("threads,1,1.000000,1.000000,1.000000,1.0000,1.0000,\n"))
        << "no Karp-Flatt of one";
}

} // namespace
} // namespace parascope
