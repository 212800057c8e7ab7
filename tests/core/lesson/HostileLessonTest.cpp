// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are made to take all time or all memory. ctest's time limit is the limit.
#include "tests/core/lesson/ALesson.h"

namespace parascope {
namespace {

using test::ALesson;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::string repeated(std::string_view text, std::size_t bytes) {
    std::string all;
    while (all.size() < bytes) {
        all += text;
    }
    return all;
}

class AHostileLesson : public ALesson {
protected:
    /// A megabyte of it.
    const Lesson& megabyteOf(std::string_view text) { return read(repeated(text, 999'000)); }
};

TEST_F(AHostileLesson, OfBracketsIsReadAsFarAsItIsALesson) {
    for (const auto* const brackets : {"[", "![", "![[]()", "[a](", "[a][b]", "[![](x)](y) "}) {
        const auto& lesson = read("# Title\n\ntext\n\n" + repeated(brackets, 999'000));
        EXPECT_EQ(lesson.title, "Title");
        ASSERT_THAT(lesson.sections, SizeIs(1));
        EXPECT_THAT(lesson.sections[0].blocks, SizeIs(1));
        EXPECT_THAT(
            faults(),
            ElementsAre("a:5:1: this paragraph: it has more than 1000 '['; put an empty line in it; what "
                        "follows is not read"));
    }
    for (const auto* const brackets : {"[a](b)\n\n", "![[]()\n\n", "[a]: b\n\n[a]\n\n"}) {
        megabyteOf(brackets);
        EXPECT_THAT(faults(), testing::Not(IsEmpty()));
    }
}

TEST_F(AHostileLesson, OfQuotesInQuotesIsReadAsFarAsItIsALesson) {
    for (const auto* const nested : {">", "> ", "- ", "* ", "1. ", "+ "}) {
        read("text\n\n" + repeated(nested, 10'000 * std::string_view(nested).size()) + "end\n\n" +
             repeated("\n", 500'000));
        EXPECT_THAT(faults(), ElementsAre(StartsWith(
                                  "a:3:1: quotes and lists in each other: more than 100 begin on this "
                                  "line; ")))
            << nested;
    }
}

TEST_F(AHostileLesson, ShowsOnlySomeOfWhatIsNested) {
    const auto text = html(repeated("> ", 180) + "a\n");
    EXPECT_EQ(text,
              repeated("<blockquote>\n", 16 * 13) + "<p>a</p>\n" + repeated("</blockquote>\n", 16 * 14));
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(AHostileLesson, OfMarksTakesItsTime) {
    for (const auto* const marks : {"*a_", "_*", "**a", "`", "`a``b```c", "<", "<a ", "<!--", "&#", "\\",
                                    "a**b", "]", "<?", "*a **b ", "\t", "#"}) {
        const auto& lesson = megabyteOf(marks);
        EXPECT_LE(lesson.faults.size(), 1U) << marks;
    }
}

TEST_F(AHostileLesson, OfShortLinesTakesItsTime) {
    for (const auto* const lines :
         {"a\n", "- a\n", "\n", "# a\n\n", "```\n```\n", "a|b\n-|-\n", "1. a\n   ```\n   ```\n   b\n", "- - ",
          "#a b\n", "[x](#y)\n\n", "```parascope\nrun\n```\n", "```parascope\nrum\n```\n"}) {
        megabyteOf(lines);
        EXPECT_LE(faults().size(), 1002U) << lines;
    }
    EXPECT_THAT(faults(), testing::Contains(HasSubstr("only the first 1000 are told")));
    read("|" + repeated("a|", 10'000) + "\n|" + repeated("-|", 10'000) + "\n" + repeated("b\n", 900'000));
}

TEST_F(AHostileLesson, OfTenThousandLinesIsRead) {
    std::string text = "# Long\n\n";
    for (int i = 0; i < 1000; ++i) {
        text += "## Section\n\nA *paragraph* with `code` and [a link](#section).\n\n```parascope\nrun --task "
                "sort\n```\n\n- item\n\n";
    }
    const auto& lesson = read(text);
    EXPECT_THAT(lesson.sections, SizeIs(1001));
    EXPECT_EQ(lesson.sections.back().anchor, "section-999");
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(AHostileLesson, OfAnyBytesIsSurvived) {
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 1664525U + 1013904223U;
        bytes += static_cast<char>(state >> 24U);
    }
    read(bytes);
    read(std::string("a\0b", 3));
    read("```parascope\n\0");
    read("```parascope title=\\\n\\");
}

} // namespace
} // namespace parascope
