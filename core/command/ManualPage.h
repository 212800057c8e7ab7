// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandGrammar.h"

namespace parascope {

/// The page that "man parascope" shows, in the language of man(7). `date`: of this version, "2026-11-27".
[[nodiscard]] std::string manualPage(const CommandGrammar& grammar, const std::string& date);

} // namespace parascope
