// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the built-in site as libcurl fetches them, those that misbehave among them.
#include "core/net/PageFetcher.h"

#include "core/site/Articles.h"
#include "core/site/OddPages.h"
#include "core/site/SiteServer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <fcntl.h>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class APageOfTheSite : public testing::Test {
protected:
    static std::unique_ptr<SiteServer> startSite(Nanoseconds delay) {
        auto site = SiteServer::start({delay, 0});
        EXPECT_TRUE(site);
        return site ? std::move(*site) : nullptr;
    }
    Result<std::optional<Page>> fetch(const std::string& path, FetchLimits limits = {}) {
        auto fetcher = PageFetcher::create(limits);
        EXPECT_TRUE(fetcher);
        return fetcher->fetch(site->address() + path, stop.get_token());
    }
    Page page(const std::string& path) {
        auto fetched = fetch(path);
        EXPECT_TRUE(fetched) << fetched.error().text();
        return fetched.value().value();
    }

    std::unique_ptr<SiteServer> site = startSite({});
    std::stop_source stop;
};

TEST_F(APageOfTheSite, IsTheArticle) {
    const auto article = page("/articles/7");
    EXPECT_EQ(article.status, 200);
    EXPECT_EQ(article.contentType, "text/html; charset=utf-8");
    EXPECT_EQ(article.body, articlePage(7));
    EXPECT_EQ(article.address, site->address() + "/articles/7");
    EXPECT_EQ(page("/articles/101").status, 404);
    EXPECT_EQ(page("/articles/0").status, 404);
    EXPECT_EQ(page("/articles/99999999999999").status, 404);
}

/// The descriptors of this process that are connections to that port, and whether programs inherit them.
std::vector<bool> connectionsInherited(int port) {
    std::vector<bool> inherited;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const int file = std::stoi(entry.path().filename().string());
        sockaddr_in other{};
        socklen_t size = sizeof other;
        if (getpeername(file, reinterpret_cast<sockaddr*>(&other), &size) == 0 &&
            other.sin_family == AF_INET && ntohs(other.sin_port) == port) {
            inherited.push_back((static_cast<unsigned>(fcntl(file, F_GETFD)) & FD_CLOEXEC) == 0);
        }
    }
    return inherited;
}

TEST_F(APageOfTheSite, IsFetchedByAConnectionThatOtherProgramsDoNotInherit) {
    auto fetcher = PageFetcher::create();
    ASSERT_TRUE(fetcher);
    ASSERT_TRUE(
        fetcher->fetch(site->address() + "/articles/1", {})); // its connection is kept for the next page
    const auto address = site->address();
    const int port = std::stoi(address.substr(address.rfind(':') + 1));
    EXPECT_THAT(connectionsInherited(port), testing::ElementsAre(false));
}

TEST_F(APageOfTheSite, IsListed) {
    EXPECT_EQ(page("/").body, articleList());
    const auto urls = page("/urls.txt");
    EXPECT_THAT(urls.body, StartsWith(site->address() + "/articles/1\n"));
    EXPECT_THAT(urls.body, HasSubstr("/articles/100\n"));
    EXPECT_EQ(std::count(urls.body.begin(), urls.body.end(), '\n'), 100);
}

TEST_F(APageOfTheSite, IsListedUnderAsManyAddressesAsAreAskedFor) {
    const auto urls = page("/urls.txt?n=250").body;
    EXPECT_EQ(std::count(urls.begin(), urls.end(), '\n'), 250);
    EXPECT_THAT(urls, HasSubstr("/articles/100\n" + site->address() + "/articles/1?copy=1\n"));
    EXPECT_THAT(urls, testing::EndsWith("/articles/50?copy=2\n"));
    EXPECT_EQ(page("/articles/50?copy=2").body, articlePage(50));
    EXPECT_EQ(page("/robots.txt").body, "User-agent: *\nDisallow: /forbidden/\n");
}

TEST_F(APageOfTheSite, ThatIsOddComesAsItIs) {
    for (const auto& odd : oddPages()) {
        const auto got = page("/misbehaving/" + odd.name);
        EXPECT_EQ(got.body, odd.body) << odd.name;
        EXPECT_EQ(got.contentType, odd.type) << odd.name;
    }
    EXPECT_FALSE(fetch("/misbehaving/redirect-away")) << "it leads to ftp";
}

TEST_F(APageOfTheSite, IsListedAsOftenAsAskedEachTimeAtAnotherAddress) {
    const auto many = page("/urls.txt?n=250").body;
    EXPECT_EQ(std::count(many.begin(), many.end(), '\n'), 250);
    EXPECT_THAT(many, EndsWith("/articles/50?copy=2\n"));
    EXPECT_EQ(page("/articles/50?copy=2").body, articlePage(50));
    const auto few = page("/urls.txt?n=3&misbehaving=1").body;
    EXPECT_EQ(std::count(few.begin(), few.end(), '\n'), 3 + 9);
    EXPECT_THAT(few, HasSubstr("/articles/2\n" + site->address() + "/misbehaving/not-found\n"));
}

