// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/demos/memory/MemoryRun.h"
#include "core/report/Metrics.h"

namespace parascope {

/// How one way of counting came out.
struct MemoryRow {
    const RunRecord* run = nullptr;
    MemoryWay way = MemoryWay::Unprotected;
    MemoryFacts facts;
    Metrics metrics;
    std::uint64_t expected = 0;
    double counting = 0;               ///< seconds from the release to the last worker's end
    std::optional<double> timesAsLong; ///< it counted, as the unprotected one of the same batch
};
[[nodiscard]] std::vector<MemoryRow> memoryRows(RunsView runs);

/// For a teacher to read out.
[[nodiscard]] std::string memorySentence(const std::vector<MemoryRow>& rows);
/// A row for each way.
[[nodiscard]] Report memoryReport(RunsView runs);
/// The fields that the command line promises, into an open object.
void writeCounted(JsonWriter& json, RunsView runs);

} // namespace parascope
