// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LineRecorder.h"

#include <array>
#include <csignal>
#include <gtest/gtest.h>
#include <simdjson.h>
#include <sstream>
#include <unistd.h>

namespace parascope {
namespace {

class ARecorderOfLines : public testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(pipe(ends.data()), 0); }
    void TearDown() override {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(std::size_t end) {
        if (ends[end] >= 0) {
            close(ends[end]);
            ends[end] = -1;
        }
    }
    std::vector<std::string> lines() {
        closeEnd(1);
        std::string text;
        std::array<char, 4096> buffer{};
        for (ssize_t got = read(ends[0], buffer.data(), buffer.size()); got > 0;
             got = read(ends[0], buffer.data(), buffer.size())) {
            text.append(buffer.data(), static_cast<std::size_t>(got));
        }
        EXPECT_TRUE(text.empty() || text.back() == '\n') << "whole lines only";
        std::istringstream stream(text);
        std::vector<std::string> all;
        for (std::string line; std::getline(stream, line);) {
            all.push_back(line);
        }
        return all;
    }

    std::array<int, 2> ends{-1, -1};
};

TEST_F(ARecorderOfLines, WritesEveryEventAsOneLineOfJsonUnderItsOwnProcessAndThread) {
    LineRecorder recorder(ends[1]);
    recorder.mark("ready", Nanoseconds(5));
    recorder.nameThread("me");
    recorder.record({Nanoseconds(10), Nanoseconds(20), "work", State::Running, 1});
    EXPECT_FALSE(recorder.isBroken());
    const auto all = lines();
    ASSERT_EQ(all.size(), 3U);
    simdjson::dom::parser parser;
    for (const auto& line : all) {
        const simdjson::dom::element event = parser.parse(line);
        EXPECT_EQ(std::int64_t(event["pid"]), getpid()) << line;
        EXPECT_EQ(std::int64_t(event["tid"]), gettid()) << line;
    }
}

TEST_F(ARecorderOfLines, NoticesThatNobodyReadsAnyMore) {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    LineRecorder recorder(ends[1]);
    closeEnd(0);
    recorder.record({});
    EXPECT_TRUE(recorder.isBroken());
    recorder.record({});
    std::signal(SIGPIPE, before);
}

TEST_F(ARecorderOfLines, OfADescriptorThatIsNoneIsBroken) {
    LineRecorder recorder(-1);
    recorder.record({});
    EXPECT_TRUE(recorder.isBroken());
}

} // namespace
} // namespace parascope
