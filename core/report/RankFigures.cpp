// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RankFigures.h"

#include <algorithm>
#include <limits>

namespace parascope {

namespace {

/// Seconds from the release to a rank's end in which it did not wait for messages.
double secondsOfWork(const RunRecord& run, const WorkerRecord& worker) {
    const TimeSpan life{run.facts.released, std::max(run.facts.released, worker.ended)};
    return toSeconds(life.length() - waitsForMessages(worker, run.trace, life));
}

} // namespace

Nanoseconds waitsForMessages(const WorkerRecord& worker, const Trace& trace, const TimeSpan& span) {
    return worker.lane.isValid() ? trace.lane(worker.lane).index.totals(span)[indexOf(State::Message)]
                                 : Nanoseconds{};
}

void addRankFigures(const RunRecord& run, Metrics& metrics) {
    if (run.facts.experiment.backend != Backend::Mpi) {
        return;
    }
    double lives = 0;
    double messages = 0;
    double longest = 0;
    double shortest = std::numeric_limits<double>::max();
    double longestLife = 0;
    int ranks = 0;
    for (const auto& worker : run.facts.workers) {
        const double life = toSeconds(worker.ended - run.facts.released);
        if (run.facts.released == Nanoseconds{} || life <= 0) {
            continue;
        }
        const double work = secondsOfWork(run, worker);
        ++ranks;
        lives += life;
        messages += life - work;
        longest = std::max(longest, work);
        shortest = std::min(shortest, work);
        longestLife = std::max(longestLife, life);
    }
    if (lives > 0) {
        metrics.communication = messages / lives;
        metrics.workSpread = (longest - shortest) / longestLife;
    }
    if (ranks > 1 && longest > 0) {
        metrics.imbalance = std::max(0.0, 1 - (lives - messages) / ranks / longest);
    }
}

} // namespace parascope
