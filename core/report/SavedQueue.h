// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonWriter.h"
#include "core/run/QueueRecord.h"

#include <optional>

namespace parascope {

/// Adds the field "saved" to the JSON object of a run at a queue: what is needed to have the same facts and
/// moves again, exactly (times as whole nanoseconds).
void writeSavedQueue(JsonWriter& json, const QueueRecord& record);

/// Reads "otherData" of a trace file: facts, log and moves, without the trace. Nothing when it holds no run
/// at a queue; an Error when it does but it is broken.
Result<std::optional<QueueRecord>> readSavedQueue(const std::string& otherData);

/// Puts the lanes of the file to the workers who recorded them.
void takeTrace(QueueRecord& record, Trace trace);

} // namespace parascope
