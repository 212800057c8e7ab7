// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of every task that works by itself and in pieces: its result, its spans, its stop, its turns.
#include "core/work/Task.h"

#include "tests/core/work/KeepingRecorder.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::KeepingRecorder;

struct KnownWork {
    const char* task;
    std::uint64_t size;
    const char* result; ///< the same for every backend and in every language
};

std::ostream& operator<<(std::ostream& out, const KnownWork& work) {
    return out << work.task << ":" << work.size;
}

/// Has another worker wait for its turn at every third look, and notes when others had theirs.
class NotedTurns final : public YieldPoint {
public:
    [[nodiscard]] bool shouldYield() const override { return ++looks % 3 == 0; }
    void yield() override {
        leave();
        comeBack();
    }
    void leave() override { others.push_back({monotonicNow(), {}}); }
    void comeBack() override { others.back().end = monotonicNow(); }

    mutable int looks = 0;
    std::vector<TimeSpan> others;
};

class EveryTask : public testing::TestWithParam<KnownWork> {
protected:
    Result<std::optional<std::string>> run(std::uint64_t size, YieldPoint* turns = nullptr) {
        const auto* task = *tasks.find(GetParam().task);
        EXPECT_TRUE(task->prepare());
        TaskContext context{recorder, stop.get_token(), turns};
        return task->run(size, context);
    }

    TaskCatalog tasks;
    KeepingRecorder recorder;
    std::stop_source stop;
};

TEST_P(EveryTask, HasOneResult) {
    EXPECT_EQ(run(GetParam().size).value(), GetParam().result);
    EXPECT_EQ(run(GetParam().size).value(), GetParam().result) << "it holds no state";
}

TEST_P(EveryTask, RecordsSpansThatAreDisjoint) {
    const auto before = monotonicNow();
    ASSERT_TRUE(run(GetParam().size).value());
    const auto after = monotonicNow();
    ASSERT_FALSE(recorder.spans.empty());
    auto last = before;
    for (const auto& span : recorder.spans) {
        EXPECT_LE(last, span.begin);
        EXPECT_LE(span.begin, span.end);
        EXPECT_GE(span.core, 0);
        last = span.end;
    }
    EXPECT_LE(last, after);
}

TEST_P(EveryTask, EndsWithoutAResultWhenItIsStopped) {
    recorder.whenRecorded = [this] { stop.request_stop(); };
    const auto result = run((*tasks.find(GetParam().task))->info().largestSize);
    ASSERT_TRUE(result) << result.error().text();
    EXPECT_FALSE(*result) << "and not after the days that it would take";
    EXPECT_LE(recorder.spans.size(), 2U);
}

TEST_P(EveryTask, DoesNothingMuchWhenItIsStoppedBeforeItBegins) {
    stop.request_stop();
    const auto result = run((*tasks.find(GetParam().task))->info().largestSize);
    ASSERT_TRUE(result) << result.error().text();
    EXPECT_FALSE(*result);
}

TEST_P(EveryTask, LetsOthersHaveTheirTurnOutsideOfItsSpansOfWork) {
    NotedTurns turns;
    EXPECT_EQ(run(GetParam().size, &turns).value(), GetParam().result);
    EXPECT_FALSE(turns.others.empty());
    for (const auto& other : turns.others) {
        for (const auto& span : recorder.spans) {
            const bool apart = span.end <= other.begin || span.begin >= other.end;
            const bool within = span.begin >= other.begin && span.end <= other.end;
            EXPECT_TRUE(apart || within) << span.name;
        }
    }
}

// The files are longer than what is read or written at a time, and than what is kept of them.
INSTANTIATE_TEST_SUITE_P(
    OfTheCatalog, EveryTask,
    testing::Values(KnownWork{"sum-squares", 1'000'000, "333332833333500000"},
                    KnownWork{"mandelbrot", 300, "2526282 steps"}, KnownWork{"matmul", 20, "trace 1841717"},
                    KnownWork{"sort", 100'000, "100000 numbers, middles 229809"},
                    KnownWork{"hash", 1'000'000, "1000000 bytes, hash 7181144eb7633a56"},
                    KnownWork{"train", 300, "881 of 1000 right, loss 0.421761"},
                    KnownWork{"blur", 50, "checksum 1bed08d5"},
                    KnownWork{"compress", 1'000'000, "1000000 bytes, checksum 6c7ccc7a"},
                    KnownWork{"file-write", 3'000'000, "3000000 bytes are on the disk"},
                    KnownWork{"file-read", 80'000'000, "80000000 bytes, checksum 3bae2384"},
                    KnownWork{"file-read-warm", 80'000'000, "80000000 bytes, checksum 26dec413"},
                    KnownWork{"database", 20, "20 orders of 1330 in all"},
                    KnownWork{"database-query", 100, "100 answers, 4995000 in all"}),
    [](const auto& each) {
        std::string name = each.param.task;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

} // namespace
} // namespace parascope
