// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/MemoryDemo.h"
#include "core/demos/memory/MemoryReport.h"
#include "tests/support/RunPointers.h"

#include <gtest/gtest.h>
#include <list>

namespace parascope {

/// Runs of four workers that add 1 a million times each, as they came out.
struct CountingRuns {
    RunRecord& add(MemoryWay way, Nanoseconds took, MemoryFacts counted) {
        MemoryQuestion asked;
        asked.ways = {way};
        auto& run = runs.emplace_back();
        run.facts.experiment = MemoryDemo().plan(asked).front();
        run.facts.launched = std::chrono::milliseconds(1000);
        run.facts.released = std::chrono::milliseconds(1010);
        run.facts.ended = run.facts.released + took;
        run.facts.finished = true;
        run.facts.demo = std::make_shared<MemoryFacts>(counted);
        for (int i = 0; i < 4; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            worker.launched = run.facts.launched;
            worker.announced = run.facts.launched + std::chrono::milliseconds(i + 1);
            worker.ended = run.facts.ended;
            run.facts.workers.push_back(worker);
        }
        return run;
    }
    [[nodiscard]] std::vector<const RunRecord*> all() const { return test::pointersTo(runs); }
    static MemoryFacts facts(std::uint64_t counted, std::optional<std::uint64_t> parent = std::nullopt) {
        MemoryFacts known;
        known.added = 4'000'000;
        known.counted = counted;
        known.parentCounted = parent;
        return known;
    }

    std::list<RunRecord> runs;
};

class ACounting : public testing::Test, protected CountingRuns {};

} // namespace parascope
