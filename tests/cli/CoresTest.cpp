// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a machine where this program may not use all cores.
#include "core/base/Affinity.h"
#include "tests/cli/Program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <simdjson.h>

namespace parascope {
namespace {

using test::parascope;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The program inherits the one core that we allow ourselves.
class AProgramOnOneCore : public testing::Test {
protected:
    void SetUp() override {
        all = allowedCores();
        auto allowed = AffinityScope::allow({all.back()});
        ASSERT_TRUE(allowed) << allowed.error().text();
        scope.emplace(std::move(*allowed));
    }
    [[nodiscard]] std::string number() const { return std::to_string(all.back().value); }

    std::vector<CoreId> all;
    std::optional<AffinityScope> scope;
};

TEST_F(AProgramOnOneCore, CountsItAloneInEverySentence) {
    const auto run = parascope({"run", "--task", "sum-squares:20M", "--backend", "threads"});
    EXPECT_THAT(run.out, AllOf(HasSubstr("of 1 core busy"), Not(HasSubstr("cores busy:"))));
    const auto scale =
        parascope({"scale", "--task", "sum-squares:20M", "--backend", "threads", "--max-workers", "2"});
    EXPECT_EQ(scale.status, 0) << scale.err;
    // How many are enough is not asked here: beside other programs two workers get a greater part of the
    // core.
    EXPECT_THAT(scale.out,
                AllOf(HasSubstr("C++ threads:"), Not(HasSubstr("cores that this program may use"))));
}

TEST_F(AProgramOnOneCore, NamesItWhereAnotherIsAskedFor) {
    const auto other = std::to_string(all.back().value + 1);
    const auto outcome =
        parascope({"run", "--task", "sum-squares:1M", "--backend", "threads", "--cores", other});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("core " + other + ": this program may not use it"));
    EXPECT_THAT(outcome.err, HasSubstr("choose among the cores that it may use: " + number() + "\n"));
}

TEST_F(AProgramOnOneCore, TellsScriptsWhichItIs) {
    const auto outcome = parascope({"run", "--task", "sum-squares:1M", "--backend", "serial", "--json"});
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(outcome.out);
    const auto machine = root["machine"];
    EXPECT_EQ(std::int64_t(machine["cores"]), sysconf(_SC_NPROCESSORS_ONLN)) << "of the whole machine";
    ASSERT_EQ(simdjson::dom::array(machine["cores_allowed"]).size(), 1U);
    EXPECT_EQ(std::int64_t(machine["cores_allowed"].at(0)), all.back().value);
}

} // namespace
} // namespace parascope
