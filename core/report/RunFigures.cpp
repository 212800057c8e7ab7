// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunFigures.h"

#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

std::vector<std::string> allResults(const RunFacts& facts) {
    std::vector<std::string> all;
    for (const auto& worker : facts.workers) {
        all.insert(all.end(), worker.results.begin(), worker.results.end());
    }
    return all;
}

/// Whether all units of work came to the same result: the results themselves are too long for a cell.
std::string resultsInWords(const RunFacts& facts) {
    if (!facts.error.empty() || facts.stopped) {
        return facts.error.empty() ? "stopped" : "failed";
    }
    const auto all = allResults(facts);
    if (all.empty()) {
        return "–";
    }
    return std::count(all.begin(), all.end(), all.front()) == std::ssize(all) ? "all equal" : "differ";
}

std::string lines(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += (all.empty() ? "" : "\n") + text;
    }
    return all;
}

std::optional<double> asNumber(const std::optional<std::uint64_t>& count) {
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

std::string switchesInWords(const Metrics& metrics) {
    return metrics.voluntary && metrics.preempted
               ? std::to_string(*metrics.voluntary) + " + " + std::to_string(*metrics.preempted)
               : "–";
}

/// Of ranks; for a report that has some.
std::vector<Figure> figuresOfRanks(const Metrics& metrics) {
    return {
        {"communication_share", "communication", "%",
         "Share of the ranks' lives in which they waited for messages, on a core mostly",
         metrics.communication},
        {"imbalance", "imbalance", "%", "1 - mean / longest time that a rank had work", metrics.imbalance}};
}

bool hasRanks(const std::vector<ReportedRun>& runs) {
    return std::any_of(runs.begin(), runs.end(), [](const ReportedRun& reported) {
        return reported.run->facts.experiment.backend == Backend::Mpi;
    });
}

std::vector<Figure> figuresOfRun(const ReportedRun& reported, bool withRanks) {
    const auto& facts = reported.run->facts;
    const auto& metrics = reported.metrics;
    const auto share = [&](State state) {
        return metrics.shares ? std::optional((*metrics.shares)[indexOf(state)]) : std::nullopt;
    };
    const auto against = metrics.baseline.empty() ? "" : "Against " + metrics.baseline;
    std::vector<Figure> figures{
        {"wall_s", "wall", "s", "From the first worker's launch to the last worker's end", metrics.wall},
        {"cpu_s", "CPU time", "s", "Processor time since the start of work, all workers together",
         metrics.cpu},
        {"parallelism", "busy cores", "cores",
         "Parallelism = time on a core, all workers together / wall time", metrics.parallelism},
        {"speedup",
         "speed-up",
         "×",
         "Wall time of the same total work one after another / wall time",
         metrics.speedup,
         {},
         against},
        {"efficiency", "efficiency", "%", "Speed-up / workers", metrics.efficiency},
        {"start_s", "start", "s", "Median time from a worker's launch to its announcement",
         metrics.startMedian},
        {"running", "running", "%", "Share of the workers' lives on a core", share(State::Running)},
        {"ready", "waits for core", "%", "Share of the workers' lives in which they could have run",
         share(State::Ready)},
        {"switches",
         "switches",
         "count",
         "Times workers gave their core up + times they were pushed off it",
         {},
         switchesInWords(metrics),
         {},
         true},
        {"peak_rss_bytes",
         "memory",
         "bytes",
         "Largest resident memory of all processes that held workers and nothing else",
         asNumber(metrics.peakRssBytes),
         {},
         metrics.whyNoPeakRss,
         true},
        {"results",
         "results",
         "",
         "What the workers computed",
         {},
         resultsInWords(facts),
         lines(allResults(facts)),
         true}};
    if (withRanks) {
        const auto ranks = figuresOfRanks(metrics);
        figures.insert(figures.end(), ranks.begin(), ranks.end());
    }
    return figures;
}

/// Of a run that goes on nothing is known yet; its first figure says how far it is.
std::vector<Figure> figuresSoFar(const ReportedRun& reported, bool withRanks) {
    auto figures = figuresOfRun(reported, withRanks);
    for (auto& figure : figures) {
        figure.words = "";
        figure.note.clear();
        figure.value.reset();
    }
    figures.front().words = reported.run->facts.released == Nanoseconds{} ? "waiting" : "running …";
    return figures;
}

} // namespace

Report runReport(const std::vector<ReportedRun>& runs) {
    Report report;
    bool isDone = true;
    const bool withRanks = hasRanks(runs);
    for (const auto& reported : runs) {
        const auto& facts = reported.run->facts;
        isDone = isDone && facts.finished;
        report.rows.push_back(
            {infoOf(facts.experiment.backend).key, runTitle(facts),
             facts.finished ? figuresOfRun(reported, withRanks) : figuresSoFar(reported, withRanks)});
    }
    report.sentence = isDone ? compareRuns(runs) : std::string();
    return report;
}

} // namespace parascope
