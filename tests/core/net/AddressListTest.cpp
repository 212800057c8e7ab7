// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/AddressList.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string problemOf(std::string_view line) {
    const auto list = addressListFrom(line);
    return list.pages.size() == 1 ? list.pages[0].problem : "not one address";
}
std::string hostOf(std::string_view line) {
    EXPECT_EQ(problemOf(line), "") << line;
    return addressListFrom(line).pages.at(0).host;
}

TEST(AListOfAddresses, IsReadWhateverItsLineEndsBlanksAndComments) {
    const auto list = addressListFrom(
        "# pages\r\n\r\n  http://a.org/1 \t\rhttp://A.org/2#part\n#http://a.org/3\nhttp://a.org/1\n"
        "HTTP://a.ORG:80/1\nrubbish\nrubbish");
    EXPECT_THAT(list.pages, ElementsAre(ListedAddress{3, "http://a.org/1", "a.org", ""},
                                        ListedAddress{4, "http://A.org/2", "a.org", ""},
                                        ListedAddress{8, "rubbish", "", "it is no address"}));
    EXPECT_EQ(list.repeated, 3U);
    EXPECT_TRUE(addressListFrom("").pages.empty());
}

TEST(AListOfAddresses, MayBeUtf16OrHaveAMark) {
    EXPECT_EQ(hostOf("\xEF\xBB\xBFhttp://a.org/1"), "a.org");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("http://a.org/1\r\nhttp://a.org/2\r\n")) {
        wide += {c, '\0'};
    }
    EXPECT_EQ(addressListFrom(wide).pages.size(), 2U);
    EXPECT_EQ(addressListFrom(wide).pages.at(1).line, 2U);
}

TEST(AnAddress, HasAHost) {
    EXPECT_EQ(hostOf("http://127.0.0.1:8080/x"), "127.0.0.1:8080");
    EXPECT_EQ(hostOf("https://Example.ORG:443"), "example.org");
    EXPECT_EQ(hostOf("https://example.org:80?x"), "example.org:80");
    EXPECT_EQ(hostOf("http://[2001:DB8::1]:8080/"), "[2001:db8::1]:8080");
    EXPECT_EQ(hostOf("http://m\xC3\xBCnchen.example/stra\xC3\x9F"
                     "e"),
              "m\xC3\xBCnchen.example");
    EXPECT_EQ(hostOf("http://localhost:/"), "localhost");
    EXPECT_EQ(hostOf("http://a_b.example/"), "a_b.example");
}

TEST(AnAddress, ThatIsNoneHasItsProblem) {
    EXPECT_EQ(problemOf("example.org/x"), "write http:// or https:// before it");
    EXPECT_EQ(problemOf("localhost:8080/x"), "write http:// or https:// before it");
    EXPECT_EQ(problemOf("//example.org/x"), "write http:// or https:// before it");
    EXPECT_EQ(problemOf("ftp://example.org/x"), "only http and https are fetched, not ftp");
    EXPECT_EQ(problemOf("file:///etc/passwd"), "only http and https are fetched, not file");
    EXPECT_EQ(problemOf("mailto:me@example.org"), "only http and https are fetched, not mailto");
    EXPECT_EQ(problemOf("http:/example.org"), "write two slashes after the first colon");
    EXPECT_EQ(problemOf("http://example.org/a b"), "there is a blank in it, write %20");
    EXPECT_EQ(problemOf("http://example.org/\x01"), "there is a control character in it");
    EXPECT_EQ(problemOf("http://example.org/" + std::string(8000, 'x')), "it is longer than 8000 characters");
    EXPECT_EQ(problemOf("http://"), "it names no host");
    EXPECT_EQ(problemOf("http:///x"), "it names no host");
    EXPECT_EQ(problemOf("http://:80/x"), "it names no host");
    EXPECT_EQ(problemOf("http://a.org:0/"), "there is no port 0");
    EXPECT_EQ(problemOf("http://a.org:65536/"), "there is no port 65536");
    EXPECT_EQ(problemOf("http://a.org:99999999999999999999/"), "there is no port 99999999999999999999");
    EXPECT_EQ(problemOf("http://a.org:-1/"), "port '-1' is no number");
    EXPECT_EQ(problemOf("http://[::g]/"), "[::g] is no address of IPv6");
    EXPECT_EQ(problemOf("http://[::1/"), "[::1 is no address of IPv6");
    EXPECT_EQ(problemOf("http://a..b/"), "'a..b' is no name of a host");
    EXPECT_EQ(problemOf("http://<script>/"), "'<script>' is no name of a host");
    EXPECT_EQ(problemOf("http://me:secret@a.org/"), "there is a user's name in it, leave that out");
    EXPECT_EQ(problemOf("h\xFF\xFEttp"), "it is no address");
}

TEST(AListOfAddresses, OfAHundredThousandLinesIsReadAtOnce) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "http://host" + std::to_string(i % 100) + ".example/page?n=" + std::to_string(i) + "\n";
    }
    const auto list = addressListFrom(text);
    EXPECT_EQ(list.pages.size(), 100'000U);
    EXPECT_EQ(list.pages.back().line, 100'000U);
    EXPECT_EQ(addressListFrom(std::string(1'000'000, '\n')).pages.size(), 0U);
    EXPECT_EQ(addressListFrom(std::string(1'000'000, 'x')).pages.at(0).problem,
              "it is longer than 8000 characters");
}

class AFileOfAddresses : public testing::Test {
protected:
    static std::string complaint(const std::filesystem::path& file) {
        const auto list = readAddressList(file);
        return list ? "" : list.error().text();
    }
    test::TempDir dir;
};

TEST_F(AFileOfAddresses, IsRead) {
    const auto list = readAddressList(dir.write("urls.txt", "http://a.org/1\n\nhttp://a.org/2"));
    ASSERT_TRUE(list);
    EXPECT_EQ(list->pages.size(), 2U);
}

TEST_F(AFileOfAddresses, ThatCannotBeReadIsSaidInWords) {
    const auto begin = "cannot read the addresses in " + dir.path().string();
    EXPECT_EQ(complaint(dir.file("none")), begin + "/none: there is no such file; check how it is spelt; it "
                                                   "is to be a file with an address a line");
    EXPECT_EQ(complaint(dir.path()), begin + ": it is a folder; name a text file with an address a line");
    EXPECT_THAT(complaint(dir.write("empty", "")), HasSubstr("it holds no address; write one a line"));
    EXPECT_THAT(complaint(dir.write("comments", "# one\n\n#two\n")), HasSubstr("it holds no address"));
    EXPECT_THAT(complaint(dir.write("binary", std::string("\x7f"
                                                          "ELF\0\1",
                                                          6))),
                HasSubstr("it is no text"));
    EXPECT_THAT(complaint("/dev/null"), HasSubstr("it is no regular file"));
    EXPECT_THAT(complaint(dir.write("file", "x") / "below"), HasSubstr("Not a directory"));
}

TEST_F(AFileOfAddresses, IsNeverWaitedFor) {
    ASSERT_EQ(mkfifo(dir.file("pipe").c_str(), 0600), 0);
    EXPECT_THAT(complaint(dir.file("pipe")), HasSubstr("it is no regular file"));
}

} // namespace
} // namespace parascope
