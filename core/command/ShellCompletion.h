// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandGrammar.h"

namespace parascope {

/// What a shell reads to complete a command line of this grammar: commands, options, their values, files.
[[nodiscard]] std::string bashCompletion(const CommandGrammar& grammar);
[[nodiscard]] std::string zshCompletion(const CommandGrammar& grammar);
[[nodiscard]] std::string fishCompletion(const CommandGrammar& grammar);

} // namespace parascope
