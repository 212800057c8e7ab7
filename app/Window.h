// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

namespace parascope {

/// Opens the window, on a file when the command names one, and stays until it is closed. Returns the exit
/// status.
int runWindow(int& argc, char** argv, const Command& command);

} // namespace parascope
