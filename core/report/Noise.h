// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <string>
#include <vector>

namespace parascope {

/// How many cores a run's workers were allowed to use.
[[nodiscard]] int coresAllowed(const RunFacts& facts);
/// "1 core", "2 cores".
[[nodiscard]] std::string coresInWords(int cores);

/// Whether other programs took a part of the machine that no comparison survives.
[[nodiscard]] bool isNoisy(const RunFacts& facts);

/// A warning that says so of the noisiest of the runs, and of the one that a CPU quota held back most; empty
/// when all are clean.
[[nodiscard]] std::string noiseInWords(const std::vector<const RunFacts*>& runs);

} // namespace parascope
