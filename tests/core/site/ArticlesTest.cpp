// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/Articles.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace parascope {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

TEST(AnArticle, IsTheSameEachTimeAndOnEveryMachine) {
    EXPECT_EQ(articleTitle(7), "Article 7: The busy clock");
    EXPECT_EQ(articlePage(7), articlePage(7));
    EXPECT_THAT(articlePage(7), HasSubstr("<title>Article 7: The busy clock</title>"));
}

TEST(AnArticle, IsAWholePageOfAboutItsSize) {
    for (int number = 1; number <= kArticles; ++number) {
        const auto page = articlePage(number);
        EXPECT_THAT(page.substr(0, 15), StartsWith("<!DOCTYPE html>"));
        EXPECT_THAT(page.substr(page.size() - 8), EndsWith("</html>\n"));
        EXPECT_GE(page.size(), articleSize(number));
        EXPECT_LE(page.size(), articleSize(number) + 1500);
    }
}

TEST(TheArticles, AreOfManySizesFromTwoKilobytesToTwoMegabytes) {
    std::set<std::size_t> sizes;
    std::size_t large = 0;
    for (int number = 1; number <= kArticles; ++number) {
        sizes.insert(articleSize(number));
        large += articleSize(number) > 100'000 ? 1 : 0;
    }
    EXPECT_EQ(sizes.size(), 100U);
    EXPECT_EQ(*sizes.begin(), 2048U);
    EXPECT_EQ(*sizes.rbegin(), 1'956'642U);
    EXPECT_EQ(large, 43U);
}

TEST(TheArticles, HaveTitlesOfTheirOwnThatTheListNames) {
    std::set<std::string> titles;
    const auto list = articleList();
    for (int number = 1; number <= kArticles; ++number) {
        titles.insert(articleTitle(number));
        EXPECT_THAT(list, HasSubstr("<a href=\"/articles/" + std::to_string(number) + "\">" +
                                    articleTitle(number) + "</a>"));
    }
    EXPECT_EQ(titles.size(), 100U);
}

} // namespace
} // namespace parascope
