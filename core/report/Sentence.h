// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"
#include "core/report/Scaling.h"

#include <string>

namespace parascope {

/// One sentence that says what the numbers of a run mean. Busy cores lead: they are the clean signal on a
/// machine whose cores differ in speed or are shared with others.
[[nodiscard]] std::string sentenceFor(const RunFacts& facts, const Metrics& metrics);

/// One sentence for runs side by side: which was fastest, and why. Empty for none.
[[nodiscard]] std::string compareRuns(const std::vector<ReportedRun>& runs);

/// What a scaling means, and whether other programs disturbed the runs that it was made of.
[[nodiscard]] std::string scalingSentence(const Scaling& scaling, int cores,
                                          const std::vector<const RunFacts*>& runs);

/// What Patterns needs of a run.
[[nodiscard]] PatternInput patternInput(const RunFacts& facts, const Metrics& metrics);

/// "2 threads", "1 process", "one after another".
[[nodiscard]] std::string workersInWords(const Experiment& experiment);

/// What a run is called beside others: the user's name for it, its title, or its workers in words and which
/// repeat it is.
[[nodiscard]] std::string runTitle(const RunFacts& facts);

/// What is missing in a schedule that counts as exact, for people; empty when nothing is.
[[nodiscard]] std::string gapsInSchedule(const RunFacts& facts);

} // namespace parascope
