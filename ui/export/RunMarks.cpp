// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/RunMarks.h"

#include <QObject>

namespace parascope {

namespace {

bool hasFailed(const WorkerRecord& worker) {
    return worker.exit != WorkerExit::Unknown && worker.exit != WorkerExit::Ok &&
           worker.exit != WorkerExit::Stopped;
}

/// It was ended, though not by the user, while it waited at a queue.
bool waitedForEver(const RunRecord& run, const WorkerRecord& worker) {
    if (worker.exit != WorkerExit::Stopped || run.facts.stopped || !worker.lane.isValid()) {
        return false;
    }
    const auto rows = run.trace.lane(worker.lane).index.rows();
    return !rows.empty() && !rows.front().isEmpty() && rows.front().spans().back().state == State::Queue;
}

} // namespace

std::vector<LaneMark> laneMarks(const RunRecord& run) {
    std::vector<LaneMark> marks;
    for (const auto& worker : run.facts.workers) {
        if (worker.lane.isValid() && hasFailed(worker)) {
            marks.push_back({worker.lane, worker.ended, LaneMark::Kind::Failed, QObject::tr("failed"),
                             QString::fromStdString(worker.message)});
        } else if (waitedForEver(run, worker)) {
            marks.push_back({worker.lane, worker.ended, LaneMark::Kind::WaitsForEver,
                             QObject::tr("waits for ever"), QObject::tr("Nobody would ever have woken it.")});
        }
    }
    return marks;
}

} // namespace parascope
