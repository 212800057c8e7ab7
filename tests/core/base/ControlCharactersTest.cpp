// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ControlCharacters.h"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using namespace std::string_literals;

TEST(ATextForATerminal, ShowsControlCharactersAsPictures) {
    EXPECT_EQ(withVisibleControls("a\x1b[31mred\a\0b\x7f"s), "a␛[31mred␇␀b␡");
    EXPECT_EQ(withVisibleControls("\xC2\x9B"
                                  "31m"),
              "\uFFFD31m")
        << "a terminal may obey C1 as well";
}

TEST(ATextForATerminal, KeepsItsLinesItsTabsAndItsLetters) {
    const std::string text = "Größe\t1\n\xC2\xB5s \xC2\xA0 ✓\n";
    EXPECT_EQ(withVisibleControls(text), text);
    EXPECT_EQ(withVisibleControls("\xC2"), "\xC2") << "half a letter stays";
    EXPECT_EQ(withVisibleControls(""), "");
}

TEST(ATextOfOneLine, HasNoEndOfALine) {
    EXPECT_EQ(onOneLine("two\nlines\tand\rmore"), "two␊lines␉and␍more");
}

TEST(JsonForATerminal, HasTheSameValueWithoutAControlCharacter) {
    const std::string json = "{\n  \"name\": \"a\xC2\x9B"
                             "b\x7f\"\n}";
    const auto safe = withEscapedControls(json);
    EXPECT_EQ(safe, "{\n  \"name\": \"a\\u009bb\\u007f\"\n}");
    simdjson::dom::parser parser;
    EXPECT_EQ(std::string_view(parser.parse(safe)["name"]), "a\xC2\x9B"
                                                            "b\x7f");
}

} // namespace
} // namespace parascope
