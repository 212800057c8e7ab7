// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>

namespace parascope {

/// A file that comes with this program: beside it as built, where it was installed to as seen from here, or
/// where PARASCOPE_WORKER_DIR says. The Error names the places where it was looked for.
Result<std::filesystem::path> findOwnProgram(const std::string& name);

} // namespace parascope
