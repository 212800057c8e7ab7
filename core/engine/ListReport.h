// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Inventory.h"

#include <string>

namespace parascope {

/// The answer of "list". `topic`: "tasks", "backends", "lessons", "machine" or empty for all.
[[nodiscard]] std::string listJson(const std::string& topic, const Inventory& inventory);
[[nodiscard]] std::string listTable(const std::string& topic, const Inventory& inventory);

} // namespace parascope
