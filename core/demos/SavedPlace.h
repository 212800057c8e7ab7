// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/run/WorkerRecord.h"

namespace parascope {

/// Where a worker was, into an open object; of one that nobody said it of, nothing.
inline void writeSavedPlace(JsonWriter& json, const WorkerPlace& place) {
    if (!place.host.empty()) {
        json.field("host", place.host);
        json.field("host_machine", place.machine);
        json.field("host_cores", place.cores);
        json.field("host_schedule", place.schedule);
        json.field("elsewhere", place.isElsewhere);
    }
    if (place.clockAhead && place.clockBound) {
        json.field("clock_ahead_ns", std::int64_t{place.clockAhead->count()});
        json.field("clock_bound_ns", std::int64_t{place.clockBound->count()});
    }
}

/// The inverse.
[[nodiscard]] inline WorkerPlace readSavedPlace(const JsonFields& fields) {
    WorkerPlace place;
    place.host = fields.text("host");
    place.machine = fields.text("host_machine");
    place.schedule = fields.text("host_schedule");
    place.cores = fields.number("host_cores", 0, 1 << 20);
    place.isElsewhere = fields.flag("elsewhere");
    if (fields.real("clock_ahead_ns") && fields.real("clock_bound_ns")) {
        place.clockAhead = Nanoseconds(fields.number("clock_ahead_ns")); // may be behind
        place.clockBound = fields.time("clock_bound_ns");
    }
    return place;
}

} // namespace parascope
