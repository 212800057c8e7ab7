// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonWriter.h"
#include "core/report/Metrics.h"

#include <functional>

namespace parascope {

/// Writes what a run is and came to as one JSON object: the element of "runs" that the command line promises.
/// Its field names are a promise: add, never rename. `more` adds fields of the caller's own at the end.
void writeRun(JsonWriter& json, const RunRecord& run, const Metrics& metrics,
              const std::function<void(JsonWriter&)>& more = {});

/// {"cores":2,"cpu":"…","kernel":"…","perf_event_paranoid":2}; null for what is not known.
void writeMachine(JsonWriter& json, const Machine& machine);

/// {"running":0.9,"ready":0.1,…}: all states in which a released worker can be.
void writeShares(JsonWriter& json, const StateShares& shares);

} // namespace parascope
