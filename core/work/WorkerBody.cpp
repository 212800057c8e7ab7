// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/WorkerBody.h"

#include <exception>

namespace parascope {

WorkReport carryOut(const std::string& what, const std::function<void(WorkReport&)>& work) {
    WorkReport report;
    const auto before = readThreadUsage();
    try {
        work(report);
    } catch (const std::exception& exception) {
        report.error = {what + " threw an exception", exception.what(), {}};
    } catch (...) {
        report.error = {what + " threw an exception", "of an unknown type", {}};
    }
    report.usage = usageSince(before, readThreadUsage());
    report.ended = monotonicNow();
    return report;
}

WorkReport carryOut(const Task& task, std::uint64_t size, int units, TaskContext& context) {
    return carryOut("the task", [&](WorkReport& report) {
        for (int unit = 0; unit < units && !report.stopped && !report.failed(); ++unit) {
            auto result = task.run(size, context);
            if (!result) {
                report.error = result.error();
            } else if (*result) {
                report.results.push_back(std::move(**result));
            } else {
                report.stopped = true;
            }
        }
    });
}

} // namespace parascope
