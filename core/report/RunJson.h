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

/// Fields of one worker: its ids, times and cores.
void writeWorkerUse(JsonWriter& json, const RunFacts& facts, const WorkerRecord& worker, const Trace& trace);
/// Fields of a run that do not come from its workers: switches, shares of states, memory, other programs.
void writeKernelsView(JsonWriter& json, const RunRecord& run, const Metrics& metrics);

/// {"cores":2,"cpu":"…","kernel":"…","perf_event_paranoid":2,"cores_allowed":[0,1],"cpu_quota":null}; null
/// for what is not known.
void writeMachine(JsonWriter& json, const Machine& machine);

/// {"running":0.9,"ready":0.1,…}: all states in which a released worker can be; null each when nobody knows.
void writeShares(JsonWriter& json, const std::optional<StateShares>& shares);

} // namespace parascope
