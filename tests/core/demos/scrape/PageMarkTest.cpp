// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/PageMark.h"

#include "core/trace/EventParser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Marks through a pipe, as a worker process writes them.
class APageMark : public testing::Test {
protected:
    APageMark() { EXPECT_EQ(pipe(ends), 0); }
    ~APageMark() override {
        close(ends[0]);
        close(ends[1]);
    }
    std::optional<PageNews> throughPipe(const PageNews& news) {
        LineRecorder lines(ends[1]);
        PageLines(lines).tell(news);
        std::string line(8192, '\0');
        line.resize(static_cast<std::size_t>(read(ends[0], line.data(), line.size())));
        EXPECT_TRUE(line.ends_with("\n"));
        line.resize(line.size() - 1);
        const auto length = line.size();
        line.resize(length + EventParser::kPadding);
        EXPECT_TRUE(EventParser().parse({line.data(), length}, event));
        EXPECT_EQ(event.category, kScrapeCategory);
        return PageMarkReader().read(event);
    }
    static PageNews over() {
        PageNews news;
        news.number = 41;
        auto& page = news.page;
        page.state = ScrapedPage::State::Done;
        page.title = "\"Ünï\", <b>\n=cmd()";
        page.status = 200;
        page.bytes = 123'456;
        page.begin = milliseconds(1000);
        page.parse = milliseconds(1050);
        page.end = milliseconds(1053);
        page.fetchCpu = microseconds(300);
        page.parseCpu = microseconds(2900);
        return news;
    }

    int ends[2]{};
    TraceEvent event;
};

TEST_F(APageMark, SaysThatAPageIsInHand) {
    PageNews news;
    news.number = 7;
    news.page.state = ScrapedPage::State::InHand;
    news.page.begin = milliseconds(12);
    const auto heard = throughPipe(news);
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->number, 7U);
    EXPECT_EQ(heard->page, news.page);
}

TEST_F(APageMark, SaysEverythingOfAPageThatIsDone) {
    const auto heard = throughPipe(over());
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->number, 41U);
    EXPECT_EQ(heard->page, over().page);
}

TEST_F(APageMark, SaysWhyAPageFailed) {
    auto news = over();
    news.page.state = ScrapedPage::State::Failed;
    news.page.error = "the server answered 404";
    news.page.title.clear();
    news.page.parse = Nanoseconds{};
    const auto heard = throughPipe(news);
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->page, news.page);
    EXPECT_EQ(heard->page.download().end, news.page.end) << "all of its time went into the download";
}

TEST_F(APageMark, ThatTellsNonsenseIsKeptWithinItsTime) {
    static_cast<void>(throughPipe(over()));
    event.args = R"({"page":3,"begin_ns":9000000000,"parse_ns":1,"status":70000,"title":"x"})";
    const auto heard = PageMarkReader().read(event);
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->page.begin, milliseconds(1053));
    EXPECT_EQ(heard->page.parse, milliseconds(1053));
    EXPECT_EQ(heard->page.status, 999);
    event.name = "something of a later version";
    EXPECT_FALSE(PageMarkReader().read(event));
    event.name = "page";
    event.args = "{";
    EXPECT_FALSE(PageMarkReader().read(event));
}

} // namespace
} // namespace parascope
