// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <optional>
#include <string>
#include <string_view>

namespace parascope {

/// Why a run of ranks failed, as mpirun tells it on its stderr.
struct MpirunFault {
    std::optional<int> rank; ///< whose fault it is; nothing: no rank's
    WorkerExit exit = WorkerExit::Exited;
    std::string message; ///< behind "rank 1": "crashed (SIGSEGV, Segmentation fault)"; of no rank a sentence
};

/// Nothing: it says nothing that is known.
[[nodiscard]] std::optional<MpirunFault> mpirunFault(std::string_view printed);

/// What mpirun printed that is worth a sentence: the first line that is neither a rule nor empty.
[[nodiscard]] std::string firstWordsOf(std::string_view printed);

} // namespace parascope
