// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <optional>
#include <vector>

namespace parascope {

/// What a run's speed-up is measured against.
struct Baseline {
    double wall = 0;                        ///< seconds; the median of its runs
    std::optional<double> workPerCpuSecond; ///< in what the task counts in; the median of its runs
    std::vector<const RunRecord*> runs;     ///< several where the batch repeats the serial run
    bool isPinned = false;                  ///< by the user

    [[nodiscard]] bool has(const RunRecord& run) const;
    /// "one after another, 3.07 s", and whether it is a median or pinned.
    [[nodiscard]] std::string words() const;
};

/// The baseline of a run: the run among `known` that the user pinned for that work, else the serial runs of
/// its own batch. In any case the same total work one after another, in the same language, ended well. There
/// is no other place that chooses one.
[[nodiscard]] std::optional<Baseline> findBaseline(const RunRecord& of,
                                                   const std::vector<const RunRecord*>& known);

/// Whether `serial` is the work of `experiment` done one after another in its language.
[[nodiscard]] bool isSerialOf(const Experiment& serial, const Experiment& experiment);

/// The runs, and those of `known` that their speed-ups are measured against, each before the first run that
/// needs it: what a picture, a file or a sentence has to hold to be understood alone.
[[nodiscard]] std::vector<const RunRecord*> withBaselines(const std::vector<const RunRecord*>& runs,
                                                          const std::vector<const RunRecord*>& known);

} // namespace parascope
