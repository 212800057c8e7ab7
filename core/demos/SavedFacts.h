// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/trace/EventWriter.h"

#include <span>
#include <utility>

namespace parascope {

/// Adds the fields "demo" and "saved" to the JSON object of a run: what is needed to have the same record
/// again, exactly (times as whole nanoseconds), and the (pid, tid) of each of its lanes in the file.
void writeSaved(JsonWriter& json, Demos demos, const RunRecord& run,
                std::span<const EventWriter::Where> places);

/// A run as it stands in a file's "otherData", without its trace. The lanes of its workers are indices into
/// `places`.
struct SavedRun {
    RunRecord record;
    std::vector<std::pair<std::int64_t, std::int64_t>> places; ///< (pid, tid) of each lane
};

/// Reads "otherData" of a trace file. No runs when Parascope did not write it; an Error when it did but it is
/// broken.
Result<std::vector<SavedRun>> readSaved(Demos demos, const std::string& otherData);

} // namespace parascope
