// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"

#include <vector>

namespace parascope {

class ComparePage;
class PageStack;
class RunSession;
struct Command;

/// The one that shows runs of every kind.
[[nodiscard]] ComparePage& comparePageOf(PageStack& stack);

/// Goes to the page that these runs of the session were made on, and shows them there; to the one that
/// compares where they have none.
void goToRuns(PageStack& stack, const RunSession& session, const std::vector<RunId>& ids);

/// Goes to the page of the command's demo and chooses there what it asks for, as far as that can say it.
void goToDemo(PageStack& stack, const Command& command);

} // namespace parascope
