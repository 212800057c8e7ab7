// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/demos/queue/QueueFacts.h"
#include "core/demos/SavedFacts.h"

namespace parascope {

/// Writes the facts of a run at a queue into an open object, exactly (times as whole nanoseconds).
void writeQueueFacts(JsonWriter& json, const QueueFacts& facts);
/// The inverse.
[[nodiscard]] std::shared_ptr<const QueueFacts> readQueueFacts(const JsonFields& fields);

/// Files of version 0.1 had one run at a queue, in a form of its own: "queue" beside "runs". Its lanes are
/// those of its workers' pids and tids. No run when there is none; an Error when it is broken.
Result<std::vector<SavedRun>> readFormerQueue(const JsonFields& parascope);

} // namespace parascope
