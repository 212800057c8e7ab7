// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::parascope;
using testing::AllOf;
using testing::HasSubstr;

class AProgramOnTheCommandLine : public testing::Test {
protected:
    static Outcome classify(std::vector<std::string> words) {
        words.insert(words.begin(), {"classify"});
        return parascope(words);
    }
    simdjson::dom::element json(const Outcome& outcome) {
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        simdjson::dom::element root;
        EXPECT_FALSE(parser.parse(outcome.out).get(root)) << outcome.out;
        return root;
    }
    static std::string shape() { return PARASCOPE_WORKLOADS "/shape"; }

    simdjson::dom::parser parser;
};

TEST_F(AProgramOnTheCommandLine, IsAnsweredWithThePromisedFields) {
    const auto root = json(classify({"--json", "--", shape(), "sleep", "300"}));
    EXPECT_EQ(std::string_view(root["asked"]), "parascope classify --json -- " + shape() + " sleep 300");
    EXPECT_EQ(std::string_view(root["command"].at(1)), "sleep");
    EXPECT_GT(double(root["shares"]["sleep"]), 0.0);
    EXPECT_FALSE(std::string_view(root["verdict"]).empty());
    EXPECT_FALSE(std::string_view(root["strategy"]).empty());
    EXPECT_EQ(std::int64_t(root["exit_code"]), 0);
    EXPECT_GE(double(root["wall_s"]), 0.3);
    EXPECT_LE(double(root["cpu_share"]), 1.0);
    EXPECT_EQ(simdjson::dom::array(root["evidence"]).size(), 3U);
    double sum = 0;
    for (const auto share : simdjson::dom::object(root["shares"])) {
        sum += double(share.value);
    }
    EXPECT_NEAR(sum, 1, 1e-6);
    for (const auto* const key :
         {"read_bytes", "written_bytes", "threads", "processes", "schedule", "cpu_s"}) {
        EXPECT_FALSE(root[key].error()) << key;
    }
}

TEST_F(AProgramOnTheCommandLine, SaysItInWords) {
    const auto outcome = classify({"--", "sh", "-c", shape() + " sleep 300; echo done; exit 3"});
    EXPECT_EQ(outcome.status, 0) << "that it failed is its own affair: it was watched";
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("slept"), HasSubstr("It ended with exit code 3."),
                                   HasSubstr("It printed:\ndone\n")));
}

TEST_F(AProgramOnTheCommandLine, SaysTheSameFromItsFile) {
    const test::TempDir dir;
    const auto file = (dir.path() / "run.trace.json").string();
    const auto root = json(classify({"--json", "--export", file, "--", shape(), "phases", "300"}));
    simdjson::dom::parser other;
    simdjson::dom::element shown;
    const auto outcome = parascope({"show", file, "--json"});
    ASSERT_FALSE(other.parse(outcome.out).get(shown)) << outcome.out << outcome.err;
    const auto again = shown["classify"];
    ASSERT_FALSE(again.error());
    for (const auto* const key : {"verdict", "sentence", "evidence", "phases", "shares", "command", "wall_s",
                                  "cpu_s", "read_bytes", "threads", "exit_code", "schedule", "output"}) {
        EXPECT_EQ(simdjson::to_string(again[key]), simdjson::to_string(root[key])) << key;
    }
}

TEST_F(AProgramOnTheCommandLine, ThatIsNotThereIsSaidInOneLine) {
    const auto outcome = classify({"--", "nosuchprogram"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err,
              "parascope: nothing was watched: nosuchprogram failed: cannot start 'nosuchprogram': "
              "there is no such program; check how it is spelt, or give its path\n");
    EXPECT_THAT(classify({"--pid", "4194304"}).err, HasSubstr("there is no such process"));
}

TEST_F(AProgramOnTheCommandLine, MustBeNamedOnceAndClearly) {
    EXPECT_THAT(classify({"--pid", "1", "--", "ls"}).err, HasSubstr("too much is named"));
    EXPECT_THAT(classify({"--"}).err, HasSubstr("nothing stands after --"));
    EXPECT_THAT(classify({"--pid", "0"}).err, HasSubstr("pid '0'"));
    EXPECT_THAT(classify({"--seconds", "-1", "--", "ls"}).err, HasSubstr("no time to watch a program"));
    EXPECT_EQ(classify({"ls"}).status, 2);
}

} // namespace
} // namespace parascope
