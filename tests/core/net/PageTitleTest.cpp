// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageTitle.h"

#include "core/site/Articles.h"
#include "core/site/OddPages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <thread>

namespace parascope {
namespace {

using testing::StartsWith;

constexpr auto kHtml = "text/html";

ParsedPage parsed(std::string_view body, std::string_view type = kHtml) {
    const auto parser = TitleParser::load();
    EXPECT_TRUE(parser);
    const auto page = parser->parse(body, type);
    EXPECT_TRUE(page) << page.error().text();
    return page ? *page : ParsedPage();
}
std::string titleOf(std::string_view body, std::string_view type = kHtml) {
    return parsed(body, type).title;
}
std::string refused(std::string_view body, std::string_view type = kHtml) {
    const auto page = TitleParser::load()->parse(body, type);
    return page ? "" : page.error().text();
}
std::string times(std::size_t count, std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

TEST(ThePagesOfTheSite, HaveTheirTitles) {
    for (const int number : {1, 7, 100}) {
        const auto page = parsed(articlePage(number), "text/html; charset=utf-8");
        EXPECT_EQ(page.title, articleTitle(number));
        EXPECT_EQ(page.source, "title");
        EXPECT_EQ(page.links, 1U);
    }
    EXPECT_EQ(parsed(articleList()).links, 100U);
}

TEST(TheOddPagesOfTheSite, HaveTheirTitlesToo) {
    for (const auto& page : oddPages()) {
        const auto found = TitleParser::load()->parse(page.body, page.type);
        EXPECT_EQ(found ? found->title : "", page.title) << page.name;
        EXPECT_EQ(bool(found), page.name != "empty" && page.name != "not-html") << page.name;
    }
}

TEST(ATitle, IsTheTitleElementThenThePropertyThenTheHeading) {
    const std::string heading = "<body><h1> One <b>and</b><br>two<script>var x</script></h1><h1>Three</h1>";
    const std::string property = "<meta property='og:title' content=' A  property '>";
    EXPECT_EQ(titleOf(heading), "One and two");
    EXPECT_EQ(parsed(heading).source, "h1");
    EXPECT_EQ(titleOf(property + heading), "A property");
    EXPECT_EQ(parsed(property + heading).source, "og:title");
    EXPECT_EQ(titleOf("<title>T</title>" + property + heading), "T");
    EXPECT_EQ(titleOf("<title> \n </title>" + property + heading), "A property") << "an empty one is none";
    EXPECT_EQ(titleOf("<p>Nothing</p>"), "");
    EXPECT_EQ(parsed("<p>Nothing</p>").source, "");
    EXPECT_EQ(titleOf("<TITLE>Upper</TITLE>"), "Upper");
}

TEST(ATitle, IsNotThatOfAPicture) {
    EXPECT_EQ(titleOf("<body><svg><g><title>A circle</title></g></svg><h1>Head</h1>"), "Head");
    EXPECT_EQ(titleOf("<svg><title>A circle</title></svg><title>The page</title>"), "The page");
    EXPECT_EQ(titleOf("<!-- <title>Not this</title> --><title>This</title>"), "This");
    EXPECT_EQ(titleOf("<script>'<title>Not this</title>'</script><title>This</title>"), "This");
    EXPECT_EQ(titleOf("<title>First</title><title>Second</title>"), "First");
}

TEST(ATitle, HasItsEntitiesAndItsMarkupAsText) {
    EXPECT_EQ(titleOf("<title>a &amp; b &lt;i&gt; &uuml; &#8364; &#x20AC; &quot;</title>"),
              "a & b <i> \xC3\xBC \xE2\x82\xAC \xE2\x82\xAC \"");
    EXPECT_EQ(titleOf("<title>std::vector<T> & <b>bold</b></title>"), "std::vector<T> & <b>bold</b>");
    EXPECT_EQ(titleOf("<title>dash &#150; dash</title>"), "dash \xE2\x80\x93 dash") << "as browsers read it";
    EXPECT_EQ(titleOf("<title>=cmd(), \"quoted\"</title>"), "=cmd(), \"quoted\"");
    EXPECT_EQ(titleOf("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><title>a &x; b</title>"),
              "a &x; b")
        << "no file is read";
}

TEST(ATitle, IsOnOneLineAndNotLongerThanAThousandCharacters) {
    EXPECT_EQ(titleOf("<title>\r\n one \t two&nbsp;three \xE2\x80\x83 four\n</title>"), "one two three four");
    EXPECT_EQ(titleOf("<title>" + times(5000, "\xC3\xBC") + "</title>"), times(1000, "\xC3\xBC"));
    EXPECT_EQ(titleOf("<title>" + times(999, "x") + " y</title>"), times(999, "x"));
    EXPECT_EQ(titleOf(std::string("<title>a\0b\1c</title>", 20)), "a\xEF\xBF\xBD"
                                                                  "bc");
}

TEST(ATitle, ThatNobodyEndsEndsWhereMarkupBegins) {
    EXPECT_EQ(titleOf("<html><head><title>Open<body><h1>Head</h1>"), "Open");
    EXPECT_EQ(titleOf("<title>Open"), "Open");
    EXPECT_EQ(titleOf("<title"), "");
    EXPECT_EQ(titleOf(times(200'000, "<title>")), "");
    EXPECT_EQ(titleOf(times(200'000, "<title ")), "");
}

TEST(ACharset, IsTheMarksThenTheHeadersThenThePages) {
    const std::string umlaut = "<title>Gr\xFC\xDF"
                               "e \x80</title>";
    const auto latin = "Gr\xC3\xBC\xC3\x9F"
                       "e \xE2\x82\xAC";
    EXPECT_EQ(titleOf(umlaut), latin) << "it cannot be UTF-8";
    EXPECT_EQ(titleOf(umlaut, "text/html; charset=ISO-8859-1"), latin);
    EXPECT_EQ(titleOf(umlaut, "text/html;charset=\"windows-1252\""), latin);
    EXPECT_EQ(titleOf("<meta charset=latin1>" + umlaut), latin);
    EXPECT_EQ(titleOf("<meta charset='nonesuch'><meta http-equiv=content-type content='text/html; "
                      "charset=iso-8859-1'>" +
                      umlaut),
              latin);
    EXPECT_EQ(titleOf("<meta charset=utf-8>" + umlaut, "text/html; charset=latin1"), latin);
    EXPECT_EQ(titleOf("\xEF\xBB\xBF<title>\xC3\xBC</title>", "text/html; charset=latin1"), "\xC3\xBC");
    EXPECT_EQ(titleOf("<title>\xC3\xBC</title>"), "\xC3\xBC");
    EXPECT_EQ(titleOf("<meta charset=koi8-r><title>\xCD\xC9\xD2</title>"), "\xD0\xBC\xD0\xB8\xD1\x80");
    EXPECT_EQ(titleOf("<meta charset=shift_jis><title>\x93\xFA\x96{</title>"), "\xE6\x97\xA5\xE6\x9C\xAC");
    EXPECT_EQ(titleOf("<?xml version='1.0' encoding='iso-8859-1'?><html><title>\xFC</title></html>",
                      "application/xhtml+xml"),
              "\xC3\xBC");
}

TEST(ACharset, OfTwoBytesIsReadToo) {
    const auto wide = [](std::string_view text, bool bigEndian) {
        std::string bytes;
        for (const char c : text) {
            bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
        }
        return bytes;
    };
    EXPECT_EQ(titleOf("\xFF\xFE" + wide("<title>wide</title>", false)), "wide");
    EXPECT_EQ(titleOf("\xFE\xFF" + wide("<title>wide</title>", true), ""), "wide");
    EXPECT_EQ(titleOf(wide("<title>wide</title>", true), "text/html; charset=utf-16be"), "wide");
    EXPECT_EQ(titleOf("<meta charset=utf-16><title>narrow</title>"), "narrow") << "it says so in ASCII";
    EXPECT_EQ(titleOf("\xFF\xFE" + wide("<title>odd</title>", false) + "x"), "odd");
}

TEST(WrongBytes, BecomeReplacementsAndTheRestStays) {
    EXPECT_EQ(titleOf("<meta charset=utf-8><title>Gr\xFC\xDF"
                      "e</title>"),
              "Gr\xEF\xBF\xBD\xEF\xBF\xBD"
              "e");
    EXPECT_EQ(titleOf("<meta charset=euc-jp><title>a\xFF|b</title>"), "a\xEF\xBF\xBD|b");
    EXPECT_EQ(titleOf("<p>\xFF\xFE\xC0</p><title>Whole</title>", "text/html; charset=utf-8"), "Whole");
}

TEST(APageThatIsNoHtml, IsRefusedInWords) {
    EXPECT_EQ(refused("\x89PNG\r\n\x1a\n", "image/png"), "it is image/png, not HTML");
    EXPECT_EQ(refused("<title>x</title>", "Text/Plain; charset=utf-8"), "it is text/plain, not HTML");
    EXPECT_EQ(refused("\x89PNG\r\n\x1a\n", ""), "it is image/png, not HTML");
    EXPECT_EQ(refused("%PDF-1.4", ""), "it is application/pdf, not HTML");
    EXPECT_EQ(refused("Just words", ""), "it is plain text, not HTML");
    EXPECT_EQ(refused(std::string("a\0b", 3), ""), "it is binary data, not HTML");
    EXPECT_EQ(refused("<rss/>", "text/xml"), "it is text/xml, not HTML");
    EXPECT_EQ(refused(""), "the page is empty");
    EXPECT_EQ(refused(" \r\n\t "), "the page is empty");
}

TEST(APageOfAnUnknownKind, IsLookedAt) {
    EXPECT_EQ(titleOf("\n <!DOCTYPE HTML>\n<title>x</title>", ""), "x");
    EXPECT_EQ(titleOf("<!-- hello --><title>x</title>", ""), "x");
    EXPECT_EQ(
        titleOf("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><title>x</title></html>",
                "application/xml"),
        "x");
}

TEST(APageOutOfAllBounds, NeverBreaksTheParser) {
    const std::string head = "<title>Deep</title>";
    EXPECT_EQ(titleOf(head + times(100'000, "<div>")), "Deep");
    EXPECT_EQ(titleOf(head + times(100'000, "<b>") + times(100'000, "</x>")), "Deep");
    EXPECT_EQ(titleOf(head + times(2'000'000, "text ")), "Deep");
    EXPECT_EQ(titleOf(head + "<p title='" + times(2'000'000, "long ")), "Deep");
    EXPECT_EQ(titleOf(head + times(1'000'000, "&amp;")), "Deep");
    EXPECT_EQ(titleOf(head + std::string(1'000'000, '\0')), "Deep");
    EXPECT_EQ(titleOf(head + std::string(1'000'000, '<')), "Deep");
}

TEST(ManyAttributes, AreNoReasonToWaitForEver) {
    std::string page = "<title>Many</title><p ";
    for (int i = 0; i < 1'000'000; ++i) {
        page += "a" + std::to_string(i) + " ";
    }
    EXPECT_EQ(titleOf(page + "><h1>x</h1>"), "Many");
    EXPECT_EQ(parsed(page + "><a href=x>y</a>").links, 1U) << "the rest is read as ever";
    EXPECT_EQ(parsed("<a title='" + times(500, "a > b <c d='e'> ") + "' href=x>").links, 0U);
    EXPECT_EQ(parsed("<a title=\"" + times(500, "a > b <c d='e'> ") + "\" href = x>").links, 1U);
    EXPECT_EQ(titleOf(times(100'000, "<a b='")), "");
}

TEST(BinaryRubbish, HasNoTitleAndBreaksNothing) {
    std::minstd_rand numbers(7);
    for (int i = 0; i < 300; ++i) {
        std::string rubbish;
        for (int length = 0; length < 3000; ++length) {
            const auto number = numbers() >> 8U;
            rubbish += number % 16 == 0 ? "<!/>&;-='t"[number / 16 % 10] : static_cast<char>(number);
        }
        parsed(rubbish);
        const auto page = articlePage(1);
        EXPECT_THAT(titleOf(page.substr(0, page.size() / 2) + rubbish), StartsWith("Article 1"));
        parsed("<title>" + rubbish);
    }
}

TEST(ManyThreads, ParseAtTheSameTime) {
    const auto parser = TitleParser::load();
    ASSERT_TRUE(parser);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int number = 1; number <= 20; ++number) {
                const auto page = parser->parse(articlePage(number % 5 + 1), kHtml);
                ASSERT_TRUE(page);
                EXPECT_EQ(page->title, articleTitle(number % 5 + 1));
            }
        });
    }
}

} // namespace
} // namespace parascope
