// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/ReadingWatch.h"
#include "core/trace/Trace.h"

#include <filesystem>
#include <string>
#include <vector>

namespace parascope {

/// What a trace file held.
struct LoadedTrace {
    Trace trace;
    std::string otherData;             ///< the "otherData" object as JSON text, empty when there is none
    std::vector<std::string> warnings; ///< what was left out and why, for people
    bool hasEvents = true;             ///< false only where "otherData" tells of runs of Parascope's
};

/// Reads a Chrome trace (.json or .json.gz, see FORMAT.md). A file that is cut off or broken half-way gives
/// what came before, with a warning that names the byte; a file in which no event can be read gives an Error,
/// but for one of runs that failed before any. So does one whose reading `watch` stops.
Result<LoadedTrace> readChromeTrace(const std::filesystem::path& file, const ReadingWatch& watch = {});

} // namespace parascope
