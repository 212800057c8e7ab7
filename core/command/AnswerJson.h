// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

namespace parascope {

/// The JSON document that answers a command of a demo: the command, the machine and the fields that the demo
/// promises.
[[nodiscard]] std::string answerJson(const Command& command, const std::vector<const RunRecord*>& runs);

} // namespace parascope
