// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Robots.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

bool allows(std::string_view text, std::string_view path) {
    return RobotsRules::parse(text, "Parascope/0.1").allows(path);
}

TEST(ARobotsFile, ThatSaysNothingAllowsAll) {
    EXPECT_TRUE(RobotsRules().allows("/x"));
    EXPECT_TRUE(allows("", "/x"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/x"));
    EXPECT_TRUE(allows("Disallow: /\n", "/x")) << "a rule of nobody's";
    EXPECT_TRUE(allows("<html>Not found</html>", "/x"));
    EXPECT_TRUE(allows(std::string("\0\xFF:\r:\n", 6), "/x"));
}

TEST(ARobotsFile, IsReadWhateverItsLineEndsCaseBlanksAndComments) {
    EXPECT_FALSE(allows("USER-AGENT : *\rdisallow:/x # all of it\r", "/x/y"));
    EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\r\n\r\nDisallow: /x\r\n", "/x"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /x\n", "/y"));
}

TEST(ARobotsFile, HasAGroupForOneThatWinsOverThatForAll) {
    constexpr auto kGroups = "User-agent: *\nDisallow: /\n\n"
                             "User-agent: other\nUser-agent: PARASCOPE/2\nDisallow: /mine\n\n"
                             "User-agent: parascopes\nDisallow: /theirs\n\n"
                             "User-agent: parascope\nDisallow: /also\n";
    EXPECT_TRUE(allows(kGroups, "/x"));
    EXPECT_TRUE(allows(kGroups, "/theirs"));
    EXPECT_FALSE(allows(kGroups, "/mine"));
    EXPECT_FALSE(allows(kGroups, "/also")) << "both groups count";
    EXPECT_TRUE(RobotsRules::parse(kGroups, "other").allows("/also"));
    EXPECT_FALSE(RobotsRules::parse(kGroups, "nobody").allows("/x"));
}

TEST(RobotsRules, LetTheLongestDecide) {
    constexpr auto kRules =
        "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /d\nDisallow: /d\n";
    EXPECT_FALSE(allows(kRules, "/a/x"));
    EXPECT_TRUE(allows(kRules, "/a/b/x"));
    EXPECT_FALSE(allows(kRules, "/a/b/c?x=1"));
    EXPECT_TRUE(allows(kRules, "/d")) << "of two as long that which allows";
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /", "/robots.txt"));
}

TEST(RobotsRules, KnowStarsAndTheEnd) {
    constexpr auto kRules = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /search*q=\nDisallow: /end$\n";
    EXPECT_FALSE(allows(kRules, "/files/a.pdf"));
    EXPECT_TRUE(allows(kRules, "/files/a.pdf?x"));
    EXPECT_FALSE(allows(kRules, "/search?a=b&q=c"));
    EXPECT_TRUE(allows(kRules, "/search?a=b"));
    EXPECT_FALSE(allows(kRules, "/end"));
    EXPECT_TRUE(allows(kRules, "/ending"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: *a*a*a*a*b\n", std::string(5000, 'a') + "b"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: *a*a*a*a*b\n", std::string(5000, 'a')));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /a*b$\n", "/abxb")) << "the last b is the end";
}

TEST(RobotsRules, TakeDifferentSpellingsForTheSame) {
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /%7Eme\n", "/~me"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /\xC3\xBC\n", "/%c3%bc"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b")) << "that is another path";
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /100%\n", "/100%"));
}

TEST(RobotsRules, MayAskForADelay) {
    const auto delay = [](std::string_view value) {
        return RobotsRules::parse("User-agent: *\nCrawl-delay: " + std::string(value), "x").crawlDelay();
    };
    EXPECT_EQ(delay("2.5"), Nanoseconds(2'500'000'000));
    EXPECT_EQ(delay("1e300"), Nanoseconds(std::chrono::hours(24)));
    EXPECT_EQ(delay("-1"), std::nullopt);
    EXPECT_EQ(delay("soon"), std::nullopt);
    EXPECT_EQ(RobotsRules().crawlDelay(), std::nullopt);
}

TEST(ARobotsFile, IsReadForFiveHundredKibibytes) {
    const std::string filler(500UL * 1024, '#');
    EXPECT_TRUE(allows(filler + "\nUser-agent: *\nDisallow: /\n", "/x"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /\n" + filler, "/x"));
}

} // namespace
} // namespace parascope
