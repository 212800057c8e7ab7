// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/RunFile.h"

#include <string>

namespace parascope {

/// The answer of "show"; with `names` also what the spans of each name come to, run by run.
[[nodiscard]] std::string showJson(const std::filesystem::path& file, const OpenedFile& opened,
                                   bool names = false);
[[nodiscard]] std::string showTable(const std::filesystem::path& file, const OpenedFile& opened,
                                    bool names = false);

} // namespace parascope
