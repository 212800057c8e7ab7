// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventParser.h"

#include <array>
#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

std::int64_t parsed(std::string_view text) {
    const auto time = parseMicroseconds(text);
    EXPECT_TRUE(time) << text;
    return time ? time->count() : -1;
}

TEST(ATimeInMicroseconds, IsReadExactly) {
    EXPECT_EQ(parsed("0"), 0);
    EXPECT_EQ(parsed("1"), 1000);
    EXPECT_EQ(parsed("1234.567"), 1'234'567);
    EXPECT_EQ(parsed("1234.5"), 1'234'500);
    EXPECT_EQ(parsed("0.001"), 1);
    EXPECT_EQ(parsed("-0.5"), -500);
    EXPECT_EQ(parsed("-12.25"), -12'250);
    EXPECT_EQ(parsed("7."), 7000);
}

TEST(ATimeInMicroseconds, LosesItsDigitsBehindTheThird) {
    EXPECT_EQ(parsed("1.2345678901234567890"), 1234);
    EXPECT_EQ(parsed("0.0009999"), 0);
}

TEST(ATimeInMicroseconds, IsExactWhereADoubleIsNot) {
    // 2^53 ns is 104 days; a double of microseconds with three decimals is wrong there by up to a nanosecond.
    EXPECT_EQ(parsed("9007199254740.993"), 9'007'199'254'740'993);
    EXPECT_EQ(parsed("9007199254740.991"), 9'007'199'254'740'991);
    EXPECT_EQ(parsed("1700000000000000.001"), 1'700'000'000'000'000'001);
}

TEST(ATimeInMicroseconds, MayHaveAnExponent) {
    EXPECT_EQ(parsed("1e3"), 1'000'000);
    EXPECT_EQ(parsed("1.5E+2"), 150'000);
    EXPECT_EQ(parsed("-2.5e1"), -25'000);
    EXPECT_EQ(parsed("5e-1"), 500);
    EXPECT_EQ(parsed("1.7e+15"), 1'700'000'000'000'000'000);
    EXPECT_EQ(parsed("1.7000000000000005e+15"), 1'700'000'000'000'000'500);
    EXPECT_EQ(parsed("1.7000000000000005001e+15"), 1'700'000'000'000'000'500);
    EXPECT_EQ(parsed("123456789012345678901234567890e-20"), 1'234'567'890'123);
    EXPECT_EQ(parsed("0.00000000000000000000001e26"), 1'000'000);
    EXPECT_EQ(parsed("0e999999999999"), 0);
    EXPECT_EQ(parsed("0.0e-999999999999999999999"), 0);
    EXPECT_EQ(parsed("5e-999999999999999999999"), 0);
}

TEST(ATimeInMicroseconds, ThatIsNoneIsRefused) {
    for (const char* text : {"",
                             "-",
                             "--5",
                             "-+5",
                             "+5",
                             "abc",
                             "1.2.3",
                             "1,5",
                             "0x10",
                             "1e",
                             "1e5e",
                             "\"5\"",
                             "null",
                             "1 2",
                             "99999999999999999999",
                             "1e300",
                             "-1e300",
                             "1e-",
                             "nan",
                             "inf",
                             "3e15",
                             "2850000000000000"}) {
        EXPECT_FALSE(parseMicroseconds(text)) << text;
    }
}

TEST(ATimeInMicroseconds, LeavesRoomForSumsAndDifferences) {
    // The largest that is read: a begin at it, a duration of it, and a begin at its negative fit into 64 bits
    // together.
    std::int64_t largest = 0;
    for (std::int64_t years = 1; years < 200; ++years) {
        const auto time = parseMicroseconds(std::to_string(years * 365 * 86400 * 1'000'000));
        largest = time ? time->count() : largest;
    }
    EXPECT_GT(largest, 80LL * 365 * 86400 * 1'000'000'000);
    std::int64_t sum = 0;
    EXPECT_FALSE(__builtin_add_overflow(largest, largest, &sum));
    EXPECT_FALSE(__builtin_add_overflow(sum, largest, &sum));
}

TEST(ATimeWrittenInMicroseconds, HasThreeDecimals) {
    EXPECT_EQ(formatMicroseconds(Nanoseconds(0)), "0.000");
    EXPECT_EQ(formatMicroseconds(Nanoseconds(1'234'567)), "1234.567");
    EXPECT_EQ(formatMicroseconds(Nanoseconds(-5)), "-0.005");
    EXPECT_EQ(formatMicroseconds(Nanoseconds::min()), "-9223372036854775.808");
}

TEST(ATimeWrittenInMicroseconds, IsReadBackExactly) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 5000; ++i) {
        const auto size = static_cast<std::int64_t>(random() >> (2 + random() % 60));
        const auto time = Nanoseconds(i % 2 == 0 ? size : -size);
        if (const auto back = parseMicroseconds(formatMicroseconds(time))) {
            EXPECT_EQ(*back, time);
        } else {
            EXPECT_GT(size, 80LL * 365 * 86400 * 1'000'000'000) << formatMicroseconds(time);
        }
    }
}

class AnEvent : public testing::Test {
protected:
    bool parse(std::string_view json) {
        std::string padded(json);
        padded.append(EventParser::kPadding, ' ');
        const auto result = parser.parse(std::string_view(padded).substr(0, json.size()), event);
        error = result ? "" : result.error().text();
        return result.has_value();
    }

    EventParser parser;
    TraceEvent event;
    std::string error;
};

TEST_F(AnEvent, IsReadWithAllItsFields) {
    ASSERT_TRUE(parse(
        R"({"ph":"X","pid":12,"tid":13,"name":"a\"b","cat":"lock","ts":1.5,"dur":2.25,"args":{"core":3,"x":[1]}})"));
    EXPECT_EQ(event.phase, 'X');
    EXPECT_EQ(event.pid, 12);
    EXPECT_EQ(event.tid, 13);
    EXPECT_EQ(event.name, "a\"b");
    EXPECT_EQ(event.category, "lock");
    EXPECT_EQ(event.time, Nanoseconds(1500));
    EXPECT_EQ(event.duration, Nanoseconds(2250));
    EXPECT_EQ(event.core, 3);
}

TEST_F(AnEvent, MayHaveItsFieldsInAnyOrderWithSpaceAndFieldsOfOthers) {
    ASSERT_TRUE(parse("{ \"args\" : {} ,\t\"dur\" : 1 , \"foreign\":{\"ph\":[1,2,{}]},\"ts\":2\n, "
                      "\"ph\":\"X\" , \"sf\":null}"));
    EXPECT_EQ(event.phase, 'X');
    EXPECT_EQ(event.time, Nanoseconds(2000));
    EXPECT_EQ(event.duration, Nanoseconds(1000));
    EXPECT_EQ(event.core, -1);
}

TEST_F(AnEvent, KeepsItsArgumentsAsTextWhenItIsNoSpan) {
    ASSERT_TRUE(parse(R"({"ph":"M","name":"thread_name","args":{"name":"worker 0"}})"));
    EXPECT_EQ(event.args, R"({"name":"worker 0"})");
}

TEST_F(AnEvent, ForgetsTheEventBefore) {
    ASSERT_TRUE(parse(R"({"ph":"i","name":"done","cat":"c","pid":1,"tid":2,"ts":3,"args":{"a":1}})"));
    ASSERT_TRUE(parse(R"({"ph":"X"})"));
    EXPECT_EQ(event.name, "");
    EXPECT_EQ(event.args, "");
    EXPECT_EQ(event.pid, 0);
    EXPECT_EQ(event.time, Nanoseconds(0));
}

TEST_F(AnEvent, IgnoresACoreThatCannotBe) {
    for (const char* core : {"-1", "32768", "\"0\"", "1.5", "null", "99999999999999999999"}) {
        ASSERT_TRUE(parse(std::string(R"({"ph":"X","args":{"core":)") + core + "}}")) << core;
        EXPECT_EQ(event.core, -1) << core;
    }
}

TEST_F(AnEvent, ThatIsNoneIsRefusedWithWords) {
    for (const char* json : {"", "5", "\"text\"", "null", "[]", "{}", "{\"ph\":\"\"}", "{\"ph\":5}",
                             "{\"ph\":\"X\"", "{\"ph\":\"X\",}", "{\"ph\":\"X\",\"ts\":}", "hello world",
                             "{{{{", "{\"ph\":\"X\"} {\"ph\":\"X\"}", "{\"ph\":\"X\",\"name\":\"\xff\"}"}) {
        EXPECT_FALSE(parse(json)) << json;
        EXPECT_NE(error, "") << json;
    }
}

TEST_F(AnEvent, MayHaveTimesAsTexts) {
    ASSERT_TRUE(parse(R"({"ph":"X","ts":"100","dur":" 50.5 "})"));
    EXPECT_TRUE(event.hasTime);
    EXPECT_EQ(event.time, Nanoseconds(100'000));
    EXPECT_EQ(event.duration, Nanoseconds(50'500));
    EXPECT_EQ(event.unusable, 0U);
}

TEST_F(AnEvent, EndsWhereTheExactSumOfItsTimesIs) {
    // 1000.6 ns and 1000.6 ns later: a sum of both cut would be 2000.
    ASSERT_TRUE(parse(R"({"ph":"X","ts":1.0006,"dur":1.0006})"));
    EXPECT_EQ(event.time + event.duration, Nanoseconds(2001));
}

TEST_F(AnEvent, MayCallItsProcessAndThreadByTexts) {
    ASSERT_TRUE(parse(R"({"ph":"X","pid":"app","tid":1.5})"));
    EXPECT_EQ(event.pidText, "app");
    EXPECT_EQ(event.tidText, "1.5");
    ASSERT_TRUE(parse(R"({"ph":"X","pid":99999999999999999999,"tid":""})"));
    EXPECT_EQ(event.pidText, "99999999999999999999");
    ASSERT_TRUE(parse(R"({"ph":"X","pid":"-7","tid":8.0})"));
    EXPECT_EQ(event.pid, -7);
    EXPECT_EQ(event.tid, 8);
    EXPECT_EQ(event.pidText + event.tidText, "");
    EXPECT_EQ(event.unusable, 0U);
}

TEST_F(AnEvent, HasTheSameIdAsTextAndAsNumber) {
    ASSERT_TRUE(parse(R"({"ph":"s","id":7})"));
    EXPECT_EQ(event.id, "7");
    ASSERT_TRUE(parse(R"({"ph":"s","id":"7"})"));
    EXPECT_EQ(event.id, "7");
    ASSERT_TRUE(parse(R"({"ph":"s","id":"0x7f"})"));
    EXPECT_EQ(event.id, "0x7f");
}

TEST_F(AnEvent, MayHaveAnIdThatIsKnownInItsProcessOnly) {
    ASSERT_TRUE(parse(R"({"ph":"b","pid":3,"cat":"c","id2":{"local":"0x1"}})"));
    EXPECT_EQ(event.id, "0x1");
    EXPECT_TRUE(event.isLocalId);
    const auto local = keyOfId(event);
    ASSERT_TRUE(parse(R"({"ph":"b","pid":3,"cat":"c","id2":{"global":"0x1"}})"));
    EXPECT_FALSE(event.isLocalId);
    EXPECT_NE(keyOfId(event), local);
}

TEST_F(AnEvent, LosesAFieldOfAnUnexpectedTypeAndNothingElse) {
    struct Case {
        const char* field;
        EventField which;
    };
    for (const auto& [field, which] : std::vector<Case>{{R"("ts":[5])", EventField::Time},
                                                        {R"("ts":"soon")", EventField::Time},
                                                        {R"("dur":{})", EventField::Duration},
                                                        {R"("name":{"a":1})", EventField::Name},
                                                        {R"("cat":["x"])", EventField::Category},
                                                        {R"("pid":true)", EventField::Process},
                                                        {R"("tid":[1])", EventField::Thread},
                                                        {R"("args":[1,2])", EventField::Args},
                                                        {R"("args":"none")", EventField::Args},
                                                        {R"("id2":5)", EventField::Id}}) {
        ASSERT_TRUE(parse(std::string(R"({"ph":"X",)") + field + R"(,"bp":"e","s":"t"})")) << field << error;
        EXPECT_EQ(event.unusable, 1U << static_cast<unsigned>(which)) << field;
        EXPECT_TRUE(event.lacks(which)) << field;
        EXPECT_EQ(event.phase, 'X');
        EXPECT_EQ(event.scope, "t") << "what stands behind it is read";
    }
}

TEST_F(AnEvent, TakesNullForAFieldThatIsMissing) {
    ASSERT_TRUE(parse(R"({"ph":"i","ts":null,"name":null,"cat":null,"args":null,"pid":null,"id":null})"));
    EXPECT_EQ(event.unusable, 0U);
    EXPECT_FALSE(event.hasTime);
}

TEST_F(AnEvent, MayBeNamedByANumber) {
    ASSERT_TRUE(parse(R"({"ph":"X","name":5,"cat":1.50})"));
    EXPECT_EQ(event.name, "5");
    EXPECT_EQ(event.category, "1.50");
}

TEST_F(AnEvent, CutOffAnywhereIsRefused) {
    const std::string whole =
        R"({"ph":"X","pid":12,"tid":13,"name":"work","cat":"lock","ts":1.5,"dur":2.25,"args":{"core":3}})";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(parse(whole.substr(0, size))) << size;
    }
    EXPECT_TRUE(parse(whole)) << "and the parser still works";
}

TEST(ManyEvents, AreReadUpToTheFirstThatCannotBe) {
    const std::string good = R"({"ph":"X","ts":1,"args":{"core":3}} , {"ph":"X","ts":2.5,"dur":1})";
    const std::string text =
        "?" + good + R"(,{"ph":7},{"ph":"X","ts":4})" + std::string(EventParser::kPadding + 1, '?');
    std::string buffer = text;
    EventParser parser;
    std::vector<std::string> read;
    const auto size = text.find('?', 1) - 1;
    std::array<TraceEvent, 3> events;
    const auto place = parser.parseMany(
        {buffer.data() + 1, size}, events[0], [&](std::size_t at, std::size_t length) -> TraceEvent& {
            const auto& event = events.at(read.size());
            read.push_back(std::to_string(at) + "+" + std::to_string(length) + ": " +
                           std::to_string(event.time.count()) + " on " + std::to_string(event.core));
            return events.at(read.size());
        });
    EXPECT_EQ(read, (std::vector<std::string>{"0+35: 1000 on 3", "38+27: 2500 on -1"}));
    EXPECT_EQ(place, good.size());
    EXPECT_EQ(buffer, text) << "what was written over is back";
    buffer = "[" + good + "," + std::string(EventParser::kPadding, ' ');
    auto& any = events[2];
    EXPECT_EQ(parser.parseMany({buffer.data() + 1, good.size()}, any,
                               [&any](std::size_t, std::size_t) -> TraceEvent& { return any; }),
              good.size());
}

} // namespace
} // namespace parascope
