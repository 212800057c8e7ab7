// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"
#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/compare/CompareDemo.h"
#include "core/demos/queue/QueueDemo.h"
#include "core/demos/scale/ScaleDemo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Each demo of the table.
class ADemo : public testing::TestWithParam<const Demo*> {
protected:
    static std::vector<std::string> words(const std::string& line) {
        std::istringstream stream(line);
        return {std::istream_iterator<std::string>(stream), {}};
    }
    static ParsedCommand parsed(std::vector<std::string> arguments) {
        auto result = parseCommandLine(arguments);
        EXPECT_TRUE(result) << (result ? "" : result.error().text());
        return result ? *result : ParsedCommand();
    }

    const Demo& demo = *GetParam();
};

TEST_P(ADemo, IsFoundByItsKeyAndToldOfInHelp) {
    EXPECT_EQ(findDemo(allDemos(), demo.info().key), &demo);
    const auto help = parsed({"--help"}).answer.value_or("");
    EXPECT_THAT(help, HasSubstr(demo.info().key));
    EXPECT_THAT(help, HasSubstr(demo.info().what));
    EXPECT_THAT(parsed({demo.info().key, "--help"}).answer.value_or(""), HasSubstr(demo.info().footer));
    EXPECT_THAT(demo.info().endings, Not(IsEmpty()));
}

TEST_P(ADemo, HasParametersThatAreReadBackFromTheirTexts) {
    const auto usual = demo.parameters();
    ASSERT_TRUE(checkFields(*usual));
    ASSERT_TRUE(readFieldTexts(*usual, fieldTexts(*usual)));
    const auto again = demo.parameters();
    ASSERT_TRUE(readFieldTexts(*again, fieldTexts(*usual)));
    EXPECT_TRUE(again->equals(*usual));
    EXPECT_EQ(fieldTexts(*again), fieldTexts(*usual));
}

TEST_P(ADemo, SaysOfEachFieldThatNamesAFileOrAProgramThatItDoes) {
    const auto usual = demo.parameters();
    for (const auto& field : usual->fields()) {
        const bool isName = field.isRest || field.type.starts_with("FILE") || field.type == "PATH" ||
                            field.type == "PID" || field.type == "FOLDER" || field.key == "hosts";
        EXPECT_EQ(isName, field.names != Field::Naming::Nothing)
            << field.key << ": without it a lesson from elsewhere may do anything with it";
    }
}

TEST_P(ADemo, HasAFieldForEachKeyWithAHelp) {
    const auto usual = demo.parameters();
    std::set<std::string> keys;
    for (const auto& field : usual->fields()) {
        EXPECT_TRUE(keys.insert(field.key).second) << field.key;
        EXPECT_THAT(field.help, Not(IsEmpty())) << field.key;
        EXPECT_THAT(field.label, Not(IsEmpty())) << field.key;
    }
}

TEST_P(ADemo, IsAskedTheSameByTheTextOfItsCommand) {
    const auto first = parsed({demo.info().key}).command;
    auto line = words(commandText(first));
    ASSERT_EQ(line.at(0), "parascope");
    line.erase(line.begin());
    EXPECT_EQ(parsed(line).command, first);
    auto repeated = demo.parameters();
    ASSERT_TRUE(readFieldTexts(*repeated, fieldTexts(*first.asked.get())));
    ASSERT_TRUE(readFieldTexts(*repeated, {{"repeat", "7"}, {"cores", "0,1"}, {"schedule", "sampled"}}));
    line = words(commandText(demo, *repeated));
    line.erase(line.begin());
    const auto again = parsed(line).command;
    ASSERT_TRUE(again.asked);
    EXPECT_TRUE(again.asked.get()->equals(*repeated)) << commandText(demo, *repeated);
}

TEST_P(ADemo, PlansRunsOfItsOwnWithTheOptionsAskedFor) {
    const auto asked = demo.parameters();
    ASSERT_TRUE(readFieldTexts(*asked, fieldTexts(*asked)));
    ASSERT_TRUE(readFieldTexts(*asked, {{"repeat", "2"}, {"cores", "1"}}));
    const auto experiments = demo.plan(*asked);
    ASSERT_THAT(experiments, Not(IsEmpty()));
    EXPECT_EQ(experiments.front().repeat, 0);
    EXPECT_EQ(experiments.back().repeat, 1);
    const MonotonicClock clock;
    for (const auto& experiment : experiments) {
        EXPECT_EQ(experiment.demo, demo.info().key);
        EXPECT_THAT(experiment.cores, testing::ElementsAre(CoreId(1)));
        EXPECT_NE(demo.start(experiment, clock), nullptr);
    }
}

TEST_P(ADemo, AnswersWhenNothingWasRun) {
    const auto asked = demo.parameters();
    JsonWriter json;
    json.beginObject();
    demo.writeJson(json, *asked, {});
    json.endObject();
    simdjson::dom::parser parser;
    EXPECT_EQ(parser.parse(std::string(json.text())).error(), simdjson::SUCCESS) << json.text();
    static_cast<void>(demo.table(*asked, {}));
}

INSTANTIATE_TEST_SUITE_P(Of, ADemo, testing::ValuesIn(allDemos().begin(), allDemos().end()),
                         [](const auto& demo) { return demo.param->info().key; });

TEST(TheTableOfDemos, NeedsNoEndWhenTheProgramEndsAsItsThreadsMayStillReadIt) {
    EXPECT_TRUE(std::is_trivially_destructible_v<CompareDemo>);
    EXPECT_TRUE(std::is_trivially_destructible_v<ScaleDemo>);
    EXPECT_TRUE(std::is_trivially_destructible_v<QueueDemo>);
    EXPECT_TRUE(std::is_trivially_destructible_v<ClassifyDemo>);
}

TEST(TheTableOfDemos, HasEachKeyOnce) {
    std::set<std::string> keys;
    for (const auto* demo : allDemos()) {
        EXPECT_TRUE(keys.insert(demo->info().key).second) << demo->info().key;
    }
    EXPECT_EQ(findDemo(allDemos(), "juggle"), nullptr);
}

} // namespace
} // namespace parascope
