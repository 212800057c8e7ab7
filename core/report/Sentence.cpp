// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Sentence.h"

#include "core/base/Numbers.h"
#include "core/report/Noise.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace parascope {

namespace {

/// As it begins a sentence.
std::string capitalised(std::string words) {
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

std::string speedInWords(const RunFacts& facts, const Metrics& metrics) {
    if (isSerial(facts.experiment.backend) && (metrics.isBaseline || !metrics.speedup)) {
        return "this is the baseline.";
    }
    if (!metrics.speedup) {
        return "without a serial run there is no speed-up to tell.";
    }
    const double speedup = *metrics.speedup;
    if (speedup < 0.97) {
        return decimals(1 / speedup, 2) + " times as long as one after another.";
    }
    if (speedup < 1.03) {
        return "no faster than one after another.";
    }
    const auto beyond = beyondWorkersInWords(speedup, facts.experiment.workersStarted(), metrics.coreSpeed);
    return decimals(speedup, 2) + " times as fast as one after another" + (beyond.empty() ? "" : ", ") +
           beyond + ".";
}

constexpr double kMessagesWorthTelling = 0.01;
constexpr double kUneven = 0.1;

/// What ranks had between them; empty where there is nothing to say.
std::string ranksInWords(const Metrics& metrics) {
    std::string text;
    if (metrics.communication.value_or(0) >= kMessagesWorthTelling) {
        text = " They waited for messages " + percentInWords(*metrics.communication) +
               " of their time at work, asking again and again, which counts as busy.";
    }
    if (metrics.imbalance.value_or(0) >= kUneven) {
        text += " The work was uneven: the busiest rank had " + decimals(1 / (1 - *metrics.imbalance), 2) +
                " times as much as they had on average.";
    }
    return text;
}

constexpr double kStartWorthTelling = 0.25;

/// The share of a run's time that went by before its workers could begin: "88 %"; empty where it is small.
std::string startInWords(const RunFacts& facts) {
    const auto wall = wallSeconds(facts);
    const auto start = toSeconds(facts.released - facts.launched);
    return wall > 0 && start / wall >= kStartWorthTelling ? percentInWords(start / wall) : std::string();
}

/// Only times for the same work, by the same language, can be held against each other.
bool doTheSameWork(const RunFacts& one, const RunFacts& other) {
    const auto& left = one.experiment;
    const auto& right = other.experiment;
    return one.title.empty() && other.title.empty() && isPython(left.backend) == isPython(right.backend) &&
           left.task == right.task && left.size == right.size;
}

void addToGroup(std::vector<std::vector<ReportedRun>>& groups, const ReportedRun& run) {
    for (auto& group : groups) {
        if (doTheSameWork(group.front().run->facts, run.run->facts)) {
            group.push_back(run);
            return;
        }
    }
    groups.push_back({run});
}

std::vector<ReportedRun>::const_iterator fastestOf(const std::vector<ReportedRun>& runs) {
    return std::min_element(runs.begin(), runs.end(), [](const auto& left, const auto& right) {
        return left.metrics.wall.value_or(0) < right.metrics.wall.value_or(0);
    });
}

/// What the others took beside the fastest: "2 threads with a GIL took 1.80 times as long as 2 threads".
std::vector<std::string> othersBeside(const ReportedRun& fastest, const std::vector<ReportedRun>& runs) {
    std::vector<std::string> words;
    for (const auto& run : runs) {
        const bool counts = run.run != fastest.run && !isSerial(run.run->facts.experiment.backend);
        if (!counts || !fastest.metrics.wall || !run.metrics.wall) {
            continue;
        }
        const double longer = *run.metrics.wall / *fastest.metrics.wall;
        const auto start = startInWords(run.run->facts);
        words.push_back(workersInWords(run.run->facts.experiment) +
                        (longer < 1.05 ? " did as well"
                                       : " took " + decimals(longer, 2) + " times as long as " +
                                             workersInWords(fastest.run->facts.experiment)) +
                        (longer < 1.05 || start.empty() ? "" : ", " + start + " of it to start"));
    }
    return words;
}

/// Which of them was fastest and why, and how much longer the others took.
std::string compareSameWork(const std::vector<ReportedRun>& runs) {
    const auto fastest = fastestOf(runs);
    std::string text = fastest->metrics.sentence;
    for (const auto& other : othersBeside(*fastest, runs)) {
        text += " " + other + ".";
    }
    return text;
}

/// The same of a further group, short: the first one has said what is meant.
std::string compareSameWorkBriefly(const std::vector<ReportedRun>& runs) {
    if (runs.size() == 1) {
        return runs.front().metrics.sentence;
    }
    const auto fastest = fastestOf(runs);
    const auto& experiment = fastest->run->facts.experiment;
    auto text = capitalised(workersInWords(experiment));
    text +=
        experiment.workersStarted() == 1 ? " was the fastest of its kind" : " were the fastest of their kind";
    const bool hasGain = fastest->metrics.speedup && !fastest->metrics.isBaseline;
    text += hasGain ? ", " + speedInWords(fastest->run->facts, fastest->metrics) : ".";
    for (const auto& other : othersBeside(*fastest, runs)) {
        text.back() = ';';
        text += " " + other + ".";
    }
    return text;
}

/// What the cores' speeds explain of runs of the same work; empty when they explain nothing.
std::string coreSpeedsInWords(const std::vector<ReportedRun>& runs) {
    std::vector<WorkOnCores> work;
    for (const auto& run : runs) {
        const auto& first = runs.front().run->facts.experiment;
        if (run.run->facts.experiment.task == first.task &&
            isPython(run.run->facts.experiment.backend) == isPython(first.backend)) {
            work.insert(work.end(), run.metrics.onCores.begin(), run.metrics.onCores.end());
        }
    }
    const auto text = coreSpeedInWords(coreSpeeds(work));
    return text.empty() ? text : " " + text;
}

} // namespace

std::string scalingSentence(const Scaling& scaling, int cores, const std::vector<const RunFacts*>& runs) {
    const auto whole =
        std::count_if(runs.begin(), runs.end(), [](const RunFacts* run) { return !run->stopped; });
    std::string words;
    if (whole < std::ssize(runs)) {
        words = "Stopped after " + std::to_string(whole) + " of " + counted(runs.size(), "run") + ".";
    }
    const auto told = scalingInWords(scaling, cores);
    if (told.empty()) {
        return words;
    }
    const auto noise = noiseInWords(runs);
    return words + (words.empty() ? "" : " ") + told + (noise.empty() ? "" : " " + noise);
}

std::string workersInWords(const Experiment& experiment) {
    const auto& info = infoOf(experiment.backend);
    if (info.kind == WorkerKind::Serial) {
        return info.one;
    }
    return std::to_string(experiment.workers) + " " + (experiment.workers == 1 ? info.one : info.many);
}

std::string runTitle(const RunFacts& facts) {
    if (!facts.name.empty() || !facts.title.empty()) {
        return facts.name.empty() ? facts.title : facts.name;
    }
    const int repeat = facts.experiment.repeat;
    const auto& asked = facts.experiment.parameters;
    const auto own = asked ? asked.get()->runName() : std::string();
    return (own.empty() ? workersInWords(facts.experiment) : own) +
           (repeat > 0 ? " (" + std::to_string(repeat + 1) + ")" : "");
}

PatternInput patternInput(const RunFacts& facts, const Metrics& metrics) {
    const auto shares = metrics.shares.value_or(StateShares{});
    const auto share = [&](State state) { return shares[indexOf(state)]; };
    PatternInput input;
    input.workers = facts.experiment.workersStarted();
    input.cores = std::max(1, coresAllowed(facts));
    if (facts.machine.cpuQuota) {
        input.cores =
            static_cast<int>(std::clamp(std::ceil(*facts.machine.cpuQuota), 1.0, 1.0 * input.cores));
    }
    input.parallelism = metrics.parallelism.value_or(0);
    input.running = share(State::Running);
    input.ready = share(State::Ready);
    input.lock = share(State::Lock) + share(State::Gil);
    input.message = metrics.communication.value_or(0);
    input.waiting = share(State::Queue) + share(State::Io) + share(State::Sleeping);
    double shortest = std::numeric_limits<double>::max();
    double longest = 0;
    for (const auto& worker : facts.workers) {
        const double life = toSeconds(worker.ended - facts.released);
        shortest = std::min(shortest, life);
        longest = std::max(longest, life);
    }
    input.shortestLife = longest > 0 ? std::max(0.0, shortest / longest) : 1;
    if (metrics.workSpread) { // a rank that is done early waits for the others before it ends
        input.shortestLife = 1 - *metrics.workSpread;
    }
    return input;
}

std::string sentenceFor(const RunFacts& facts, const Metrics& metrics) {
    if (!facts.title.empty()) {
        return facts.title +
               " was recorded by another program: its lanes are shown, its figures are not known.";
    }
    if (!facts.error.empty()) {
        return "The run failed: " + facts.error;
    }
    if (facts.stopped) {
        return "The run was stopped before its end.";
    }
    const auto subject = capitalised(workersInWords(facts.experiment));
    const int cores = coresAllowed(facts);
    std::string busy = ": ";
    if (metrics.parallelism) {
        busy = std::string(metrics.pattern == Pattern::MostlyWaiting ? " mostly waited and kept only "
                                                                     : " kept ") +
               decimals(*metrics.parallelism, 2) + " of " + coresInWords(cores) + " busy: ";
    }
    const auto start = startInWords(facts);
    return subject + busy + speedInWords(facts, metrics) +
           (start.empty() ? "" : " " + start + " of the time went by before all had started.") +
           ranksInWords(metrics);
}

std::string compareRuns(const std::vector<ReportedRun>& runs) {
    std::string failures;
    std::vector<std::vector<ReportedRun>> groups;
    for (const auto& run : runs) {
        if (!run.run->facts.error.empty()) {
            failures += runTitle(run.run->facts) + " failed: " + run.run->facts.error + ". ";
        }
        if (run.run->facts.succeeded()) {
            addToGroup(groups, run);
        }
    }
    if (groups.empty()) {
        return runs.empty() ? std::string() : runs.front().metrics.sentence;
    }
    std::string text = failures;
    for (const auto& group : groups) {
        const bool isFirst = &group == &groups.front();
        text += isFirst ? compareSameWork(group) : " " + compareSameWorkBriefly(group);
    }
    std::vector<const RunFacts*> facts;
    for (const auto& run : runs) {
        facts.push_back(&run.run->facts);
    }
    const auto noise = noiseInWords(facts);
    return text + coreSpeedsInWords(runs) + (noise.empty() ? "" : " ") + noise;
}

std::string gapsInSchedule(const RunFacts& facts) {
    if (facts.schedule != "exact") {
        return {};
    }
    std::string gaps;
    if (facts.lostSwitches > 0) {
        gaps = "the kernel had no room for " + counted(facts.lostSwitches, "record") +
               " of the schedule, so parts of it are missing";
    }
    return gaps + (gaps.empty() || facts.scheduleNote.empty() ? "" : "; ") + facts.scheduleNote;
}

} // namespace parascope
