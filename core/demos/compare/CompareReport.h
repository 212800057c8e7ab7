// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/compare/CompareDemo.h"
#include "core/report/RunFigures.h"

namespace parascope {

/// The fields of the answer of "run", into an open object. Serial runs that were not asked for stand under
/// "baseline".
void writeCompared(JsonWriter& json, const RunQuestion& asked, const std::vector<ReportedRun>& runs);
/// The same for people: a table and a sentence.
[[nodiscard]] std::string comparedTable(const RunQuestion& asked, const std::vector<ReportedRun>& runs);

} // namespace parascope
