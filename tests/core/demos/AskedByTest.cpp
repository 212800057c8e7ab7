// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/CompareDemo.h"
#include "core/demos/scale/ScaleDemo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::UnorderedElementsAreArray;

/// Runs of what was asked for, made or not.
class WhatWasAskedFor : public testing::Test {
protected:
    /// The experiments of what the runs of `asked` are told to have been asked for.
    static std::vector<Experiment> again(const Demo& demo, const Parameters& asked) {
        std::vector<RunRecord> runs;
        for (const auto& experiment : demo.plan(asked)) {
            runs.emplace_back().facts.experiment = experiment;
        }
        std::vector<const RunRecord*> pointers;
        for (const auto& run : runs) {
            pointers.push_back(&run);
        }
        return demo.plan(*demo.askedBy(pointers).get());
    }
    RunQuestion compared;
    ScaleQuestion scaled;
};

TEST_F(WhatWasAskedFor, IsFoundInTheRunsOfAComparison) {
    compared.task = "sum-squares";
    compared.size = 1000;
    compared.pythonSize = 10;
    compared.backends = {Backend::Processes, Backend::Gil, Backend::CpythonThreads};
    compared.workers = 3;
    compared.repeat = 2;
    compared.cores = {CoreId(1)};
    EXPECT_THAT(again(CompareDemo(), compared), UnorderedElementsAreArray(experimentsOf(compared)));
    compared.baseline = false;
    EXPECT_THAT(again(CompareDemo(), compared), UnorderedElementsAreArray(experimentsOf(compared)));
}

TEST_F(WhatWasAskedFor, IsFoundWhereAllIsOneAfterAnother) {
    compared.size = 1000;
    compared.backends = {Backend::Serial};
    EXPECT_THAT(again(CompareDemo(), compared), UnorderedElementsAreArray(experimentsOf(compared)));
}

TEST_F(WhatWasAskedFor, IsFoundInTheRunsOfAScaling) {
    scaled.size = 1000;
    scaled.backends = {Backend::Threads, Backend::CpythonProcesses};
    scaled.startMethod = StartMethod::Spawn;
    scaled.maxWorkers = 3;
    scaled.repeat = 2;
    EXPECT_THAT(again(ScaleDemo(), scaled), UnorderedElementsAreArray(experimentsOf(scaled)));
    scaled.weak = true;
    EXPECT_THAT(again(ScaleDemo(), scaled), UnorderedElementsAreArray(experimentsOf(scaled)));
}

TEST_F(WhatWasAskedFor, IsFoundInTheRunsOfAScalingOfRanks) {
    scaled.task = "halo";
    scaled.size = 10;
    scaled.backends = {Backend::Mpi};
    EXPECT_THAT(again(ScaleDemo(), scaled), UnorderedElementsAreArray(experimentsOf(scaled)));
}

} // namespace
} // namespace parascope
