// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceReader.h"
#include "tests/support/NamedPipe.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>
#include <zlib.h>

namespace parascope {
namespace {

using testing::Each;
using testing::IsEmpty;

std::string span(int begin, int tid) {
    return R"({"name":"work )" + std::to_string(tid) + R"(","ph":"X","pid":1,"tid":)" + std::to_string(tid) +
           R"(,"ts":)" + std::to_string(begin) + R"(,"dur":5})";
}

class AWatchedReading : public testing::Test {
protected:
    /// Lane after lane, about 4 MB.
    [[nodiscard]] static std::string manySpans() {
        constexpr int kLanes = 4;
        std::string text = "[";
        for (int lane = 0; lane < kLanes; ++lane) {
            for (int i = 0; i < kSpansOfALane; ++i) {
                text += (text.size() > 1 ? ",\n" : "") + span(i * 10, lane);
            }
        }
        return text + "]";
    }

    static constexpr int kSpansOfALane = 15'000;
    test::TempDir dir;
};

TEST_F(AWatchedReading, TellsAtEachMegabyteWhatIsTakenOfAll) {
    const auto text = manySpans();
    std::vector<std::uint64_t> taken;
    std::vector<std::uint64_t> all;
    const auto loaded = readChromeTrace(dir.write("a.json", text), [&](const ReadingState& state) {
        taken.push_back(state.taken);
        all.push_back(state.all);
        return true;
    });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->trace.spanCount(), 4U * kSpansOfALane);
    EXPECT_THAT(all, Each(text.size()));
    EXPECT_EQ(taken.front(), 0U);
    EXPECT_EQ(taken.back(), text.size());
    for (std::size_t i = 1; i < taken.size(); ++i) {
        EXPECT_GE(taken[i], taken[i - 1]);
        EXPECT_LE(taken[i] - taken[i - 1], std::uint64_t{1} << 20);
    }
}

TEST_F(AWatchedReading, OfAPackedFileTellsItsOwnBytes) {
    const auto file = dir.file("a.json.gz");
    const auto text = manySpans();
    auto* packed = gzopen(file.c_str(), "wb");
    gzwrite(packed, text.data(), static_cast<unsigned>(text.size()));
    gzclose(packed);
    std::uint64_t taken = 0;
    std::uint64_t all = 0;
    ASSERT_TRUE(readChromeTrace(file, [&](const ReadingState& state) {
        taken = state.taken;
        all = state.all;
        return true;
    }));
    EXPECT_EQ(all, std::filesystem::file_size(file));
    EXPECT_EQ(taken, all);
    EXPECT_LT(all, text.size() / 2);
}

TEST_F(AWatchedReading, HandsOutWhatWasReadSoFarAndGoesOn) {
    Trace half;
    const auto loaded = readChromeTrace(dir.write("a.json", manySpans()), [&](const ReadingState& state) {
        if (half.isEmpty() && state.taken > state.all / 2) {
            half = state.traceSoFar();
        }
        return true;
    });
    ASSERT_TRUE(loaded);
    ASSERT_GE(half.lanes().size(), 2U);
    EXPECT_EQ(half.lanes()[0].info, loaded->trace.lanes()[0].info);
    const auto first = half.lanes()[0].index.rows().front().spans();
    ASSERT_EQ(first.size(), std::size_t{kSpansOfALane});
    EXPECT_EQ(half.name(first[7].name), "work 0");
    EXPECT_EQ(first[7].begin, std::chrono::microseconds(70));
    EXPECT_LT(half.spanCount(), loaded->trace.spanCount());
    EXPECT_EQ(loaded->trace.spanCount(), 4U * kSpansOfALane);
    EXPECT_THAT(loaded->warnings, IsEmpty());
}

TEST_F(AWatchedReading, ThatIsStoppedGivesNothingButTheWord) {
    int asked = 0;
    const auto loaded =
        readChromeTrace(dir.write("a.json", manySpans()), [&](const ReadingState&) { return ++asked < 3; });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(asked, 3) << "nobody is asked again";
    EXPECT_EQ(loaded.error().what, "cannot open '" + dir.file("a.json").string() + "'");
    EXPECT_EQ(loaded.error().why, "its reading was stopped");
}

class AWatchedPipe : public AWatchedReading {
protected:
    test::NamedPipe pipe{dir.file("pipe.json")};
};

TEST_F(AWatchedPipe, TellsWhatItHasWhileItWaits) {
    pipe.write("[" + span(0, 1) + "," + span(10, 1) + "," + span(20, 2));
    bool isWhole = false;
    const auto loaded = readChromeTrace(pipe.path(), [&](const ReadingState& state) {
        EXPECT_EQ(state.all, 0U);
        if (!isWhole && state.traceSoFar().spanCount() == 3) {
            isWhole = true;
            pipe.write(",{\"name\":\"open\",\"ph\":\"B\",\"pid\":1,\"tid\":3,\"ts\":15}," + span(40, 2) +
                       "]");
            pipe.end();
        }
        return true;
    });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->trace.spanCount(), 5U);
}

TEST_F(AWatchedPipe, ThatNobodyWritesToCanBeStopped) {
    int asked = 0;
    const auto loaded = readChromeTrace(pipe.path(), [&](const ReadingState&) { return ++asked < 5; });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(asked, 5);
    EXPECT_EQ(loaded.error().why, "its reading was stopped");
}

TEST_F(AWatchedPipe, IsReadToItsEndWithoutAWatch) {
    pipe.write("[" + span(0, 1) + "]");
    std::jthread late([this] { pipe.endOnceRead(); });
    const auto loaded = readChromeTrace(pipe.path());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->trace.spanCount(), 1U);
}

} // namespace
} // namespace parascope
