// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/WorkerBody.h"

#include <exception>

namespace parascope {

namespace {
Result<std::optional<std::string>> runGuarded(const Task& task, std::uint64_t size, TaskContext& context) {
    try {
        return task.run(size, context);
    } catch (const std::exception& exception) {
        return failure("the task threw an exception", exception.what());
    } catch (...) {
        return failure("the task threw an exception", "of an unknown type");
    }
}
} // namespace

WorkReport carryOut(const Task& task, std::uint64_t size, int units, TaskContext& context) {
    WorkReport report;
    const auto before = readThreadUsage();
    for (int unit = 0; unit < units && !report.stopped && !report.failed(); ++unit) {
        auto result = runGuarded(task, size, context);
        if (!result) {
            report.error = result.error();
        } else if (*result) {
            report.results.push_back(std::move(**result));
        } else {
            report.stopped = true;
        }
    }
    report.usage = usageSince(before, readThreadUsage());
    report.ended = monotonicNow();
    return report;
}

} // namespace parascope
