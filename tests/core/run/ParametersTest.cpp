// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

/// What somebody may ask for: a field of each kind.
struct Cake final : ParametersOf<Cake> {
    std::uint64_t eggs = 3;
    int layers = 1;
    std::optional<int> candles;
    Nanoseconds bake = milliseconds(500);
    double sugar = 0.5;
    bool isIced = false;
    std::string name = "plain";
    std::vector<CoreId> cores;

    std::vector<Field> fields() override {
        return {
            countField({"eggs", "E", "Eggs", "0 to 1M"}, eggs, {0, 1'000'000}),
            countField({"layers", "L", "Layers", "1 to 9"}, layers, {1, 9, "there is no cake without one"}),
            countField({"candles", "C", "Candles", "0 to 99"}, candles, {0, 99}),
            delayField({"bake-ms", "MS", "Bake", "milliseconds"}, bake, std::chrono::seconds(10),
                       "that is charcoal"),
            shareField({"sugar", "SHARE", "Sugar", "0 to 1"}, sugar),
            flagField({"iced", "", "Iced", "with icing"}, isIced),
            textField({"name", "NAME", "Name", "whatever"}, name),
            coresField({"cores", "LIST", "Cores", "such as 0,2-3"}, cores)};
    }
    [[nodiscard]] Result<void> check() const override {
        return candles.value_or(0) > 10 * layers
                   ? failure("candles", "there is no room for them", "give fewer, or more layers")
                   : Result<void>();
    }
    bool operator==(const Cake&) const = default;
};

Cake everything() {
    Cake cake;
    cake.eggs = 200'000;
    cake.layers = 4;
    cake.candles = 40;
    cake.bake = Nanoseconds(1'234'567);
    cake.sugar = 0.1;
    cake.isIced = true;
    cake.name = "with = and spaces";
    cake.cores = {CoreId(0), CoreId(2), CoreId(3)};
    return cake;
}

std::string problem(const std::vector<FieldText>& texts) {
    Cake cake;
    const auto read = readFieldTexts(cake, texts);
    return read ? "read" : read.error().text();
}

TEST(SomeParameters, SayWhatAllTheirFieldsSayInTheirOrder) {
    EXPECT_THAT(fieldTexts(Cake()),
                ElementsAre(FieldText("eggs", "3"), FieldText("layers", "1"), FieldText("candles", ""),
                            FieldText("bake-ms", "500"), FieldText("sugar", "0.5"), FieldText("iced", ""),
                            FieldText("name", "plain"), FieldText("cores", "")));
    EXPECT_THAT(fieldTexts(everything()),
                ElementsAre(FieldText("eggs", "200k"), FieldText("layers", "4"), FieldText("candles", "40"),
                            FieldText("bake-ms", "1.234567"), FieldText("sugar", "0.1"),
                            FieldText("iced", "yes"), FieldText("name", "with = and spaces"),
                            FieldText("cores", "0,2,3")));
}

TEST(SomeParameters, AreReadBackFromTheirTexts) {
    for (const auto& cake : {Cake(), everything()}) {
        auto read = everything();
        read.candles = 7;
        ASSERT_TRUE(readFieldTexts(read, fieldTexts(cake)));
        EXPECT_EQ(read, cake);
    }
}

TEST(SomeParameters, AreReadBackFromTheArgumentsOfAProgram) {
    Cake read;
    ASSERT_TRUE(readArguments(read, argumentsOf(everything())));
    EXPECT_EQ(read, everything());
}

TEST(SomeParameters, KeepWhatIsNotReadAgain) {
    auto cake = everything();
    ASSERT_TRUE(readFieldTexts(cake, {{"eggs", "5"}}));
    EXPECT_EQ(cake.eggs, 5U);
    EXPECT_EQ(cake.layers, 4);
}

TEST(SomeParameters, NameTheNearOneOfAnOptionThatThereIsNot) {
    EXPECT_THAT(problem({{"egg", "1"}}),
                HasSubstr("'egg': there is no such option here; did you mean 'eggs'?"));
    EXPECT_THAT(problem({{"frobnicate", ""}}), HasSubstr("there is no such option here"));
}

TEST(SomeParameters, SayWhatAFieldDoesNotTake) {
    EXPECT_EQ(problem({{"layers", "10"}}), "layers '10': that is too many; give 1 to 9");
    EXPECT_EQ(problem({{"layers", "0"}}), "layers '0': there is no cake without one; give 1 to 9");
    EXPECT_THAT(problem({{"eggs", "-1"}}), HasSubstr("it is negative"));
    EXPECT_THAT(problem({{"eggs", "99999999999999999999"}}), HasSubstr("too large"));
    EXPECT_EQ(problem({{"bake-ms", "10001"}}),
              "bake-ms '10001': that is charcoal; give milliseconds, 0 to 10000");
    EXPECT_THAT(problem({{"bake-ms", "nan"}}), HasSubstr("that is charcoal"));
    EXPECT_THAT(problem({{"bake-ms", ""}}), HasSubstr("this is no number"));
    EXPECT_THAT(problem({{"sugar", "1.5"}}), HasSubstr("it is a share; give 0 to 1"));
    EXPECT_THAT(problem({{"cores", "3-1"}}), HasSubstr("this is no list of cores"));
    EXPECT_EQ(problem({{"eggs", "0"}, {"bake-ms", "0"}, {"sugar", "1"}, {"candles", ""}}), "read");
}

TEST(SomeParameters, AreCheckedAsAWhole) {
    EXPECT_EQ(problem({{"candles", "11"}}), "candles: there is no room for them; give fewer, or more layers");
    EXPECT_EQ(problem({{"candles", "11"}, {"layers", "2"}}), "read");
    EXPECT_TRUE(checkFields(everything()));
    auto cake = everything();
    cake.layers = 1;
    EXPECT_FALSE(checkFields(cake));
    cake.layers = 10;
    EXPECT_FALSE(checkFields(cake)) << "a field holds what it must not";
}

TEST(SomeParameters, OfAProgramMustAllBeThere) {
    const auto problemOf = [](std::vector<std::string> arguments) {
        Cake cake;
        const auto read = readArguments(cake, arguments);
        return read ? "read" : read.error().text();
    };
    auto arguments = argumentsOf(Cake());
    EXPECT_EQ(problemOf(arguments), "read");
    arguments.emplace_back("surprise=1");
    EXPECT_THAT(problemOf(arguments), HasSubstr("'surprise'"));
    arguments.back() = "surprise";
    EXPECT_THAT(problemOf(arguments), HasSubstr("the argument surprise: it is not KEY=VALUE"));
    arguments.pop_back();
    arguments.pop_back();
    EXPECT_THAT(problemOf(arguments), HasSubstr("the argument cores=…: it is missing"));
}

TEST(SomeParameters, AreComparedByWhatTheyAre) {
    struct Other final : ParametersOf<Other> {
        std::vector<Field> fields() override { return {}; }
        bool operator==(const Other&) const = default;
    };
    EXPECT_TRUE(Cake().equals(Cake()));
    EXPECT_FALSE(Cake().equals(everything()));
    EXPECT_FALSE(Cake().equals(Other()));
    EXPECT_TRUE(everything().clone()->equals(everything()));
    const ParametersValue one = std::make_shared<Cake>();
    const ParametersValue same = std::make_shared<Cake>();
    EXPECT_EQ(one, same);
    EXPECT_NE(one, ParametersValue());
    EXPECT_EQ(one.as<Other>(), nullptr);
}

} // namespace
} // namespace parascope
