// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankEnds.h"

#include "core/base/SignalWords.h"
#include "core/run/MpirunWords.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

namespace parascope {

namespace {

WorkerResult resultOf(WorkerExit exit, std::string message, Nanoseconds time) {
    return {exit, std::move(message), {}, {}, time};
}

/// Of a rank whose end needs no look at the others.
std::optional<WorkerResult> ownEnd(const RankLast& rank, Nanoseconds time) {
    if (rank.said) {
        return rank.said;
    }
    // Half a line is what a rank leaves that was ended while it wrote: then how it was ended is the news.
    if (!rank.fault.empty() && !rank.fault.starts_with("ended")) {
        return resultOf(WorkerExit::Rubbish, rank.fault, time);
    }
    return std::nullopt;
}

bool isBad(const WorkerResult& result) {
    return result.exit != WorkerExit::Ok && result.exit != WorkerExit::Stopped;
}

/// What ended the run when no rank says so itself: whose fault, and how it is told.
MpirunFault outsideFault(const std::vector<RankLast>& open, const MpirunLast& mpirun) {
    if (auto fault = mpirunFault(mpirun.printed)) {
        return *fault;
    }
    const auto first =
        std::min_element(open.begin(), open.end(), [](const RankLast& one, const RankLast& two) {
            return one.order.value_or(INT_MAX) < two.order.value_or(INT_MAX);
        });
    if (first != open.end() && first->lostBy != 0) {
        return {first->worker.value, WorkerExit::Exited, lossInWords(*first)};
    }
    if (mpirun.wasSignal) {
        return {std::nullopt, WorkerExit::Crashed, "was ended: mpirun " + endBySignal(mpirun.code)};
    }
    const auto why = " (exit code " + std::to_string(mpirun.code) + "): " + firstWordsOf(mpirun.printed);
    const bool nobodyCame =
        std::none_of(open.begin(), open.end(), [](const RankLast& rank) { return rank.hasCome; });
    return {std::nullopt, WorkerExit::Exited,
            nobodyCame ? "did not begin: mpirun ended before the ranks came" + why +
                             "; see that 'mpirun -n 1 hostname' works here"
                       : "did not end its work: mpirun ended before" + why};
}

} // namespace

bool isHostGone(int lostBy) {
    return lostBy == ETIMEDOUT || lostBy == EHOSTUNREACH || lostBy == ENETUNREACH;
}

std::string lossInWords(const RankLast& rank) {
    const auto host = rank.host.empty() ? std::string("its host") : rank.host;
    if (isHostGone(rank.lostBy)) {
        return "lost its connection: " + host + " does not answer any more";
    }
    return rank.lostBy == 0 ? "ended before its work was done: it closed its connection"
                            : std::string("lost its connection (") + std::strerror(rank.lostBy) + ")";
}

std::vector<RankEnd> rankEnds(const std::vector<RankLast>& ranks, const MpirunLast& mpirun) {
    std::vector<RankEnd> ends;
    std::vector<RankLast> open;
    for (const auto& rank : ranks) {
        if (auto own = ownEnd(rank, mpirun.time)) {
            ends.push_back({rank.worker, *std::move(own)});
        } else {
            open.push_back(rank);
        }
    }
    const bool isExplained = mpirun.wasEnded || std::any_of(ends.begin(), ends.end(), [](const RankEnd& end) {
                                 return isBad(end.result);
                             });
    if (!open.empty() && !isExplained) {
        const auto fault = outsideFault(open, mpirun);
        const auto whose = std::find_if(open.begin(), open.end(), [&](const RankLast& rank) {
            return !fault.rank || rank.worker.value == *fault.rank;
        });
        // Where mpirun names a rank that had said its last word, the news is for the first that had not.
        const auto at = whose == open.end() ? open.begin() : whose;
        ends.push_back({at->worker, resultOf(fault.exit, fault.message, mpirun.time)});
        open.erase(at);
    }
    for (const auto& rank : open) {
        ends.push_back(
            {rank.worker, resultOf(WorkerExit::Stopped, {}, mpirun.time)}); // on account of another one
    }
    std::stable_partition(ends.begin(), ends.end(), [](const RankEnd& end) { return isBad(end.result); });
    return ends;
}

} // namespace parascope
