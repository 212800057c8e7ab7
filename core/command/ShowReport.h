// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/RunFile.h"

#include <string>

namespace parascope {

/// The answer of "show".
[[nodiscard]] std::string showJson(const std::filesystem::path& file, const OpenedFile& opened);
[[nodiscard]] std::string showTable(const std::filesystem::path& file, const OpenedFile& opened);

} // namespace parascope
