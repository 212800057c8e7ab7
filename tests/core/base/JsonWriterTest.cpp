// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonWriter.h"
#include "core/base/JsonFields.h"

#include <gtest/gtest.h>
#include <limits>

namespace parascope {
namespace {

std::string written(const std::string& text) {
    JsonWriter json;
    json.value(text);
    return std::string(json.text());
}

std::string readBack(const std::string& text) {
    simdjson::dom::parser parser;
    std::string_view back;
    EXPECT_FALSE(parser.parse("[" + written(text) + "]").at(0).get_string().get(back)) << written(text);
    return std::string(back);
}

TEST(AJsonDocument, HoldsEveryKindOfValue) {
    JsonWriter json;
    json.beginObject();
    json.field("text", "a");
    json.field("int", 1);
    json.field("large", std::numeric_limits<std::int64_t>::min());
    json.field("count", std::numeric_limits<std::uint64_t>::max());
    json.field("flag", true);
    json.rawField("raw", "{\"x\":[1]}");
    json.key("list");
    json.beginArray();
    json.value(0.5);
    json.endArray();
    json.endObject();
    EXPECT_EQ(json.text(), R"({"text":"a","int":1,"large":-9223372036854775808,"count":18446744073709551615,)"
                           R"("flag":true,"raw":{"x":[1]},"list":[0.5]})");
}

TEST(AJsonDocument, WritesNumbersThatAreNotFiniteAsNull) {
    JsonWriter json;
    json.beginArray();
    json.value(std::numeric_limits<double>::quiet_NaN());
    json.value(std::numeric_limits<double>::infinity());
    json.endArray();
    EXPECT_EQ(json.text(), "[null,null]");
}

TEST(AJsonDocument, GivesADoubleBackExactly) {
    for (const double number : {0.1, 1.0 / 3, 1e-300, 123456789.123456789, 5e-324}) {
        JsonWriter json;
        json.beginArray();
        json.value(number);
        json.endArray();
        simdjson::dom::parser parser;
        EXPECT_EQ(double(parser.parse(std::string(json.text())).at(0)), number);
    }
}

TEST(AJsonText, IsReadBackAsItWas) {
    for (const std::string text :
         {"", "plain", "\"quoted\" \\ and / ", "tab\tline\nreturn\r", "µs – “naïve” 🐍", "\x01\x1f"}) {
        EXPECT_EQ(readBack(text), text);
    }
    EXPECT_EQ(readBack(std::string("a\0b", 3)), std::string("a\0b", 3));
}

TEST(AJsonText, IsMadeUtf8WhereItIsNot) {
    EXPECT_EQ(readBack("a\xff\xfe z"), "a\uFFFD\uFFFD z");
    EXPECT_EQ(readBack("cut \xe2\x82"), "cut \uFFFD") << "half a character at the end";
    EXPECT_EQ(readBack("\xc0\xaf"), "\uFFFD\uFFFD") << "a form longer than needed";
    EXPECT_EQ(readBack("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(readBack("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond U+10FFFF";
    EXPECT_EQ(readBack("é\x80é"), "é\uFFFDé");
}

TEST(FieldsOfAJsonObject, ThatAreMissingOrOfAnotherTypeGiveTheDefault) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(
        std::string(R"({"n":"text","t":5,"f":1,"o":[],"big":1e300,"neg":-5,"most":9223372036854775807})"));
    const JsonFields fields(root);
    EXPECT_EQ(fields.number("n"), 0);
    EXPECT_EQ(fields.number("missing"), 0);
    EXPECT_EQ(fields.text("t"), "");
    EXPECT_FALSE(fields.flag("f"));
    EXPECT_EQ(fields.object("o").text("x"), "");
    EXPECT_EQ(fields.number("big"), 0);
    EXPECT_EQ(fields.count("neg"), 0U);
    EXPECT_EQ(fields.number("neg", 0, 10), 0);
    EXPECT_EQ(fields.real("t"), 5.0);
    EXPECT_EQ(fields.time("t"), Nanoseconds(5));
    EXPECT_EQ(fields.time("neg"), Nanoseconds(0)) << "and never so much that a difference would not fit";
    EXPECT_EQ(fields.time("most"), Nanoseconds(std::chrono::hours(90 * 365 * 24)));
    EXPECT_FALSE(fields.real("n"));
    fields.each("n", [](simdjson::dom::element) { ADD_FAILURE() << "a text has no elements"; });
    EXPECT_EQ(JsonFields().text("x"), "");
}

} // namespace
} // namespace parascope
