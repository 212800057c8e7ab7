// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Baseline.h"

#include "core/report/Metrics.h"
#include "tests/core/report/RunMaker.h"

#include <deque>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

/// The runs of several batches.
class TheBaseline : public testing::Test {
protected:
    RunRecord& add(RunRecord run, int batch, int laterMs = 0) {
        run.facts.batch = batch;
        run.facts.ended += milliseconds(laterMs);
        runs.push_back(std::move(run));
        return runs.back();
    }
    RunRecord& serial(int batch, int laterMs = 0) { return add(test::serialRun(), batch, laterMs); }
    RunRecord& parallel(int batch) { return add(test::parallelRun(), batch); }
    [[nodiscard]] std::vector<const RunRecord*> all() const {
        std::vector<const RunRecord*> pointers;
        for (const auto& run : runs) {
            pointers.push_back(&run);
        }
        return pointers;
    }
    [[nodiscard]] std::optional<double> wallFor(const RunRecord& run) const {
        const auto baseline = findBaseline(run, all());
        return baseline ? std::optional(baseline->wall) : std::nullopt;
    }

    std::deque<RunRecord> runs;
};

TEST_F(TheBaseline, IsTheSerialRunOfTheSameBatch) {
    const auto& first = serial(1);
    const auto& early = parallel(1);
    serial(2, 600);
    const auto& late = parallel(2);
    EXPECT_DOUBLE_EQ(wallFor(early).value(), 0.404);
    EXPECT_DOUBLE_EQ(wallFor(late).value(), 1.004);
    EXPECT_DOUBLE_EQ(wallFor(first).value(), 0.404) << "so the baseline itself is 1.00";
    EXPECT_FALSE(wallFor(parallel(3))) << "a batch without one has none";
}

TEST_F(TheBaseline, IsTheMedianOfItsRepeats) {
    serial(1);
    serial(1, 900);
    serial(1, 100);
    EXPECT_DOUBLE_EQ(wallFor(parallel(1)).value(), 0.504);
    EXPECT_EQ(findBaseline(runs.back(), all())->words(), "one after another, 504 ms, the median of 3");
}

TEST_F(TheBaseline, HasASpeedUpOfOneItself) {
    serial(1);
    serial(1, 900);
    for (const auto& reported : figuresOf(all())) {
        EXPECT_EQ(reported.metrics.speedup, 1.0) << "though no repeat took as long as the median";
        EXPECT_TRUE(reported.metrics.isBaseline);
    }
}

TEST_F(TheBaseline, DidTheSameTotalWorkInTheSameLanguageAndEndedWell) {
    serial(1).facts.experiment.size += 1;
    serial(1).facts.experiment.workers = 4;
    serial(1).facts.experiment.cores = {CoreId(0)};
    serial(1).facts.experiment.backend = Backend::CpythonSerial;
    serial(1).facts.error = "crashed";
    serial(1).facts.stopped = true;
    EXPECT_FALSE(wallFor(parallel(1)));
}

TEST_F(TheBaseline, IsTheOneThatTheUserPinnedInEveryBatch) {
    auto& pinned = serial(1, 100);
    const auto& other = serial(2);
    const auto& run = parallel(2);
    pinned.facts.pinned = true;
    EXPECT_DOUBLE_EQ(wallFor(run).value(), 0.504);
    EXPECT_DOUBLE_EQ(wallFor(other).value(), 0.504);
    EXPECT_EQ(findBaseline(run, all())->words(), "one after another, 504 ms, pinned");
    pinned.facts.experiment.size += 1;
    EXPECT_DOUBLE_EQ(wallFor(run).value(), 0.404) << "of other work it says nothing";
}

TEST_F(TheBaseline, StandsBeforeTheRunThatNeedsIt) {
    const auto& first = serial(1);
    const auto& early = parallel(1);
    const auto& second = serial(2);
    const auto& late = parallel(2);
    EXPECT_THAT(withBaselines({&early, &late}, all()), ElementsAre(&first, &early, &second, &late));
    EXPECT_THAT(withBaselines({&early, &first}, all()), ElementsAre(&early, &first)) << "once is enough";
}

TEST_F(TheBaseline, IsTheSameAmongTheRunsThatLeaveThePage) {
    serial(1);
    const auto& run = parallel(1);
    serial(2, 600);
    const auto exported = withBaselines({&run}, all());
    EXPECT_EQ(figuresOf(exported).back().metrics.speedup, figuresOf({&run}, all()).front().metrics.speedup);
}

TEST(TheWorkOfAProcessorSecond, IsThatOfAllWorkersTogether) {
    const auto serial = test::serialRun(); // twice the work of one worker in 0.4 s
    EXPECT_DOUBLE_EQ(workPerCpuSecond(serial.facts).value(),
                     2.0 * static_cast<double>(serial.facts.experiment.size) / 0.4);
    auto faster = test::parallelRun();
    for (auto& worker : faster.facts.workers) {
        worker.usage.cpu = milliseconds(100);
    }
    EXPECT_DOUBLE_EQ(figuresOf({&serial, &faster})[1].metrics.coreSpeed.value(), 2);
    faster.facts.workers[0].usage.cpu = faster.facts.workers[1].usage.cpu = milliseconds(1);
    EXPECT_FALSE(workPerCpuSecond(faster.facts)) << "so little tells nothing";
}

} // namespace
} // namespace parascope
