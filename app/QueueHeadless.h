// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

namespace parascope {

/// Carries out "parascope queue". Needs an application object; returns the exit status.
int queueCommand(const Command& command);

} // namespace parascope
