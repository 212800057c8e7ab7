// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RankFigures.h"

#include "core/report/RunFigures.h"
#include "core/report/RunJson.h"
#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::RunMaker;
using testing::HasSubstr;
using testing::Not;

constexpr double kNear = 1e-9;

/// Two ranks of 100 ms: the first works for 25 and waits for the second, which works all the time.
RunRecord unevenRanks() {
    RunMaker maker(Backend::Mpi, 2);
    maker.release(0)
        .worker(0, 100, 100)
        .span(0, 25)
        .span(25, 100, State::Message)
        .worker(0, 100, 100)
        .span(0, 100, State::Running, 1);
    return std::move(maker.run);
}

/// Two that wait for each other in turns.
RunRecord ranksInTurns() {
    RunMaker maker(Backend::Mpi, 2);
    maker.release(0)
        .worker(0, 100, 100)
        .span(0, 20)
        .span(20, 100, State::Message)
        .worker(0, 100, 100)
        .span(0, 80, State::Message)
        .span(80, 100);
    return std::move(maker.run);
}

std::string jsonOf(const RunRecord& run) {
    JsonWriter json;
    writeRun(json, run, computeMetrics(run, std::nullopt));
    return std::string(json.text());
}

TEST(TheFiguresOfRanks, TellCommunicationAndImbalance) {
    const auto metrics = computeMetrics(unevenRanks(), std::nullopt);
    EXPECT_NEAR(metrics.communication.value(), 75.0 / 200, kNear);
    EXPECT_NEAR(metrics.imbalance.value(), 1 - 62.5 / 100, kNear);
    EXPECT_EQ(metrics.pattern, Pattern::Imbalanced) << "though both lived as long";
    EXPECT_THAT(metrics.sentence,
                HasSubstr("They waited for messages 38 % of their time at work, asking again and again, "
                          "which counts as busy. The work was uneven: the busiest rank had 1.60 times as "
                          "much as they had on average."));
}

TEST(TheFiguresOfRanks, TellMessagesFromWork) {
    const auto shares = computeMetrics(unevenRanks(), std::nullopt).shares.value();
    EXPECT_NEAR(shares[indexOf(State::Message)], 75.0 / 200, kNear);
    EXPECT_NEAR(shares[indexOf(State::Running)], 125.0 / 200, kNear);
}

TEST(TheFiguresOfRanks, ThatWaitForEachOtherInTurnsAreEvenAndMostlyMessages) {
    const auto metrics = computeMetrics(ranksInTurns(), std::nullopt);
    EXPECT_NEAR(metrics.communication.value(), 0.8, kNear);
    EXPECT_NEAR(metrics.imbalance.value(), 0, kNear);
    EXPECT_EQ(metrics.pattern, Pattern::MostlyMessages);
    EXPECT_THAT(metrics.sentence, Not(HasSubstr("uneven")));
}

TEST(TheFiguresOfRanks, AreNoneOfOtherWorkers) {
    const auto metrics = computeMetrics(test::parallelRun(), std::nullopt);
    EXPECT_FALSE(metrics.communication);
    EXPECT_FALSE(metrics.imbalance);
    EXPECT_THAT(jsonOf(test::parallelRun()), Not(HasSubstr("communication_share")));
}

TEST(TheFiguresOfRanks, StandInTheirJsonWithTheTotal) {
    auto run = unevenRanks();
    run.facts.workers.front().total = "84";
    const auto json = jsonOf(run);
    EXPECT_THAT(json, HasSubstr("\"communication_share\":0.375"));
    EXPECT_THAT(json, HasSubstr("\"imbalance\":0.375"));
    EXPECT_THAT(json, HasSubstr("\"total\":\"84\""));
}

TEST(AReportWithRanks, HasTheirFiguresInEachRow) {
    const auto ranks = unevenRanks();
    const auto others = test::parallelRun();
    const auto keysOf = [](const ReportRow& row) {
        std::vector<std::string> keys;
        for (const auto& figure : row.figures) {
            keys.push_back(figure.key);
        }
        return keys;
    };
    const auto report = runReport(figuresOf({&others, &ranks}));
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_THAT(keysOf(report.rows[1]), testing::IsSupersetOf({"communication_share", "imbalance"}));
    EXPECT_EQ(keysOf(report.rows[0]), keysOf(report.rows[1]));
    EXPECT_THAT(keysOf(runReport(figuresOf({&others})).rows[0]), Not(testing::Contains("imbalance")));
}

} // namespace
} // namespace parascope
