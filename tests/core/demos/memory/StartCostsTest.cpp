// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StartCosts.h"

#include "core/demos/memory/MemoryDemo.h"
#include "core/demos/memory/MemoryReport.h"
#include "core/observe/ProportionalMemory.h"
#include "tests/support/RunPointers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <list>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Runs whose workers were there 1, 2, 3 … ms after they were launched.
class WhatAWorkerCosts : public testing::Test {
protected:
    MemoryFacts& add(const Experiment& experiment) {
        auto& run = runs.emplace_back();
        run.facts.experiment = experiment;
        run.facts.launched = milliseconds(1000);
        run.facts.released = milliseconds(1100);
        run.facts.ended = milliseconds(1200);
        run.facts.finished = true;
        for (int i = 0; i < experiment.workers; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.launched = run.facts.launched;
            worker.announced = run.facts.launched + milliseconds((i + 1) * (i + 2) / 2); // each a ms later
            run.facts.workers.push_back(worker);
        }
        auto facts = std::make_shared<MemoryFacts>();
        run.facts.demo = facts;
        return *facts;
    }
    [[nodiscard]] std::vector<const RunRecord*> all() const { return test::pointersTo(runs); }
    [[nodiscard]] std::string json() const {
        JsonWriter writer;
        writer.beginObject();
        writeStartCosts(writer, all());
        writer.endObject();
        return std::string(writer.text());
    }

    std::list<RunRecord> runs;
};

TEST_F(WhatAWorkerCosts, IsMeasuredBesideTheCountingOnlyWhereThatIsAskedFor) {
    MemoryQuestion asked;
    EXPECT_THAT(MemoryDemo().plan(asked), SizeIs(6));
    asked.startCosts = true;
    const auto plan = MemoryDemo().plan(asked);
    ASSERT_THAT(plan, SizeIs(35)) << "6 ways, 5 kinds together, 12 threads and 12 processes alone";
    EXPECT_EQ(plan[0].workers, 4) << "what is counted stays as it is";
    EXPECT_FALSE(memoryQuestion(plan[0]).startCosts);
    EXPECT_EQ(plan[6].backend, Backend::Threads);
    EXPECT_EQ(plan[6].workers, 12) << "for their memory";
    EXPECT_EQ(plan[7].workers, 1) << "for their start";
    EXPECT_EQ(plan[19].backend, Backend::Processes);
    EXPECT_EQ(plan[20].workers, 1);
    EXPECT_EQ(plan[32].startMethod, StartMethod::Fork);
    EXPECT_EQ(plan[32].workers, 12) << "11 steps from one to the next";
    EXPECT_EQ(plan[33].startMethod, StartMethod::Forkserver);
    EXPECT_EQ(plan[34].startMethod, StartMethod::Spawn);
}

TEST_F(WhatAWorkerCosts, IsTheMedianWithItsSpreadAndCountsNothing) {
    MemoryQuestion asked;
    asked.startCosts = true;
    const auto plan = MemoryDemo().plan(asked);
    add(plan[6]).workerBytes = 12'288; // 12 at once: their starts do not count
    add(plan[7]).workerBytes = 1;
    add(plan[8]);
    runs.back().facts.workers.front().announced += milliseconds(3);
    add(plan[34]).workerBytes = 9'000'000; // CPython's spawn: 2 to 12 ms from each to the next
    const auto costs = startCosts(all());
    ASSERT_THAT(costs, SizeIs(2));
    EXPECT_EQ(costs[0].key, "thread");
    EXPECT_DOUBLE_EQ(costs[0].median, 0.0025);
    EXPECT_DOUBLE_EQ(costs[0].least, 0.001);
    EXPECT_DOUBLE_EQ(costs[0].most, 0.004);
    EXPECT_EQ(costs[0].starts, 2);
    EXPECT_EQ(costs[0].bytes, 12'288);
    EXPECT_EQ(costs[1].key, "python_spawn");
    EXPECT_DOUBLE_EQ(costs[1].median, 0.007);
    EXPECT_EQ(costs[1].starts, 11);
    EXPECT_THAT(memoryRows(all()), IsEmpty());
    EXPECT_EQ(startCostsInWords(all()), "One more worker takes: a thread 2.50 ms (1.00 ms to 4.00 ms), 12.3 "
                                        "kB; its spawn 7.00 ms (2.00 ms to "
                                        "12.0 ms), 9.0 MB.");
}

TEST_F(WhatAWorkerCosts, IsToldOfTheOthersWhereThereIsNoPython) {
    MemoryQuestion asked;
    asked.startCosts = true;
    const auto plan = MemoryDemo().plan(asked);
    add(plan[7]);
    for (const std::size_t kind : {32U, 33U, 34U}) {
        add(plan[kind]);
        runs.back().facts.error = "no Python was found";
        for (auto& worker : runs.back().facts.workers) {
            worker.launched = worker.announced = {}; // it could not begin
        }
    }
    EXPECT_EQ(startCostsInWords(all()), "One more worker takes: a thread 1.00 ms (1.00 ms to 1.00 ms). Not "
                                        "measured: CPython's fork, its forkserver, its spawn: no Python was "
                                        "found.");
    EXPECT_THAT(json(), HasSubstr(R"("unmeasured":{"python_fork":"no Python was found",)"));
    EXPECT_EQ(whyUnmeasured(runs.back()), "no Python was found");
    runs.back().facts.workers.front().launched = milliseconds(1000);
    EXPECT_EQ(whyUnmeasured(runs.back()), "") << "it began and failed: that is a failure";
    runs.back().facts.workers.front().launched = {};
    runs.back().facts.experiment.python = "/opt/python";
    EXPECT_EQ(whyUnmeasured(runs.back()), "") << "who names an interpreter wants its figures";
}

TEST_F(WhatAWorkerCosts, IsWrittenAsJsonWithTheFieldsThatWerePromised) {
    MemoryQuestion asked;
    asked.ways = {MemoryWay::Mutex};
    asked.workers = 3;
    add(MemoryDemo().plan(asked).front());
    EXPECT_THAT(json(), HasSubstr(R"("start":{"thread_s":0.003,"process_s":null,"spread":{"thread":{)"
                                  R"("median":0.003,"min":0.001,"max":0.006,"starts":3}}},"memory":{})"));
    asked.startCosts = true;
    add(MemoryDemo().plan(asked).at(27)).workerBytes = 4096; // CPython's fork
    EXPECT_THAT(json(), HasSubstr(R"("python_fork_s":0.007)"));
    EXPECT_THAT(json(), HasSubstr(R"("memory":{"python_fork_bytes":4096.0})"));
}

TEST(TheMemoryOfAProcess, IsReadWithWhatItSharesSharedOut) {
    EXPECT_EQ(parseProportionalMemory("00400000-7fff ---p 00000000 00:00 0   [rollup]\nRss:     884 kB\n"
                                      "Pss:               385 kB\nPss_Anon:  68 kB\n"),
              385U * 1024);
    EXPECT_EQ(parseProportionalMemory("Rss: 1 kB\nPss:"), std::nullopt);
    EXPECT_EQ(parseProportionalMemory(""), std::nullopt);
    EXPECT_GT(proportionalMemoryOf(getpid()).value_or(0), 100'000U);
    EXPECT_EQ(proportionalMemoryOf(-1), std::nullopt);
}

} // namespace
} // namespace parascope
