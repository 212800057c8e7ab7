// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/MemoryQuestion.h"
#include "core/demos/memory/MemoryRun.h"
#include "core/demos/table/ComparisonPlan.h"
#include "core/demos/table/StartCells.h"
#include "tests/core/report/RunMaker.h"

#include <memory>

namespace parascope::test {

/// The runs of a session as the table "Threads vs processes" reads them: made by hand, ids counting on.
class ComparisonRuns {
public:
    /// Takes a run in as the newest.
    RunRecord& add(RunRecord run) {
        run.facts.id = RunId(static_cast<std::int32_t>(m_runs.size()));
        m_runs.push_back(std::make_unique<RunRecord>(std::move(run)));
        return *m_runs.back();
    }
    /// Two workers with 200 ms of work each; `busy` of them at a time.
    RunRecord& computing(Backend backend, int busy, std::uint64_t size = 1000) {
        const std::int64_t wall = busy == 2 ? 200 : 400;
        RunMaker maker(backend, 2);
        maker.release(0);
        for (int i = 0; i < (isSerial(backend) ? 1 : 2); ++i) {
            maker.worker(0, wall, isSerial(backend) ? 400 : 200);
        }
        maker.run.facts.experiment.size = size;
        return add(std::move(maker.run));
    }
    /// Workers that announce themselves at those moments, wait 500 ms and end.
    RunRecord& waiting(Backend backend, const std::vector<std::int64_t>& announced) {
        RunMaker maker(backend, static_cast<int>(announced.size()));
        maker.release(announced.back());
        for (const auto at : announced) {
            maker.worker(at, announced.back() + 500, 0);
        }
        maker.run.facts.experiment.task = "sleep";
        maker.run.facts.experiment.size = 500;
        return add(std::move(maker.run));
    }
    /// The runs for what one more worker costs: of those together each 10 ms after the one before, one made
    /// alone after 1 ms, the next after 2 …; each worker has that much memory.
    void starting(Backend backend, std::uint64_t bytes, int batch = 0) {
        std::int64_t alone = 0;
        for (auto& experiment : startExperiments(backend, ComparisonPlan{})) {
            RunMaker maker(backend, experiment.workers);
            maker.release(1000);
            alone += experiment.workers == 1 ? 1 : 0;
            for (int i = 0; i < experiment.workers; ++i) {
                maker.worker(experiment.workers == 1 ? alone : 10 * (i + 1), 1000, 0);
            }
            auto facts = std::make_shared<MemoryFacts>();
            facts->workerBytes = bytes;
            maker.run.facts.demo = facts;
            maker.run.facts.experiment = experiment;
            maker.run.facts.batch = batch;
            add(std::move(maker.run));
        }
    }
    /// The newest run waits for its turn, or runs.
    void openNewest(bool isRunning) {
        auto& facts = m_runs.back()->facts;
        facts.finished = false;
        facts.launched = isRunning ? facts.launched : Nanoseconds{};
    }

    [[nodiscard]] std::vector<const RunRecord*> all() const {
        std::vector<const RunRecord*> runs;
        for (const auto& run : m_runs) {
            runs.push_back(run.get());
        }
        return runs;
    }
    [[nodiscard]] static Machine machine() { return {2, "Test CPU", "6.1.0", 2}; }

private:
    std::vector<std::unique_ptr<RunRecord>> m_runs;
};

} // namespace parascope::test
