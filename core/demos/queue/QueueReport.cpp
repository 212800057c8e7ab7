// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueReport.h"

namespace parascope {

Report queueReport(const RunRecord& record) {
    Report report;
    for (const auto& worker : record.facts.workers) {
        const auto& did = queueWorker(record.facts, worker.id);
        report.rows.push_back(
            {worker.name,
             worker.name,
             {{"items", "items", "count", "Items that it has done with", static_cast<double>(did.items)},
              {"worked_s", "worked", "s", "Time spent with items", toSeconds(did.worked)},
              {"waited_s", "waited for the queue", "s", "Time spent waiting for room or for an item",
               toSeconds(did.waited)}}});
    }
    return report;
}

} // namespace parascope
