// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/CommandLine.h"

namespace parascope {

/// Carries out a command that needs no window. Returns the exit status; the answer is on stdout, errors on
/// stderr.
int runHeadless(int& argc, char** argv, const Command& command);

/// Whether all files of --export can be made, asked before a run: nobody should wait for figures that cannot
/// be written then. Complains of those that cannot.
[[nodiscard]] bool canExport(const Command& command);

/// Prints `parascope: WHAT: WHY; WHAT TO DO` on stderr.
void complain(const Error& error);

} // namespace parascope
