// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

namespace parascope {

/// Carries out "scale". Returns the exit status.
int scaleCommand(const Command& command);

} // namespace parascope
