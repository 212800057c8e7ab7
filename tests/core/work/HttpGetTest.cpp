// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/HttpGet.h"

#include "core/site/SiteServer.h"
#include "tests/core/work/KeepingRecorder.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

class AFetchingTask : public testing::Test {
protected:
    Result<std::optional<std::string>> fetch(std::uint64_t pages) {
        TaskContext context{recorder, stop.get_token()};
        context.site = site->address();
        return HttpGet().run(pages, context);
    }

    std::unique_ptr<SiteServer> site = SiteServer::start({{}, 0}).value();
    test::KeepingRecorder recorder;
    std::stop_source stop;
};

TEST_F(AFetchingTask, HasThePagesAndWaitedForEach) {
    EXPECT_EQ(fetch(5).value(), "5 pages of 1177414 bytes in all, checksum c7981aa5");
    ASSERT_EQ(recorder.spans.size(), 5U);
    for (const auto& span : recorder.spans) {
        EXPECT_EQ(span.state, State::Io);
        EXPECT_STREQ(span.name, "fetching a page");
    }
}

TEST_F(AFetchingTask, EndsWithoutAResultWhenItIsStopped) {
    recorder.whenRecorded = [this] { stop.request_stop(); };
    const auto result = fetch(HttpGet().info().largestSize);
    ASSERT_TRUE(result);
    EXPECT_FALSE(*result);
}

TEST_F(AFetchingTask, FailsInWordsWhenTheSiteIsGone) {
    TaskContext context{recorder, {}};
    context.site = site->address();
    site.reset();
    const auto result = HttpGet().run(1, context);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().why, "nobody answers there");
}

} // namespace
} // namespace parascope
