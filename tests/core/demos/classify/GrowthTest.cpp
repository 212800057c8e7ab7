// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/Growth.h"

#include "core/demos/classify/TaskKinds.h"
#include "core/work/Task.h"
#include "tests/core/report/RunMaker.h"

#include <deque>
#include <gtest/gtest.h>

namespace parascope {
namespace {

class AGrowingInput : public testing::Test {
protected:
    void add(std::uint64_t size, std::int64_t milliseconds) {
        test::RunMaker maker(Backend::Processes, 1);
        maker.release(0).worker(0, milliseconds, milliseconds);
        maker.run.facts.experiment.task = "sum-squares";
        maker.run.facts.experiment.size = size;
        runs.push_back(std::move(maker.run));
    }
    [[nodiscard]] std::string words() const {
        std::vector<const RunRecord*> shown;
        for (const auto& run : runs) {
            shown.push_back(&run);
        }
        return growthInWords(growthOf(shown));
    }

    std::deque<RunRecord> runs;
};

TEST_F(AGrowingInput, OfWhatComputesTakesAsManyTimesAsLong) {
    add(100, 500);
    add(200, 1000);
    add(400, 2000);
    EXPECT_EQ(words(),
              "2 times the input took 2.00 times as long, 4 times the input took 4.00 times as long: "
              "the time grows with the input.");
}

TEST_F(AGrowingInput, OfAWaitTakesNoLonger) {
    add(100, 500);
    add(400, 505);
    EXPECT_EQ(words(), "4 times the input took 1.01 times as long: the time hardly grows with the input.");
}

TEST_F(AGrowingInput, OfWhatComparesAllWithAllTakesMore) {
    add(100, 100);
    add(200, 400);
    EXPECT_NE(words().find("the time grows faster than the input"), std::string::npos) << words();
}

TEST_F(AGrowingInput, IsACurveOfTimesOverSizes) {
    add(100, 500);
    add(200, 1000);
    const auto growth = growthOf(std::vector<const RunRecord*>{&runs[0], &runs[1]});
    EXPECT_EQ(growth.task, "sum-squares");
    EXPECT_EQ(growth.counts, "iterations");
    EXPECT_EQ(growth.points, (std::vector<GrowthPoint>{{100, 0.5}, {200, 1}}));
}

TEST_F(AGrowingInput, TellsNothingOfOneRunOrOfDifferentTasks) {
    add(100, 500);
    EXPECT_EQ(words(), "");
    add(200, 1000);
    runs.back().facts.experiment.task = "sleep";
    EXPECT_EQ(words(), "");
}

TEST(TheLessonsKinds, AreTasksThatThereAre) {
    const TaskCatalog tasks;
    EXPECT_EQ(taskKinds().size(), 6U);
    for (const auto& kind : taskKinds()) {
        EXPECT_TRUE(tasks.find(std::string(kind.task))) << kind.task;
    }
}

} // namespace
} // namespace parascope
