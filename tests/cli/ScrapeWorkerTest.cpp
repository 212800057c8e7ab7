// SPDX-License-Identifier: GPL-3.0-or-later
// The workers of resources/python/scrape_worker.py, at the built-in site.
#include "core/net/SiteProcess.h"
#include "core/site/Articles.h"
#include "core/site/OddPages.h"
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <csignal>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <simdjson.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {
namespace {

using test::Program;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

/// A page as its worker told of it.
struct ToldPage {
    std::int64_t worker = -1;
    std::int64_t status = 0;
    std::int64_t bytes = 0;
    std::string title;
    std::string error;
    bool wasParsed = false;
};

/// What the workers told.
struct Story {
    std::map<std::int64_t, ToldPage> pages;
    std::multiset<std::int64_t> begun;
    std::set<std::string> spans;
    int done = 0;
    int stopped = 0;
    std::vector<std::string> failed;
};

class PythonScrapers : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (std::system("python3 -c '' 2>/dev/null") != 0) {
            GTEST_SKIP() << "there is no python3";
        }
        auto started = SiteProcess::start();
        ASSERT_TRUE(started);
        site.emplace(std::move(*started));
        ASSERT_EQ(mkfifo(ordersFile().c_str(), 0600), 0);
        orders = open(ordersFile().c_str(), O_RDWR | O_CLOEXEC);
    }
    void TearDown() override { close(orders); }
    [[nodiscard]] std::string ordersFile() const { return dir.file("orders").string(); }
    void order(std::string line) const {
        line += '\n';
        EXPECT_EQ(write(orders, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    }
    /// A page of the site, as a line of the list.
    void add(const std::string& path, int host = 0, bool isFree = true) {
        list += std::to_string(count++) + " " + std::to_string(host) + (isFree ? " 1 " : " 0 ") +
                (path.starts_with('/') ? site->address() + path : path) + "\n";
    }
    /// Its workers, already released.
    [[nodiscard]] std::unique_ptr<Program> started(const std::string& options) const {
        const int memory = memfd_create("list", 0); // inherited
        EXPECT_EQ(write(memory, list.data(), list.size()), static_cast<ssize_t>(list.size()));
        const auto line =
            "exec python3 " PARASCOPE_STUDENT_PYTHON "/scrape_worker.py agent=Parascope/0.1 list=" +
            std::to_string(memory) + " mode=" + GetParam() + " " + options + " <" + ordersFile();
        auto program =
            std::make_unique<Program>("/bin/sh", std::vector<std::string>{"-c", line},
                                      std::map<std::string, std::string>{{"PYTHONDONTWRITEBYTECODE", "1"},
                                                                         {"PYTHONWARNINGS", "error"}});
        close(memory);
        order("go");
        return program;
    }
    Story told(Program& program) {
        const auto outcome = program.finish();
        EXPECT_EQ(outcome.status, 0);
        EXPECT_EQ(outcome.err, "");
        Story story;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LT(line.size(), 4096U);
            take(line, story);
        }
        EXPECT_THAT(story.failed, IsEmpty());
        return story;
    }
    Story scraped(const std::string& options) { return told(*started(options)); }

    test::TempDir dir;
    std::optional<SiteProcess> site;
    std::string list;
    int count = 0;
    int orders = -1;

private:
    void take(const std::string& line, Story& story) {
        simdjson::dom::element event;
        ASSERT_FALSE(parser.parse(line).get(event)) << line;
        const std::string name{std::string_view(event["name"])};
        const std::string category{std::string_view(event["cat"])};
        const auto args = event["args"];
        if (std::string_view(event["ph"]) == "X") {
            story.spans.insert(name + ", " + category);
        } else if (name == "ready") {
            workers[std::int64_t(event["tid"])] = std::int64_t(args["worker"]);
        } else if (name == "done") {
            ++story.done;
            story.stopped += bool(args["stopped"]) ? 1 : 0;
        } else if (name == "failed") {
            story.failed.emplace_back(std::string_view(args["why"]));
        } else if (name == "begins") {
            story.begun.insert(std::int64_t(args["page"]));
        } else {
            ASSERT_EQ(category, "scrape");
            takePage(args, workers.at(std::int64_t(event["tid"])), story);
        }
    }
    static void takePage(simdjson::simdjson_result<simdjson::dom::element> args, std::int64_t worker,
                         Story& story) {
        auto& page = story.pages[std::int64_t(args["page"])];
        EXPECT_EQ(page.worker, -1) << "each once";
        page.worker = worker;
        page.status = std::int64_t(args["status"]);
        page.bytes = std::int64_t(args["bytes"]);
        page.wasParsed = std::int64_t(args["parse_ns"]) > std::int64_t(args["begin_ns"]);
        EXPECT_GT(std::int64_t(args["begin_ns"]), 0);
        EXPECT_GE(std::int64_t(args["fetch_cpu_ns"]), 0);
        std::string_view text;
        page.title = args["title"].get(text) ? "" : std::string(text);
        page.error = args["error"].get(text) ? "" : std::string(text);
    }

    simdjson::dom::parser parser;
    std::map<std::int64_t, std::int64_t> workers; ///< by tid
};

INSTANTIATE_TEST_SUITE_P(AsThreadsAndAsProcesses, PythonScrapers, testing::Values("threads", "processes"));

TEST_P(PythonScrapers, FindTheTitleOfEachPageOnce) {
    for (int number = 1; number <= kArticles; ++number) {
        add("/articles/" + std::to_string(number) + "?delay=1");
    }
    const auto story = scraped("workers=8");
    EXPECT_THAT(story.pages, SizeIs(kArticles));
    EXPECT_THAT(story.begun, SizeIs(kArticles));
    EXPECT_EQ(story.done, 8);
    for (const auto& [number, page] : story.pages) {
        EXPECT_EQ(page.title, articleTitle(static_cast<int>(number) + 1));
        EXPECT_EQ(page.status, 200);
        EXPECT_EQ(page.bytes, static_cast<std::int64_t>(articlePage(static_cast<int>(number) + 1).size()));
        EXPECT_TRUE(page.wasParsed);
    }
    for (const auto* const span : {"waiting for /articles/7?delay=1, io", "receiving /articles/7?delay=1, io",
                                   "parsing /articles/7?delay=1, running"}) {
        EXPECT_EQ(story.spans.count(span), 1U) << span;
    }
}

TEST_P(PythonScrapers, FindTheTitlesOfOddPagesAsTheOthersDo) {
    for (const auto& page : oddPages()) {
        add("/misbehaving/" + page.name);
    }
    const auto story = scraped("workers=3 parses=2");
    ASSERT_THAT(story.pages, SizeIs(oddPages().size()));
    for (const auto& [number, page] : story.pages) {
        const auto odd = oddPages().at(static_cast<std::size_t>(number));
        EXPECT_EQ(page.title, odd.title) << odd.name;
        EXPECT_EQ(page.error, odd.name == "empty"      ? "the page is empty"
                              : odd.name == "not-html" ? "it is image/png, not HTML"
                                                       : "")
            << odd.name;
    }
}

TEST_P(PythonScrapers, SayWhatIsWrongWithEachPageAndGoOn) {
    const std::pair<const char*, const char*> kWords[] = {
        {"/misbehaving/not-found", "the server answered 404"},
        {"/misbehaving/error", "the server answered 500"},
        {"/misbehaving/slow", "no answer within 0.3 s"},
        {"/misbehaving/endless", "it was not whole within 0.3 s"},
        {"/misbehaving/huge", "the page is larger than 100 kB"},
        {"/misbehaving/redirect-loop", "more than 10 redirects"},
        {"/misbehaving/redirect-away", "it leads to an address that is neither http nor https"},
        {"/misbehaving/half", "the connection was closed before the page was whole"},
        {"http://127.0.0.1:1/", "nobody answers there"},
        {"http://nosuch.invalid/", "there is no such host, or no network"},
    };
    for (const auto& [path, words] : kWords) {
        add(path);
    }
    add("/articles/1");
    const auto story = scraped("workers=6 timeout-ms=300 most-bytes=100000");
    ASSERT_THAT(story.pages, SizeIs(count));
    for (const auto& [number, page] : story.pages) {
        const auto at = static_cast<std::size_t>(number);
        EXPECT_EQ(page.error, at < std::size(kWords) ? kWords[at].second : "");
    }
    EXPECT_EQ(story.pages.at(0).status, 404);
    EXPECT_FALSE(story.pages.at(0).wasParsed);
    EXPECT_EQ(story.pages.at(count - 1).title, articleTitle(1));
    EXPECT_EQ(story.done, 6);
}

TEST_P(PythonScrapers, LeaveHostsToThoseWhoMayServeThem) {
    for (int number = 1; number <= 12; ++number) {
        add("/articles/1?delay=1&" + std::to_string(number), number % 3, false);
    }
    const auto story = scraped("workers=4 host-connections=1 robots=no");
    ASSERT_THAT(story.pages, SizeIs(12));
    for (const auto& [number, page] : story.pages) {
        EXPECT_EQ(page.worker, (number + 1) % 3) << "one worker for each host";
    }
}

TEST_P(PythonScrapers, ObeyRobotsFilesUnlessToldOtherwise) {
    add("/forbidden/page", 0, false);
    add("/articles/1", 0, false);
    add("/forbidden/page?2", 0, true);
    const auto story = scraped("workers=2");
    EXPECT_EQ(story.pages.at(0).error, "robots.txt does not allow it");
    EXPECT_EQ(story.pages.at(1).title, articleTitle(1));
    EXPECT_EQ(story.pages.at(2).title, articleTitle(1)) << "there are no limits for it";
    EXPECT_EQ(scraped("workers=2 robots=no").pages.at(0).title, articleTitle(1));
}

TEST_P(PythonScrapers, StopAtOnceWhateverTheyWaitFor) {
    add("/articles/1?delay=1");
    add("/misbehaving/slow");
    add("/misbehaving/endless");
    add("/articles/2?delay=60000");
    const auto program = started("workers=3 timeout-ms=600000");
    program->waitForOutput("\"page\":3");
    program->signal(SIGTERM);
    const auto story = told(*program);
    EXPECT_EQ(story.pages.at(0).title, articleTitle(1)) << "what is there is told";
    EXPECT_THAT(story.pages, SizeIs(1));
    EXPECT_EQ(story.stopped, 3);
}

TEST_P(PythonScrapers, StopInTheMiddleOfParsingByALine) {
    add("/articles/2");
    const auto program = started("workers=2 parses=1000000000");
    program->waitForOutput("parsing /articles/2");
    order("stop");
    const auto story = told(*program);
    EXPECT_EQ(story.done, 2);
    EXPECT_EQ(story.stopped, 1) << "the other one had nothing to do";
}

TEST_P(PythonScrapers, WaitBetweenTwoPagesOfAHost) {
    for (int number = 1; number <= 4; ++number) {
        add("/articles/1?delay=1&" + std::to_string(number), 0, false);
    }
    const auto story = scraped("workers=2 host-pause-ms=20 robots=no");
    EXPECT_THAT(story.pages, SizeIs(4));
    EXPECT_EQ(story.spans.count("pausing for its host, sleep"), 1U);
}

TEST_P(PythonScrapers, WithNothingToFetchEndAtOnce) {
    const auto story = scraped("workers=2");
    EXPECT_THAT(story.pages, IsEmpty());
    EXPECT_EQ(story.done, 2);
}

} // namespace
} // namespace parascope
