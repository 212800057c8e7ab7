// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeShare.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>
#include <set>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<int> serversOf(std::uint32_t host, int workers, int connections) {
    std::vector<int> all;
    for (int worker = 0; worker < workers; ++worker) {
        if (mayServe(worker, host, workers, connections)) {
            all.push_back(worker);
        }
    }
    return all;
}

TEST(AHost, IsServedByAsManyWorkersAsMayAskAtATime) {
    EXPECT_THAT(serversOf(0, 8, 4), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(serversOf(1, 8, 4), ElementsAre(4, 5, 6, 7));
    EXPECT_THAT(serversOf(2, 8, 4), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(serversOf(1, 6, 4), ElementsAre(0, 1, 4, 5)) << "it goes on round the end";
    EXPECT_THAT(serversOf(4'000'000'000U, 5, 3), testing::SizeIs(3));
}

TEST(AHost, IsServedByAllWithoutALimitOrWithFewWorkers) {
    EXPECT_THAT(serversOf(3, 3, 0), ElementsAre(0, 1, 2));
    EXPECT_THAT(serversOf(3, 3, 4), ElementsAre(0, 1, 2));
    EXPECT_THAT(serversOf(7, 1, 4), ElementsAre(0));
}

/// Five pages of two hosts.
class APagesShare : public testing::Test {
protected:
    static std::vector<ScrapeTarget> targets() {
        return {{0, 0, false, "http://a/0"},
                {1, 1, true, "http://b/1"},
                {2, 0, false, "http://a/2"},
                {4, 1, true, "http://b/4"},
                {5, 0, false, "http://a/5"}};
    }
    static std::vector<std::uint32_t> takeAll(ScrapeShare& share, std::uint32_t host) {
        std::vector<std::uint32_t> all;
        while (const auto page = share.take(host)) {
            all.push_back(page->page);
        }
        return all;
    }
};

TEST_F(APagesShare, GivesEachHostsPagesInTheListsOrder) {
    auto share = ScrapeShare::create(targets());
    ASSERT_TRUE(share);
    EXPECT_EQ(share->hosts(), 2U);
    EXPECT_FALSE(share->isFree(0));
    EXPECT_TRUE(share->isFree(1));
    const auto first = share->take(0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->url, "http://a/0");
    EXPECT_FALSE(first->isFree);
    EXPECT_THAT(takeAll(*share, 0), ElementsAre(2, 5));
    EXPECT_THAT(takeAll(*share, 1), ElementsAre(1, 4));
    EXPECT_FALSE(share->take(1)) << "asked again, too";
}

TEST_F(APagesShare, IsTheSameForWhoMapsItsMemory) {
    auto share = ScrapeShare::create(targets());
    ASSERT_TRUE(share);
    auto other = ScrapeShare::attach(dup(share->descriptor()));
    ASSERT_TRUE(other) << other.error().text();
    EXPECT_EQ(share->take(0)->page, 0U);
    EXPECT_EQ(other->take(0)->url, "http://a/2");
    EXPECT_EQ(share->take(0)->page, 5U);
    EXPECT_FALSE(other->take(0));
}

TEST_F(APagesShare, IsTheSameForAProcessThatNamesWhoHoldsIt) {
    auto share = ScrapeShare::create(targets());
    ASSERT_TRUE(share);
    auto other = ScrapeShare::attach(getpid(), share->descriptor());
    ASSERT_TRUE(other) << other.error().text();
    EXPECT_NE(other->descriptor(), share->descriptor()) << "one of its own, to be closed by it";
    EXPECT_EQ(share->take(0)->page, 0U);
    EXPECT_EQ(other->take(0)->url, "http://a/2");
    const auto nobody = ScrapeShare::attach(getpid(), 1'000'000);
    ASSERT_FALSE(nobody);
    EXPECT_THAT(nobody.error().text(), HasSubstr("cannot be opened: No such file or directory"));
}

TEST_F(APagesShare, RefusesMemoryOfSomethingElse) {
    const auto other = SharedMemory::create(64);
    ASSERT_TRUE(other);
    const auto share = ScrapeShare::attach(dup(other->descriptor()));
    ASSERT_FALSE(share);
    EXPECT_THAT(share.error().text(), HasSubstr("its memory holds something else"));
    EXPECT_FALSE(ScrapeShare::attach(-1));
}

TEST_F(APagesShare, GivesAPageToOneAloneHoweverManyAsk) {
    std::vector<ScrapeTarget> many;
    for (std::uint32_t page = 0; page < 20'000; ++page) {
        many.push_back({page, 0, true, "http://a/"});
    }
    auto share = ScrapeShare::create(many);
    ASSERT_TRUE(share);
    std::mutex mutex;
    std::multiset<std::uint32_t> taken;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto mine = takeAll(*share, 0);
                const std::lock_guard lock(mutex);
                taken.insert(mine.begin(), mine.end());
            });
        }
    }
    EXPECT_EQ(taken.size(), 20'000U);
    EXPECT_EQ(std::set<std::uint32_t>(taken.begin(), taken.end()).size(), 20'000U);
}

TEST_F(APagesShare, GivesTurnsThatAreAPauseApart) {
    auto share = ScrapeShare::create(targets());
    ASSERT_TRUE(share);
    EXPECT_EQ(share->turn(0, milliseconds(10), milliseconds(5)), milliseconds(10));
    EXPECT_EQ(share->turn(0, milliseconds(11), milliseconds(5)), milliseconds(15));
    EXPECT_EQ(share->turn(0, milliseconds(12), milliseconds(5)), milliseconds(20));
    EXPECT_EQ(share->turn(1, milliseconds(12), milliseconds(5)), milliseconds(12)) << "another host";
    EXPECT_EQ(share->turn(0, milliseconds(99), milliseconds(5)), milliseconds(99));
}

TEST_F(APagesShare, IsATextForPython) {
    const auto text = scrapeListText(targets());
    ASSERT_TRUE(text);
    const auto bytes = text->bytes();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()),
              "0 0 0 http://a/0\n1 1 1 http://b/1\n2 0 0 http://a/2\n4 1 1 http://b/4\n5 0 0 http://a/5\n");
}

} // namespace
} // namespace parascope
