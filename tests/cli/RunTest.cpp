// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Backend.h"
#include "tests/cli/Program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::parascope;
using testing::HasSubstr;

class ARunFromTheCommandLine : public testing::Test {
protected:
    simdjson::dom::element json(const Outcome& outcome) {
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        simdjson::dom::element root;
        EXPECT_FALSE(parser.parse(outcome.out).get(root)) << outcome.out;
        return root;
    }

    simdjson::dom::parser parser;
};

TEST_F(ARunFromTheCommandLine, AnswersWithOneJsonDocumentOfExactResults) {
    const auto root = json(parascope({"run", "--task", "sum-squares:10000000", "--backend",
                                      "threads,processes", "--workers", "2", "--json"}));
    EXPECT_EQ(std::string_view(root["command"]),
              "parascope run --task sum-squares:10M --backend threads,processes --workers 2 --json");
    EXPECT_GE(std::int64_t(root["machine"]["cores"]), 1);
    const auto serial = double(root.at_pointer("/baseline/0/wall_s"));
    std::vector<std::string_view> backends;
    for (const auto run : simdjson::dom::array(root["runs"])) {
        backends.push_back(run["backend"]);
        EXPECT_EQ(std::string_view(run["results"].at(0)), "333333283333335000000");
        EXPECT_EQ(std::string_view(run["results"].at(1)), "333333283333335000000");
        EXPECT_EQ(simdjson::dom::array(run["results"]).size(), 2U);
        EXPECT_NEAR(double(run["speedup"]), serial / double(run["wall_s"]), 1e-9);
        EXPECT_GT(double(run["wall_s"]), 0.0);
        EXPECT_GT(double(run["cpu_s"]), 0.0);
        EXPECT_FALSE(std::string_view(run["sentence"]).empty());
        for (const auto worker : simdjson::dom::array(run["per_worker"])) {
            EXPECT_EQ(std::string_view(worker["exit"]), "ok");
            EXPECT_GT(std::int64_t(worker["tid"]), 0);
        }
    }
    EXPECT_EQ(backends, (std::vector<std::string_view>{"threads", "processes"}));
    EXPECT_EQ(std::string_view(root.at_pointer("/baseline/0/backend")), "serial");
}

TEST_F(ARunFromTheCommandLine, HasSharesThatSumToOne) {
    const auto root = json(parascope({"run", "--task", "sum-squares:20M", "--json"}));
    for (const auto run : simdjson::dom::array(root["runs"])) {
        double sum = 0;
        for (const auto share : simdjson::dom::object(run["shares"])) {
            sum += double(share.value);
        }
        EXPECT_NEAR(sum, 1.0, 1e-6);
    }
}

TEST_F(ARunFromTheCommandLine, MakesNoBaselineWhenToldSo) {
    const auto root = json(
        parascope({"run", "--task", "sum-squares:1M", "--backend", "threads", "--no-baseline", "--json"}));
    EXPECT_EQ(simdjson::dom::array(root["baseline"]).size(), 0U);
    EXPECT_TRUE(root["runs"].at(0)["speedup"].is_null());
}

TEST_F(ARunFromTheCommandLine, RepeatsEachBackend) {
    const auto root = json(parascope(
        {"run", "--task", "sum-squares:100k", "--backend", "serial,threads", "--repeat", "3", "--json"}));
    EXPECT_EQ(simdjson::dom::array(root["runs"]).size(), 6U);
}

TEST_F(ARunFromTheCommandLine, KnowsTheScheduleAsItWasAskedTo) {
    const auto root = json(parascope(
        {"run", "--task", "sum-squares:20M", "--backend", "threads", "--schedule", "sampled", "--json"}));
    EXPECT_EQ(std::string_view(root["runs"].at(0)["schedule"]), "sampled");
}

TEST_F(ARunFromTheCommandLine, WithoutJsonIsATableForPeople) {
    const auto outcome = parascope({"run", "--task", "sum-squares:1M", "--backend", "threads"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "") << "no progress line where stderr is no terminal";
    EXPECT_THAT(outcome.out, HasSubstr("2 threads"));
    EXPECT_THAT(outcome.out, HasSubstr("busy"));
}

TEST_F(ARunFromTheCommandLine, IsSilentWhenToldSo) {
    const auto outcome = parascope({"run", "--task", "sum-squares:1M", "--quiet"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(ARunFromTheCommandLine, TellsWhatThereIs) {
    const auto root = json(parascope({"list", "--json"}));
    EXPECT_EQ(std::string_view(root.at_pointer("/tasks/0/name")), "sum-squares");
    EXPECT_EQ(simdjson::dom::array(root["backends"]).size(), allBackends().size());
    EXPECT_THAT(parascope({"list"}).out, HasSubstr("processes"));
}

} // namespace
} // namespace parascope
