// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"
#include "core/observe/Machine.h"

namespace parascope {

/// What writeMachine wrote.
[[nodiscard]] inline Machine readSavedMachine(const JsonFields& fields) {
    Machine machine;
    machine.cores = fields.number("cores", 0, 1 << 16);
    machine.cpu = fields.text("cpu");
    machine.kernel = fields.text("kernel");
    if (const auto paranoid = fields.real("perf_event_paranoid")) {
        machine.perfEventParanoid = static_cast<int>(*paranoid);
    }
    fields.each("cores_allowed", [&](simdjson::dom::element core) {
        std::int64_t number = 0;
        if (!core.get_int64().get(number)) {
            machine.coresAllowed.emplace_back(static_cast<std::int32_t>(number));
        }
    });
    machine.cpuQuota = fields.real("cpu_quota");
    return machine;
}

} // namespace parascope
