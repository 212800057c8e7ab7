// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

namespace parascope {

/// Carries out "lesson": checks one, or runs all its blocks. Returns the exit status.
int lessonCommand(const Command& command);

} // namespace parascope
