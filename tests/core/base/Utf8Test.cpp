// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Utf8.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(ATextInUtf8, StaysAsItIs) {
    const std::string text = "a \xC3\xBC \xE2\x82\xAC \xF0\x9F\x99\x82";
    EXPECT_TRUE(isUtf8(text));
    EXPECT_EQ(repairedUtf8(text), text);
    EXPECT_TRUE(isUtf8(""));
}

TEST(ATextThatIsNoUtf8, LosesNothingButWhatIsWrong) {
    EXPECT_FALSE(isUtf8("Gr\xFC\xDF"));
    EXPECT_EQ(repairedUtf8("Gr\xFC\xDF"
                           "e"),
              "Gr\xEF\xBF\xBD\xEF\xBF\xBD"
              "e");
    EXPECT_EQ(repairedUtf8("\xE2\x82|"), "\xEF\xBF\xBD|") << "what began a character is one fault";
    EXPECT_EQ(repairedUtf8("\xED\xA0\x80|"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|")
        << "half a pair is three";
    EXPECT_EQ(repairedUtf8("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "a longer form than needed";
    EXPECT_EQ(repairedUtf8("\xF4\x90\x80\x80").size(), 12U) << "beyond U+10FFFF";
}

TEST(ACharacter, HasANumber) {
    for (const char32_t code : {U'A', U'\u00FC', U'\u20AC', U'\U0001F642'}) {
        std::string text;
        appendUtf8(text, code);
        EXPECT_EQ(codePoint(text), code);
        EXPECT_EQ(utf8Step(text + "x").length, text.size());
        EXPECT_TRUE(utf8Step(text).isCharacter);
    }
}

} // namespace
} // namespace parascope
