// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lesson/ALesson.h"

namespace parascope {
namespace {

using test::ALesson;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(ALesson, WritesItsTextAsHtml) {
    EXPECT_EQ(html("*a* **b** `c<d` e  \nf\ng\n"),
              "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code> e<br />\nf\ng</p>\n");
    EXPECT_EQ(html("### The \"third\" & more\n\n---\n"),
              "<h3 id=\"the-third--more\">The &quot;third&quot; &amp; more</h3>\n<hr />\n");
    EXPECT_EQ(html("- a\n- b\n  1. c\n"),
              "<ul>\n<li>a\n</li>\n<li>b\n<ol>\n<li>c\n</li>\n</ol>\n</li>\n</ul>\n");
    EXPECT_EQ(html("> a\n> > b\n"),
              "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n");
}

TEST_F(ALesson, ShowsRawHtmlAsText) {
    const auto text =
        html("<script>alert(1)</script>\n\nA <b onclick=\"x()\">bold</b> <!-- remark --> word.\n");
    EXPECT_EQ(text,
              "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n<p>A &lt;b onclick=&quot;x()&quot;&gt;bold"
              "&lt;/b&gt; &lt;!-- remark --&gt; word.</p>\n");
}

TEST_F(ALesson, LinksToItsHeadingsToTheWebAndToMailOnly) {
    const auto text =
        html("# Top\n\n[a](#top) [b](https://x.org/?a=b&c=\"d\") [c](mailto:me@x.org) [d](javascript:x()) "
             "[e](file:///etc/passwd) [f](other.md) [g](data:text/html,x) [h](HTTP://X.org) [i](//x.org)\n");
    EXPECT_EQ(text, "<p><a href=\"#top\">a</a> <a href=\"https://x.org/?a=b&amp;c=%22d%22\">b</a> "
                    "<a href=\"mailto:me@x.org\">c</a> d e f g <a href=\"HTTP://X.org\">h</a> i</p>\n");
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(ALesson, SaysWhichHeadingALinkMayHaveMeant) {
    EXPECT_THAT(html("# The GIL\n\nText\nand [a](#the-gli) link.\n"), HasSubstr("and a link"));
    EXPECT_THAT(faults(),
                ElementsAre("a:4:5: link '#the-gli': no heading of this lesson has that anchor; did you mean "
                            "'#the-gil'?"));
    EXPECT_EQ(html("# Übung\n\n[a](#%C3%BCbung) [b](#übung)\n"),
              "<p><a href=\"#übung\">a</a> <a href=\"#übung\">b</a></p>\n");
}

class APictureOfALesson : public ALesson {
protected:
    void SetUp() override {
        std::filesystem::create_directory(dir.file("lesson"));
        std::filesystem::create_directory(dir.file("lesson/sub"));
        dir.write("lesson/one two.png", "PNG");
        dir.write("lesson/sub/é.SVG", "<svg/>");
        dir.write("lesson/text.txt", "text");
        dir.write("secret.png", "PNG");
    }
    std::string shown(const std::string& markdown) {
        m_read = parseLesson(markdown + "\n", dir.file("lesson/a.md"));
        return m_read.sections.at(0).blocks.at(0).text()->html;
    }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> texts;
        for (const auto& fault : m_read.faults) {
            texts.push_back(fault.text("a"));
        }
        return texts;
    }

private:
    Lesson m_read;
};

TEST_F(APictureOfALesson, IsShownFromItsFolder) {
    EXPECT_EQ(shown("![The *one*](<one two.png>)"),
              "<p><img src=\"lesson:one%20two.png\" alt=\"The one\" /></p>\n");
    EXPECT_EQ(shown("![](one%20two.png)"), "<p><img src=\"lesson:one%20two.png\" alt=\"\" /></p>\n");
    EXPECT_EQ(shown("![x](sub/../sub/é.SVG)"), "<p><img src=\"lesson:sub/%C3%A9.SVG\" alt=\"x\" /></p>\n");
    EXPECT_EQ(shown("![x](" + dir.file("lesson/sub/é.SVG").string() + ")"),
              "<p><img src=\"lesson:sub/%C3%A9.SVG\" alt=\"x\" /></p>\n");
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(APictureOfALesson, IsRefusedOutsideOfItsFolder) {
    EXPECT_EQ(shown("Look: ![alt](../secret.png)"),
              "<p>Look: [picture: alt (not shown: it lies outside the lesson's folder)]</p>\n");
    EXPECT_THAT(
        told(),
        ElementsAre("a:1:7: picture '../secret.png': it lies outside the lesson's folder; put it beside "
                    "the lesson"));
    for (const auto* const address : {"/etc/passwd.png", "sub/../../secret.png", "%2e%2e/secret.png"}) {
        EXPECT_THAT(shown(std::string("![](") + address + ")"), HasSubstr("outside the lesson's folder"))
            << address;
        EXPECT_THAT(told(), testing::SizeIs(1));
    }
    EXPECT_THAT(shown("![](file:///etc/passwd)"),
                HasSubstr("only pictures in the lesson's folder are shown"));
    EXPECT_THAT(told(), testing::SizeIs(1));
}

TEST_F(APictureOfALesson, IsRefusedWhereALinkLeadsOut) {
    std::filesystem::create_symlink(dir.file("secret.png"), dir.file("lesson/link.png"));
    std::filesystem::create_directory_symlink("..", dir.file("lesson/up"));
    std::filesystem::create_symlink("one two.png", dir.file("lesson/same.png"));
    std::filesystem::create_symlink("text.txt", dir.file("lesson/text.png"));
    EXPECT_THAT(shown("![](link.png)"), HasSubstr("outside the lesson's folder"));
    EXPECT_THAT(shown("![](up/secret.png)"), HasSubstr("outside the lesson's folder"));
    EXPECT_THAT(shown("![](same.png)"), HasSubstr("lesson:one%20two.png"));
    EXPECT_THAT(shown("![](text.png)"), HasSubstr("its ending names no picture"));
}

TEST_F(APictureOfALesson, IsNeverFetched) {
    EXPECT_EQ(shown("![a](https://x.org/a.png)"),
              "<p>[picture: a (not shown: nothing is fetched for a lesson)]</p>\n");
    EXPECT_THAT(told(), IsEmpty());
    EXPECT_THAT(shown("![a](data:image/png;base64,AAAA)"), Not(HasSubstr("<img")));
    EXPECT_THAT(shown("![a](//x.org/a.png)"), Not(HasSubstr("<img")));
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(APictureOfALesson, IsAFileOfAKindThatIsShown) {
    EXPECT_THAT(shown("![a](none.png)"), HasSubstr("there is no such file"));
    EXPECT_THAT(shown("![a](text.txt)"), HasSubstr("its ending names no picture that is shown"));
    EXPECT_THAT(shown("![a]()"), HasSubstr("[picture: a"));
    std::filesystem::create_directory(dir.file("lesson/folder.png"));
    EXPECT_THAT(shown("![a](folder.png)"), HasSubstr("it is no file"));
    EXPECT_THAT(shown("![<b>\"](none.png)"), HasSubstr("[picture: &lt;b&gt;&quot; (not"));
}

TEST_F(ALesson, HasTablesWithPipes) {
    EXPECT_EQ(html("| a | *b* | c |\n|---|:-:|--:|\n| 1 | `x|y` | 3 \\| 4 |\n2\n"),
              "<table>\n<tr><th>a</th><th align=\"center\"><em>b</em></th><th align=\"right\">c</th></tr>\n"
              "<tr><td>1</td><td align=\"center\"><code>x|y</code></td><td align=\"right\">3 | 4</td></tr>\n"
              "<tr><td>2</td><td align=\"center\"></td><td align=\"right\"></td></tr>\n</table>\n");
    EXPECT_THAT(html("a | b\n--- | ---\n1 | 2\n"), HasSubstr("<tr><td>1</td><td>2</td></tr>"));
    EXPECT_THAT(html("- a | b\n  --- | ---\n  1 | [x](https://x.org)\n"),
                HasSubstr("<td><a href=\"https://x.org\">x</a></td>"));
    EXPECT_THAT(html("a | b\n1 | 2\n"), Not(HasSubstr("<table>")));
    EXPECT_THAT(html("a | b\n---|---|---\n"), Not(HasSubstr("<table>"))) << "as many columns as its heading";
    EXPECT_THAT(html("a | b\n"), Not(HasSubstr("<table>")));
}

} // namespace
} // namespace parascope
