// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/RunFile.h"
#include "core/engine/Inventory.h"

#include <string>

namespace parascope {

/// The answer of "show".
[[nodiscard]] std::string showJson(const std::filesystem::path& file, const OpenedFile& opened);
[[nodiscard]] std::string showTable(const std::filesystem::path& file, const OpenedFile& opened);

/// The answer of "list". `topic`: "tasks", "backends", "lessons", "machine" or empty for all.
[[nodiscard]] std::string listJson(const std::string& topic, const Inventory& inventory);
[[nodiscard]] std::string listTable(const std::string& topic, const Inventory& inventory);

} // namespace parascope
