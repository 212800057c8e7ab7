// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunBatches.h"

#include "core/demos/queue/QueueDemo.h"
#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Runs of several presses of Run.
class TheBatches : public testing::Test {
protected:
    RunRecord& add(RunRecord run, int batch, const std::string& startedAt = "2026-01-02T03:04:05Z") {
        run.facts.batch = batch;
        run.facts.startedAt = startedAt;
        run.facts.experiment.size = 200'000'000;
        runs.push_back(std::make_unique<RunRecord>(std::move(run)));
        return *runs.back();
    }
    std::vector<RunBatch> batches() {
        std::vector<const RunRecord*> all;
        for (const auto& run : runs) {
            all.push_back(run.get());
        }
        return batchesOf(all);
    }

    std::vector<std::unique_ptr<RunRecord>> runs;
};

TEST_F(TheBatches, HoldTheirRunsInTheOrderInWhichTheyWereAskedFor) {
    const auto& serial = add(test::serialRun(), 1);
    const auto& threads = add(test::parallelRun(Backend::Threads), 1);
    const auto& later = add(test::parallelRun(), 2);
    const auto all = batches();
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].number, 1);
    EXPECT_THAT(all[0].runs, ElementsAre(&serial, &threads));
    EXPECT_THAT(all[1].runs, ElementsAre(&later));
    EXPECT_THAT(batchesOf({}), IsEmpty());
}

TEST_F(TheBatches, AreCalledByTheirWorkAndWorkers) {
    add(test::serialRun(), 1);
    auto& one = add(test::parallelRun(), 2);
    auto& four = add(test::parallelRun(), 2);
    auto& queue = add(test::parallelRun(), 3);
    auto& foreign = add(test::parallelRun(), 4);
    one.facts.experiment.workers = 1;
    four.facts.experiment.workers = 4;
    queue.facts.experiment = queueExperiment({}, Backend::Threads);
    foreign.facts.title = "theirs.json";
    const auto all = batches();
    ASSERT_THAT(all, SizeIs(4));
    EXPECT_EQ(all[0].name, "sum-squares:200M, 2 workers");
    EXPECT_EQ(all[1].name, "sum-squares:200M, 1 to 4 workers");
    EXPECT_EQ(all[2].name, "Producer and consumer, 2 workers");
    EXPECT_EQ(all[3].name, "theirs.json");
}

TEST_F(TheBatches, BeganWithTheFirstOfTheirRunsThatDid) {
    add(test::serialRun(), 1, "");
    EXPECT_EQ(batches().front().startedAt, "") << "it waits";
    add(test::parallelRun(), 1, "2026-01-02T03:04:09Z");
    add(test::parallelRun(), 1, "2026-01-02T03:04:07Z");
    EXPECT_EQ(batches().front().startedAt, "2026-01-02T03:04:07Z");
}

} // namespace
} // namespace parascope
