// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <vector>

namespace parascope {

/// What a process does that is one producer or consumer: it works at the queue in the memory that the word
/// "memory=DESCRIPTOR" names, as the worker "worker=N" of the experiment in the other words
/// (QueueParameters.h). It announces itself on `trace` and tells there what it does; it is led by lines on
/// stdin (QueueOrders.h). Errors: the words or the memory are no good. That its work failed is told on
/// `trace`.
Result<void> workAsQueueChild(std::vector<std::string> arguments, int trace);

} // namespace parascope
