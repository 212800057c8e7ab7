// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lesson/ALesson.h"

namespace parascope {
namespace {

using test::ALesson;
using test::fence;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(ALesson, IsSectionsFromHeadingToHeading) {
    const auto& lesson =
        read("Before.\n\n# Threads & *cores*\n\nText.\n\n### Small\n\nMore.\n\nSecond\n------\n\n" +
             fence("run --task sort"));
    ASSERT_THAT(lesson.sections, SizeIs(3));
    EXPECT_EQ(lesson.sections[0].level, 0);
    EXPECT_EQ(lesson.sections[0].title, "");
    EXPECT_EQ(lesson.sections[1].level, 1);
    EXPECT_EQ(lesson.sections[1].title, "Threads & cores");
    EXPECT_EQ(lesson.sections[1].anchor, "threads--cores");
    ASSERT_THAT(lesson.sections[1].blocks, SizeIs(1)) << "a heading of level 3 is text";
    EXPECT_EQ(lesson.sections[1].blocks[0].place, (LessonPlace{5, 1}));
    EXPECT_EQ(lesson.sections[1].blocks[0].source, "Text.\n\n### Small\n\nMore.\n");
    EXPECT_EQ(lesson.sections[2].level, 2);
    EXPECT_EQ(lesson.sections[2].title, "Second");
    ASSERT_THAT(lesson.sections[2].blocks, SizeIs(1));
    EXPECT_NE(lesson.sections[2].blocks[0].command(), nullptr);
    EXPECT_EQ(lesson.sections[2].blocks[0].place, (LessonPlace{14, 1}));
    EXPECT_EQ(lesson.sections[2].blocks[0].source, fence("run --task sort"));
    EXPECT_THAT(lesson.faults, IsEmpty());
}

TEST_F(ALesson, MayHaveAHeadingOfNothing) {
    const auto& lesson = read("##\n\ntext\n\n###\n");
    ASSERT_THAT(lesson.sections, SizeIs(1));
    EXPECT_EQ(lesson.sections[0].title, "");
    EXPECT_EQ(lesson.sections[0].blocks.at(0).text()->html, "<p>text</p>\n<h3 id=\"-1\"></h3>\n");
}

TEST_F(ALesson, IsCalledByItsFirstGreatHeading) {
    EXPECT_EQ(read("## Two\n\n# One\n\n# Other\n").title, "One");
    EXPECT_EQ(read("## Two\n\ntext\n").title, "Two");
    EXPECT_EQ(read("text\n").title, "a") << "by its file where it has none";
    EXPECT_EQ(read("").title, "a");
    EXPECT_THAT(read("").sections, IsEmpty());
}

TEST(TheTitleOfALesson, IsKnownWithoutItsBlocks) {
    EXPECT_EQ(lessonTitle("## Two\n\n> # Quoted\n\n# One *and* `more`\n"), "One and more");
    EXPECT_EQ(lessonTitle("### Small\n\n## Two\n"), "Two");
    EXPECT_EQ(lessonTitle("text\n"), std::nullopt);
}

TEST_F(ALesson, NamesHeadingsAsGitHubDoes) {
    const auto& lesson = read("# Übung: 1. Teil_a!\n\n## Same\n\n## Same\n\n## Same-1\n\n## `code` – dash\n");
    std::vector<std::string> anchors;
    for (const auto& section : lesson.sections) {
        anchors.push_back(section.anchor);
    }
    EXPECT_THAT(anchors, ElementsAre("übung-1-teil_a", "same", "same-1", "same-1-1", "code--dash"));
}

TEST_F(ALesson, HasCodeThatIsShownAndPythonThatCanBeRun) {
    const auto all =
        blocks("```python run\nprint(1)\n```\n\n```cpp\nint x;\n```\n\n~~~\nplain\n~~~\n\ntext\n\n    "
               "indented\n    twice\n");
    ASSERT_THAT(all, SizeIs(5));
    const auto* python = all[0].code();
    ASSERT_NE(python, nullptr);
    EXPECT_EQ(python->language, "python");
    EXPECT_EQ(python->text, "print(1)\n");
    EXPECT_TRUE(python->isRun);
    EXPECT_EQ(all[1].code()->language, "cpp");
    EXPECT_FALSE(all[1].code()->isRun);
    EXPECT_EQ(all[2].code()->language, "");
    EXPECT_NE(all[3].text(), nullptr);
    EXPECT_EQ(all[4].code()->text, "indented\ntwice\n");
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(ALesson, RunsNoOtherLanguageThanPython) {
    EXPECT_THAT(faultsOf("```bash run\nls\n```\n"),
                ElementsAre("a:1:9: 'run': only Python in a lesson is run; leave it out"));
    EXPECT_THAT(
        faultsOf("```parascop\nrun\n```\n"),
        ElementsAre(
            "a:1:4: language 'parascop': it is none, but nearly the one of a block that runs; did you "
            "mean 'parascope'?"));
}

TEST_F(ALesson, FindsFencesInQuotesAndLists) {
    const auto all = blocks(
        "1. one\n2. two\n\n   ```parascope\n   run --task sort\n   ```\n   after\n3. three\n\n> quoted\n>\n> "
        "```parascope title=\"T\"\n> run --tusk sort\n> ```\n");
    ASSERT_THAT(all, SizeIs(4));
    EXPECT_EQ(all[0].text()->html, "<ol>\n<li><p>one</p>\n</li>\n<li><p>two</p>\n</li>\n</ol>\n");
    ASSERT_NE(all[1].command(), nullptr);
    EXPECT_TRUE(all[1].command()->command.has_value());
    EXPECT_EQ(all[1].place, (LessonPlace{4, 4}));
    EXPECT_EQ(all[2].text()->html, "<blockquote>\n<div><p>after</p>\n</div>\n</blockquote>\n<ol "
                                   "start=\"3\">\n<li><p>three</p>\n</li>\n</ol>\n"
                                   "<blockquote>\n<p>quoted</p>\n</blockquote>\n")
        << "the item goes on without its number, the next has its own";
    ASSERT_NE(all[3].command(), nullptr);
    EXPECT_EQ(all[3].command()->title, "T");
    EXPECT_THAT(faults(), ElementsAre("a:13:7: '--tusk': 'run' has no such option; did you mean '--task'?"));
}

TEST_F(ALesson, TakesFencesOfMoreBackticksForWhatTheyHold) {
    const auto all = blocks("````markdown\n```parascope\nrun\n```\n````\n");
    ASSERT_THAT(all, SizeIs(1));
    ASSERT_NE(all[0].code(), nullptr);
    EXPECT_EQ(all[0].code()->text, "```parascope\nrun\n```\n");
}

TEST_F(ALesson, MayHaveAnyKindOfLineEnd) {
    const auto all =
        blocks("\xEF\xBB\xBF# One\r\n\r\n```parascope\r\nrun --task sort\r\n```\r\ntext\rmore\r\n");
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_TRUE(all[0].command()->command.has_value());
    EXPECT_EQ(all[0].place.line, 3);
    EXPECT_EQ(all[1].text()->html, "<p>text\nmore</p>\n");
    EXPECT_EQ(all[1].place.line, 6);
}

TEST_F(ALesson, CountsColumnsInCharacters) {
    EXPECT_THAT(faultsOf("> äöü\n>\n> ```parascope title=\"äöü\" titel=x\n> run\n> ```\n"),
                ElementsAre("a:3:28: 'titel': a block has no such property; did you mean 'title'?"));
}

} // namespace
} // namespace parascope
