// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryReport.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/StartCosts.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

std::optional<double> real(std::uint64_t number) {
    return static_cast<double>(number);
}

/// Where the time of a protection goes, as the kernel's schedule says.
std::string whyLonger(const MemoryRow& row) {
    if (!row.metrics.shares) {
        return {};
    }
    const double lock =
        (*row.metrics.shares)[indexOf(State::Lock)] + (*row.metrics.shares)[indexOf(State::Gil)];
    constexpr double kWorthTelling = 0.1;
    return lock >= kWorthTelling ? ", " + decimals(lock * 100, 0) + " % of it in line for the lock"
                                 : std::string();
}

std::string costOf(const MemoryRow& row) {
    constexpr double kAsLong = 1.2;
    if (!row.timesAsLong || *row.timesAsLong < kAsLong) {
        return {};
    }
    return " (" + decimals(*row.timesAsLong, *row.timesAsLong < 10 ? 1 : 0) + " times as long" +
           whyLonger(row) + ")";
}

/// `isFirst`: nothing before it says what is counted.
std::string lossInWords(const MemoryRow& row, bool isFirst) {
    const std::string who(infoOf(row.way).wayword);
    if (row.facts.lost() > 0) {
        return who + " " + groupedDigits(row.facts.lost()) + " of " + groupedDigits(row.facts.added) +
               " updates were lost";
    }
    if (row.way == MemoryWay::Unprotected && row.run->facts.experiment.workers == 1) {
        return who + " none was lost: one worker has nobody to lose them to";
    }
    if (row.way == MemoryWay::Unprotected) {
        return who + " none was lost this time, by luck: they were not at it at the same time";
    }
    return who + (isFirst ? " no update was lost" : " none") + costOf(row);
}

/// Whether a sentence has room for it: what was lost, and what threads pay for losing nothing.
bool isWorthSaying(const MemoryRow& row) {
    return row.facts.lost() > 0 || row.way == MemoryWay::Unprotected || row.way == MemoryWay::Mutex ||
           row.way == MemoryWay::Atomic || row.way == MemoryWay::PythonLock;
}

std::string sentenceOf(const std::vector<MemoryRow>& rows, RunsView runs) {
    const auto counted = memorySentence(rows);
    const auto costs = startCostsInWords(runs);
    return counted + (counted.empty() || costs.empty() ? "" : " ") + costs;
}

} // namespace

std::vector<MemoryRow> memoryRows(RunsView runs) {
    std::vector<MemoryRow> rows;
    for (const auto* run : runs) {
        const auto& facts = run->facts;
        if (!memoryQuestion(facts.experiment).scenario.empty() || isOfStartCosts(*run)) {
            continue; // nothing was counted there
        }
        const bool hasRun = facts.released != Nanoseconds{} && facts.ended > facts.released;
        rows.push_back({run, wayOf(facts.experiment), memoryFacts(facts), computeMetrics(*run, std::nullopt),
                        memoryQuestion(facts.experiment).expected(),
                        hasRun ? toSeconds(facts.ended - facts.released) : 0, std::nullopt});
    }
    for (auto& row : rows) {
        const auto plain = std::find_if(rows.begin(), rows.end(), [&row](const MemoryRow& other) {
            return other.way == MemoryWay::Unprotected && other.expected == row.expected &&
                   other.run->facts.batch == row.run->facts.batch && other.run->facts.succeeded();
        });
        if (plain != rows.end() && row.run->facts.succeeded() && plain->counting > 0) {
            row.timesAsLong = row.counting / plain->counting;
        }
    }
    return rows;
}

