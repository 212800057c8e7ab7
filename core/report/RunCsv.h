// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <filesystem>

namespace parascope {

/// Saves every span of the runs as a line of CSV (RFC 4180, UTF-8, dot decimals) under the header
/// run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule. `run` counts from 1; times
/// are seconds from the run's release, so that what came before is negative; an unknown core is empty. Where
/// one of them ran on several hosts, `host` is the last column: that of the lane, whose own its cores are.
Result<void> saveCsv(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file);

} // namespace parascope