TEST_F(APageOfTheSite, TakesTheDelayThatIsAskedForOrTheUsualOne) {
    const auto before = monotonicNow();
    page("/articles/7?delay=30");
    EXPECT_GE(monotonicNow() - before, milliseconds(30));
    site = startSite(milliseconds(20));
    const auto again = monotonicNow();
    page("/articles/7");
    EXPECT_GE(monotonicNow() - again, milliseconds(20));
}

TEST_F(APageOfTheSite, IsAnsweredToManyAtTheSameTime) {
    constexpr int kClients = 40;
    site = startSite(milliseconds(500));
    std::vector<std::jthread> clients;
    const auto before = monotonicNow();
    for (int i = 0; i < kClients; ++i) {
        clients.emplace_back(
            [this, i] { EXPECT_EQ(page("/articles/" + std::to_string(i + 1)).status, 200); });
    }
    clients.clear();
    EXPECT_LT(monotonicNow() - before, milliseconds(500) * kClients / 2) << "not one after another";
}

TEST_F(APageOfTheSite, ThatFailsHasItsStatus) {
    EXPECT_EQ(page("/misbehaving/not-found").status, 404);
    EXPECT_EQ(page("/misbehaving/error").status, 500);
    EXPECT_EQ(page("/nowhere").status, 404);
}

TEST_F(APageOfTheSite, ThatIsNoTextSaysSoInItsType) {
    const auto picture = page("/misbehaving/not-html");
    EXPECT_EQ(picture.contentType, "image/png");
    EXPECT_THAT(picture.body, StartsWith("\x89PNG"));
    EXPECT_THAT(page("/misbehaving/wrong-charset").body, HasSubstr("<title>Gr\xfc\xdf"
                                                                   "e</title>"));
}

TEST_F(APageOfTheSite, ThatComesTooSlowlyIsGivenUp) {
    FetchLimits limits;
    limits.time = milliseconds(50);
    const auto slow = fetch("/misbehaving/slow", limits);
    ASSERT_FALSE(slow);
    EXPECT_EQ(slow.error().what, "cannot fetch " + site->address() + "/misbehaving/slow");
    EXPECT_EQ(slow.error().why, "no answer within 50.0 ms");
    const auto endless = fetch("/misbehaving/endless", limits);
    ASSERT_FALSE(endless);
    EXPECT_THAT(endless.error().why, EndsWith("within 50.0 ms"));
}

TEST_F(APageOfTheSite, ThatIsTooLargeIsGivenUp) {
    FetchLimits limits;
    limits.bytes = 1'000'000;
    const auto fetched = fetch("/misbehaving/huge", limits);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().why, "the page is larger than 1 MB");
}

TEST_F(APageOfTheSite, ThatLeadsInACircleIsGivenUp) {
    const auto fetched = fetch("/misbehaving/redirect-loop");
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().why, "more than 10 redirects");
}

TEST_F(APageOfTheSite, ThatIsBrokenOffIsNoPage) {
    const auto fetched = fetch("/misbehaving/half");
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().why, "the connection was closed before the page was whole");
}

TEST_F(APageOfTheSite, IsNotWaitedForAnyMoreWhenTheFetcherIsStopped) {
    std::jthread stopper([this] { stop.request_stop(); });
    const auto fetched = fetch("/misbehaving/slow");
    ASSERT_TRUE(fetched) << fetched.error().text();
    EXPECT_FALSE(*fetched);
}

TEST_F(APageOfTheSite, CannotBeFetchedWhenTheSiteHasEnded) {
    const auto address = site->address();
    site.reset();
    auto fetcher = PageFetcher::create();
    ASSERT_TRUE(fetcher);
    const auto fetched = fetcher->fetch(address + "/", {});
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().text(),
              "cannot fetch " + address + "/: nobody answers there; check the address and the network");
}

TEST_F(APageOfTheSite, IsOfASiteWhosePortMayBeChosenWhereItIsFree) {
    const auto port = std::stoi(site->address().substr(site->address().rfind(':') + 1));
    const auto second = SiteServer::start({{}, port});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().why, "port " + std::to_string(port) + " of 127.0.0.1 is taken");
}

TEST(AFetcher, ReadsNoFilesOfThisMachine) {
    auto fetcher = PageFetcher::create();
    ASSERT_TRUE(fetcher);
    const auto fetched = fetcher->fetch("file:///etc/hostname", {});
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().why, "it leads to an address that is neither http nor https");
}

} // namespace
} // namespace parascope