std::string memorySentence(const std::vector<MemoryRow>& rows) {
    std::string text;
    std::string parents;
    bool hasOthers = false;
    for (const auto& row : rows) {
        if (!row.run->facts.succeeded()) {
            continue;
        }
        if (row.facts.parentCounted == std::uint64_t{0}) {
            parents = " Each process counted for itself: the parent still sees 0.";
        } else if (isWorthSaying(row)) {
            text += (text.empty() ? "" : ", ") + lossInWords(row, text.empty());
        } else {
            hasOthers = true;
        }
    }
    if (hasOthers) {
        text += text.empty() ? "no update was lost" : ", in the other ways none";
    }
    if (!text.empty()) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
        text += ".";
    }
    return text + (text.empty() && !parents.empty() ? parents.substr(1) : parents);
}

Report memoryReport(RunsView runs) {
    Report report;
    const auto rows = memoryRows(runs);
    for (const auto& row : rows) {
        const auto& info = infoOf(row.way);
        const auto lock = row.metrics.shares ? std::optional((*row.metrics.shares)[indexOf(State::Lock)] +
                                                             (*row.metrics.shares)[indexOf(State::Gil)])
                                             : std::nullopt;
        report.rows.push_back(
            {std::string(info.key),
             std::string(info.name),
             {{"expected", "expected", "count", "Workers × increments", real(row.expected)},
              {"counted", "counted", "count", "What the counter says; of counters of their own, their sum",
               real(row.facts.counted)},
              {"lost", "lost", "count", "Added − counted", real(row.facts.lost())},
              {"parent_counted", "parent sees", "count", "What the program that started them has",
               row.facts.parentCounted ? real(*row.facts.parentCounted) : std::nullopt},
              {"counting_s", "time", "s", "From the release of all workers to the last one's end",
               row.counting > 0 ? std::optional(row.counting) : std::nullopt},
              {"times_as_long", "against unprotected", "×", "Time / time without protection",
               row.timesAsLong},
              {"wall_s",
               "with start",
               "s",
               "From the first launch to the last worker's end",
               row.metrics.wall,
               {},
               {},
               true},
              {"lock", "in line", "%", "Share of the workers' lives in line for a lock or the GIL", lock},
              {"busy_cores",
               "busy cores",
               "",
               "Time on a core / time",
               row.metrics.parallelism,
               {},
               {},
               true},
              {"peak_rss_bytes", "peak memory", "bytes",
               "Largest resident memory of all processes that held workers and nothing else",
               row.metrics.peakRssBytes ? real(*row.metrics.peakRssBytes) : std::nullopt}}});
    }
    report.sentence = sentenceOf(rows, runs);
    return report;
}

void writeCounted(JsonWriter& json, RunsView runs) {
    const auto rows = memoryRows(runs);
    json.key("ways");
    json.beginArray();
    for (const auto& row : rows) {
        const auto& facts = row.run->facts;
        json.beginObject();
        json.field("way", infoOf(row.way).name);
        json.field("key", infoOf(row.way).key);
        json.field("backend", infoOf(facts.experiment.backend).key);
        json.field("workers", facts.experiment.workers);
        json.field("expected", row.expected);
        json.field("counted", row.facts.counted);
        json.field("lost", row.facts.lost());
        json.field("parent_counted", row.facts.parentCounted);
        json.field("wall_s", row.metrics.wall);
        json.field("counting_s", row.counting);
        json.field("cpu_s", row.metrics.cpu);
        json.field("times_as_long", row.timesAsLong);
        json.field("lock_share", row.metrics.shares
                                     ? std::optional((*row.metrics.shares)[indexOf(State::Lock)])
                                     : std::nullopt);
        json.field("gil_share", row.metrics.shares ? std::optional((*row.metrics.shares)[indexOf(State::Gil)])
                                                   : std::nullopt);
        json.field("peak_rss_bytes", row.metrics.peakRssBytes);
        json.field("owners_died", row.facts.ownersDied);
        json.field("schedule", facts.schedule);
        json.field("exit", facts.stopped ? "stopped" : facts.error.empty() ? "ok" : "failed");
        if (!facts.error.empty()) {
            json.field("error", facts.error);
        }
        json.endObject();
    }
    json.endArray();
    writeStartCosts(json, runs);
    json.field("sentence", sentenceOf(rows, runs));
}

} // namespace parascope
