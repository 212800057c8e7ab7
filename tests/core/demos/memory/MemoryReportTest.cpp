// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryReport.h"

#include "core/demos/RunFile.h"
#include "tests/core/demos/memory/ACounting.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

TEST_F(ACounting, SaysWhatWasLostAndWhatEachProtectionCosts) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(2'765'433));
    add(MemoryWay::Mutex, milliseconds(140), facts(4'000'000));
    add(MemoryWay::Atomic, milliseconds(50), facts(4'000'000));
    add(MemoryWay::Separate, milliseconds(10), facts(4'000'000, 0));
    add(MemoryWay::SharedMemory, milliseconds(10), facts(4'000'000));
    EXPECT_EQ(
        memorySentence(memoryRows(all())),
        "Without a lock 1,234,567 of 4,000,000 updates were lost, with a mutex none (14 times as long), "
        "with an atomic none (5.0 times as long), in the other ways none. Each process counted for itself: "
        "the "
        "parent still sees 0.");
    const auto report = memoryReport(all());
    ASSERT_EQ(report.rows.size(), 5U);
    EXPECT_EQ(report.rows[0].title, "shared, unprotected");
    EXPECT_EQ(report.rows[0].figures[2].value, 1'234'567);
}

TEST_F(ACounting, ByOneWayAloneSaysWhatWasNotLost) {
    add(MemoryWay::Mutex, milliseconds(10), facts(4'000'000));
    EXPECT_EQ(memorySentence(memoryRows(all())), "With a mutex no update was lost.");
}

TEST_F(ACounting, ThatLostNothingWithoutALockWasLucky) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(4'000'000));
    EXPECT_THAT(memorySentence(memoryRows(all())), HasSubstr("none was lost this time, by luck"));
}

TEST_F(ACounting, OfOneWorkerNeedsNoLuck) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(4'000'000)).facts.experiment.workers = 1;
    EXPECT_THAT(memorySentence(memoryRows(all())), HasSubstr("one worker has nobody to lose them to"));
}

TEST_F(ACounting, ComparesNothingWithTheRunsOfAnotherBatch) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(4'000'000));
    add(MemoryWay::Mutex, milliseconds(140), facts(4'000'000)).facts.batch = 1;
    EXPECT_EQ(memoryRows(all())[1].timesAsLong, std::nullopt);
}

TEST_F(ACounting, SaysTheSameWhenItIsOpenedAgain) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(2'765'433));
    add(MemoryWay::Separate, milliseconds(10), facts(4'000'000, 0));
    for (auto& run : runs) { // a file wants lanes
        run.facts.workers.front().lane = run.trace.addLane({"worker 0", "", LaneKind::Worker, 1, 10, 0});
        run.trace.addSpan(run.facts.workers.front().lane, {run.facts.released, run.facts.ended,
                                                           run.trace.nameId("counting"), 0, State::Running});
    }
    const test::TempDir dir;
    ASSERT_TRUE(saveRuns(all(), dir.file("memory.trace.json")));
    const auto opened = openRuns(dir.file("memory.trace.json"));
    ASSERT_TRUE(opened) << opened.error().text();
    ASSERT_EQ(opened->runs.size(), 2U);
    const std::vector<const RunRecord*> again{&opened->runs[0], &opened->runs[1]};
    EXPECT_EQ(memoryFacts(again[1]->facts), facts(4'000'000, 0));
    EXPECT_EQ(memorySentence(memoryRows(again)), memorySentence(memoryRows(all())));
}

TEST(AMemoryQuestion, TakesAllWaysOrSomeAndSaysWhichThereAre) {
    MemoryQuestion asked;
    ASSERT_TRUE(readFieldTexts(asked, {{"ways", "all"}}));
    EXPECT_EQ(asked.ways.size(), kMemoryWays);
    ASSERT_TRUE(readFieldTexts(asked, {{"ways", "mutex,atomic"}, {"switch-interval-ms", "0.01"}}));
    EXPECT_EQ(asked.ways, (std::vector{MemoryWay::Mutex, MemoryWay::Atomic}));
    EXPECT_EQ(asked.switchInterval, 0.01);
    const auto wrong = readFieldTexts(asked, {{"ways", "mutx"}});
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().text(), HasSubstr("did you mean 'mutex'"));
    EXPECT_FALSE(readFieldTexts(asked, {{"increments", "0"}}));
    EXPECT_FALSE(readFieldTexts(asked, {{"increments", "2G"}}));
    EXPECT_FALSE(readFieldTexts(asked, {{"switch-interval-ms", "0"}}));
    EXPECT_FALSE(readFieldTexts(asked, {{"workers", "65"}}));
}

TEST(AMemoryQuestion, SaysOfEachNumberWhatItMayBe) {
    const auto wordsFor = [](const std::string& field, const std::string& text) {
        MemoryQuestion asked;
        const auto read = readFieldTexts(asked, {{field, text}});
        return read ? std::string("taken") : read.error().text();
    };
    EXPECT_EQ(wordsFor("workers", "0"), "workers '0': it is zero; give 1 to 64");
    EXPECT_EQ(wordsFor("workers", "65"), "workers '65': that is too many; give 1 to 64");
    EXPECT_EQ(wordsFor("increments", "0"), "increments '0': it is zero; give 1 to 1000000000");
    EXPECT_EQ(wordsFor("increments", "1G"), "taken");
    EXPECT_EQ(wordsFor("increments", "2G"),
              "increments '2G': that would take too long; give 1 to 1000000000");
}

} // namespace
} // namespace parascope
