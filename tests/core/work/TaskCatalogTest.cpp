// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Experiment.h"
#include "core/work/Task.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;

TEST(TheCatalogOfTasks, HasEveryTaskItLists) {
    const TaskCatalog tasks;
    ASSERT_FALSE(tasks.list().empty());
    for (const auto& info : tasks.list()) {
        const auto task = tasks.find(info.name);
        ASSERT_TRUE(task);
        EXPECT_EQ((*task)->info().name, info.name);
        EXPECT_FALSE(info.what.empty());
        EXPECT_FALSE(info.counts.empty());
        EXPECT_LE(info.usualSize, info.largestSize);
        EXPECT_TRUE(tasks.checkSize(info.name, info.usualSize));
        EXPECT_TRUE(tasks.checkSize(info.name, info.largestSize));
    }
}

TEST(TheCatalogOfTasks, NamesTheTasksThatAreNear) {
    const auto task = TaskCatalog().find("sum-square");
    ASSERT_FALSE(task);
    EXPECT_EQ(task.error().text(), "task 'sum-square': there is no such task; did you mean 'sum-squares'?");
    EXPECT_THAT(TaskCatalog().find("knit").error().text(), HasSubstr("known are sum-squares"));
    EXPECT_FALSE(TaskCatalog().find(""));
}

TEST(TheCatalogOfTasks, RefusesASizeThatIsTooLargeAndSaysWhy) {
    const auto size = TaskCatalog().checkSize("sum-squares", 10'000'000'000'001);
    ASSERT_FALSE(size);
    EXPECT_EQ(size.error().text(),
              "size 10000000000001 of task 'sum-squares': the sum would not fit into 128 bits; "
              "the largest is 10000G iterations");
    EXPECT_FALSE(TaskCatalog().checkSize("knit", 1));
}

TEST(ABackend, IsFoundByItsKey) {
    for (const auto& info : allBackends()) {
        EXPECT_EQ(parseBackend(info.key).value(), info.backend);
        EXPECT_EQ(&infoOf(info.backend), &info);
    }
}

TEST(ABackend, ThatIsUnknownNamesTheNearOnes) {
    EXPECT_EQ(parseBackend("thread").error().text(),
              "backend 'thread': there is no such backend; did you mean 'threads'?");
    EXPECT_THAT(parseBackend("fibers").error().text(),
                HasSubstr("known are serial, threads, gil, processes"));
}

TEST(ABackend, IsMeasuredAgainstASerialOneOfItsLanguage) {
    for (const auto& info : allBackends()) {
        const auto& baseline = infoOf(baselineOf(info.backend));
        EXPECT_TRUE(isSerial(baseline.backend)) << info.key;
        EXPECT_EQ(baseline.language, info.language) << info.key;
    }
}

TEST(AStartMethod, IsFoundByItsKey) {
    for (const auto method :
         {StartMethod::Default, StartMethod::Fork, StartMethod::Spawn, StartMethod::Forkserver}) {
        EXPECT_EQ(parseStartMethod(startMethodKey(method)).value(), method);
    }
    EXPECT_EQ(parseStartMethod("vfork").error().remedy, "give fork, spawn, forkserver or default");
}

TEST(AnExperiment, StartsOneWorkerForAllTheWorkWhenItIsSerial) {
    Experiment experiment;
    experiment.workers = 5;
    experiment.backend = Backend::Serial;
    EXPECT_EQ(experiment.workersStarted(), 1);
    EXPECT_EQ(experiment.unitsPerWorker(), 5);
    experiment.backend = Backend::Threads;
    EXPECT_EQ(experiment.workersStarted(), 5);
    EXPECT_EQ(experiment.unitsPerWorker(), 1);
}

} // namespace
} // namespace parascope
