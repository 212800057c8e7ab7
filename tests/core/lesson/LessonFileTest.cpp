// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/Lesson.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace parascope {
namespace {

using testing::HasSubstr;

class AFileOfALesson : public testing::Test {
protected:
    std::string refusal(std::string_view bytes) { return refusalOf(dir.write("a.md", bytes)); }
    static std::string refusalOf(const std::filesystem::path& file) {
        const auto text = readLessonText(file);
        EXPECT_FALSE(text);
        return text ? std::string() : text.error().text();
    }

    test::TempDir dir;
};

TEST_F(AFileOfALesson, IsReadWhole) {
    const auto text = readLessonText(dir.write("a.md", "# Größe\n"));
    ASSERT_TRUE(text) << text.error().text();
    EXPECT_EQ(*text, "# Größe\n");
    EXPECT_EQ(readLessonText(dir.write("b.md", "")).value_or("?"), "");
    EXPECT_EQ(readLessonText(dir.write("c.md", std::string(1'000'000, 'x'))).value_or("").size(), 1'000'000U);
}

TEST_F(AFileOfALesson, ThatIsNoneIsRefusedWithTheReason) {
    EXPECT_THAT(refusalOf(dir.file("none.md")), HasSubstr("none.md': there is no such file; "));
    EXPECT_THAT(refusalOf(dir.path()), HasSubstr("it is a folder; name a Markdown file in it"));
    ASSERT_EQ(mkfifo(dir.file("pipe.md").c_str(), 0600), 0);
    EXPECT_THAT(refusalOf(dir.file("pipe.md")), HasSubstr("it is no file that lies on a disk; "));
    EXPECT_THAT(refusalOf("/dev/zero"), HasSubstr("it is no file that lies on a disk; "));
    if (geteuid() != 0) { // who may read anything
        const auto file = dir.write("a.md", "x");
        std::filesystem::permissions(file, std::filesystem::perms::none);
        EXPECT_THAT(refusalOf(file), HasSubstr("Permission denied; make it readable"));
    }
}

TEST_F(AFileOfALesson, OfTooManyBytesIsNotRead) {
    EXPECT_THAT(refusal(std::string(1'000'001, 'x')), HasSubstr("it is larger than 1 MB; "));
    const auto file = dir.write("data.md", "![x](data:image/png;base64,");
    std::filesystem::resize_file(file, 50'000'000);
    EXPECT_THAT(refusalOf(file), HasSubstr("it is larger than 1 MB; "));
}

TEST_F(AFileOfALesson, ThatIsNoUtf8SaysWhatItIs) {
    EXPECT_THAT(refusal(std::string("# a\0b\n", 6)), HasSubstr("it is no text: it holds zero bytes; "));
    EXPECT_THAT(refusal("# One\n\nGr\xF6\xDF"
                        "e\n"),
                HasSubstr("line 3 is no UTF-8, perhaps it is Latin-1 or Windows-1252; save it as UTF-8"));
    EXPECT_THAT(refusal(std::string("\xFF\xFE#\0 \0", 6)), HasSubstr("it is UTF-16; save it as UTF-8"));
    EXPECT_THAT(refusal(std::string("\xFE\xFF\0#", 4)), HasSubstr("it is UTF-16; "));
}

} // namespace
} // namespace parascope
