// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/ComparisonFigures.h"

#include "core/base/Numbers.h"
#include "core/report/Noise.h"
#include "core/report/StartTimes.h"

#include <algorithm>

namespace parascope {

namespace {

/// From so many busy cores on workers ran at the same time.
constexpr double kParallel = 1.25;

ComparisonCell measured(double value, std::string figure, std::string note, std::string why,
                        bool isAtOnce = false) {
    ComparisonCell cell;
    cell.kind = ComparisonCell::Kind::Measured;
    cell.isAtOnce = isAtOnce;
    cell.value = value;
    cell.figure = std::move(figure);
    cell.note = std::move(note);
    cell.why = std::move(why);
    return cell;
}

ComparisonCell words(std::string figure, std::string note, std::string why, std::string command = {}) {
    ComparisonCell cell;
    cell.kind = ComparisonCell::Kind::Words;
    cell.figure = std::move(figure);
    cell.note = std::move(note);
    cell.why = std::move(why);
    cell.command = std::move(command);
    return cell;
}

bool isProcesses(Backend backend) {
    return infoOf(backend).kind == WorkerKind::Processes;
}

bool hasGil(Backend backend) {
    return backend == Backend::CpythonThreads;
}

/// Why so many cores were busy: in a few words, and in a sentence.
struct Reason {
    bool isAtOnce = false;
    std::string note;
    std::string why;
};

Reason reasonFor(const RunFacts& facts, double busy) {
    const auto backend = facts.experiment.backend;
    if (busy >= kParallel) {
        return {true, "at the same time",
                hasGil(backend) ? "This Python's threads ran at the same time."
                : backend == Backend::CpythonProcesses
                    ? "Every process has an interpreter and a GIL of its own."
                    : "Nothing keeps them from running at the same time."};
    }
    if (hasGil(backend)) {
        return {false, "the GIL: one at a time", "The GIL lets one of its threads run Python at a time."};
    }
    if (isNoisy(facts)) {
        const auto share = decimals(facts.otherPrograms.value_or(0) * 100, 0) + " %";
        return {false, "others took " + share,
                "Other programs took " + share + " of the cores meanwhile: measure again when they rest."};
    }
    return {false, "not at the same time", "They did not run at the same time."};
}

std::optional<ComparisonCell> busyCores(const RunRecord& run) {
    const auto busy = computeMetrics(run, std::nullopt).parallelism;
    if (!busy) {
        return std::nullopt;
    }
    const int most = std::max(1, std::min(run.facts.experiment.workers, coresAllowed(run.facts)));
    const auto reason = reasonFor(run.facts, *busy);
    return measured(*busy, decimals(*busy, 2) + " of " + counted(most, "core"), reason.note, reason.why,
                    reason.isAtOnce);
}

std::optional<ComparisonCell> speedup(const RunRecord& run, const std::vector<const RunRecord*>& runs) {
    const auto baseline = findBaseline(run, runs);
    const auto metrics = computeMetrics(run, baseline);
    if (!metrics.speedup || !metrics.wall) {
        return std::nullopt;
    }
    const auto serial = durationInWords(*metrics.speedup * *metrics.wall);
    const auto wall = durationInWords(*metrics.wall);
    const auto reason =
        reasonFor(run.facts, metrics.parallelism.value_or(0)); // busy cores are the clean signal
    const bool isClean =
        !isNoisy(run.facts) && std::none_of(baseline->runs.begin(), baseline->runs.end(),
                                            [](const RunRecord* one) { return isNoisy(one->facts); });
    const auto beyond =
        beyondWorkersInWords(*metrics.speedup, run.facts.experiment.workersStarted(), metrics.coreSpeed);
    return measured(*metrics.speedup, decimals(*metrics.speedup, 2) + " ×",
                    isClean ? serial + " → " + wall : "not clean: others busy",
                    "One after another it takes " + serial + ", this way " + wall +
                        (beyond.empty() ? "" : ", " + beyond) + ". " + reason.why +
                        (isClean ? "" : " Other programs were busy during one of the two runs."),
                    reason.isAtOnce);
}

ComparisonCell waits(const RunRecord& run) {
    const auto& experiment = run.facts.experiment;
    const double wall = wallSeconds(run.facts);
    const double wait = static_cast<double>(experiment.size) / 1000;
    const auto count = std::to_string(experiment.workers);
    const double inARow = wait * experiment.workers;
    const bool isTogether = wall < inARow * 3 / 4;
    return measured(wall, durationInWords(wall), count + " waits of " + durationInWords(wait),
                    "One after another they would take " + durationInWords(inARow) + ": " +
                        (!isTogether                  ? "most of this is the workers' own start and end."
                         : hasGil(experiment.backend) ? "waiting needs no core and no GIL."
                                                      : "waiting needs no core."),
                    isTogether);
}

/// Of one program that makes one worker after another: what was before the first is its own start.
ComparisonCell startInOneProgram(const RunFacts& facts, double next) {
    auto first = Nanoseconds::max();
    for (const auto& worker : facts.workers) {
        first = worker.announced != Nanoseconds{} ? std::min(first, worker.announced) : first;
    }
    const auto program = durationInWords(toSeconds(first - facts.launched));
    return measured(next, durationInWords(next), "after Python: " + program,
                    "From one worker to the next; Python and its first worker were there after " + program +
                        ".");
}

std::optional<ComparisonCell> start(const RunFacts& facts) {
    const auto starts = startTimes(facts);
    if (starts.empty()) {
        return std::nullopt;
    }
    if (isPython(facts.experiment.backend)) {
        return startInOneProgram(facts, median(starts));
    }
    const double middle = median(starts);
    return measured(middle, durationInWords(middle), "median of " + std::to_string(starts.size()),
                    isProcesses(facts.experiment.backend)
                        ? "The kernel makes a process and loads a program into it."
                        : "A thread is a stack and an entry in the kernel's list: its program is there.");
}

std::string memoryCommand(const std::string& ways) {
    return "memory --ways " + ways + " --workers 2 --increments 100k";
}

ComparisonCell dataInWords(Backend backend) {
    if (isProcesses(backend)) {
        return words(
            "apart", "sent or copied",
            "Every process has memory of its own: nothing is shared by accident, and data has to be "
            "sent.",
            memoryCommand(isPython(backend) ? "python-processes,python-value" : "separate,shared-memory"));
    }
    return words("shared", "locks keep it whole",
                 "All threads see the same data at once: what they change together needs a lock.",
                 memoryCommand(isPython(backend) ? "python-call,python-lock" : "unprotected,mutex"));
}

/// Shown by C code that reads address 0, in a program that Python starts: it may crash without us.
ComparisonCell crashInWords(bool isProcess) {
    if (isProcess) {
        return words(
            "itself", "the others go on",
            "A process that crashes ends alone; who waits for it has to notice. The program that shows "
            "it starts three: one crashes after half a second, the others sleep their two to the end.",
            "classify -- python3 -c 'import ctypes, multiprocessing as m, time; "
            "[m.Process(target=time.sleep, args=(2,)).start() for _ in range(2)]; time.sleep(0.5); "
            "m.Process(target=ctypes.string_at, args=(0,)).start()'");
    }
    return words(
        "the program", "with all its threads",
        "A crash (not an exception that somebody catches) ends the whole program. In the one that shows "
        "it two threads want to sleep for a minute; a third crashes after half a second, and none is left.",
        "classify -- python3 -c 'import ctypes, threading, time; "
        "[threading.Thread(target=time.sleep, args=(60,)).start() for _ in range(2)]; time.sleep(0.5); "
        "threading.Thread(target=ctypes.string_at, args=(0,)).start()'");
}

/// What the lesson says of each way in the end.
ComparisonCell bestForInWords(Backend backend) {
    if (hasGil(backend)) {
        return words(
            "waiting", "network, disk, devices",
            "Who waits needs neither a core nor the GIL; computing in Python gains nothing from them.",
            "run --task sleep:500 --backend cpython-serial,cpython-threads --workers 4");
    }
    if (isProcesses(backend)) {
        return isPython(backend)
                   ? words("computing", "in Python, on all cores",
                           "Each process has a GIL of its own: cores compute at the same time.",
                           "run --task sum-squares --backend cpython-processes --workers 2")
                   : words("computing", "that must not fall together",
                           "They compute as threads do, and none can harm another's data or take it along "
                           "in a crash.",
                           "run --task sum-squares --backend processes --workers 2");
    }
    return words("computing", "on the same data", "They compute at the same time and copy nothing.",
                 std::string("run --task sum-squares --backend ") + infoOf(backend).key + " --workers 2");
}

std::optional<ComparisonCell> memory(const RunFacts& facts) {
    if (!isProcesses(facts.experiment.backend)) {
        return std::nullopt; // a thread's is its whole program's
    }
    std::vector<double> peaks;
    for (const auto& worker : facts.workers) {
        if (worker.usage.peakRssBytes > 0) {
            peaks.push_back(static_cast<double>(worker.usage.peakRssBytes));
        }
    }
    if (peaks.empty()) {
        return std::nullopt;
    }
    const double middle = median(peaks);
    return measured(middle, bytesInWords(middle), "with shared pages",
                    isPython(facts.experiment.backend)
                        ? "Every process holds an interpreter; a forked one shares most of its pages until "
                          "it writes to them."
                        : "Every process holds its program, its libraries and its own data.");
}

} // namespace

std::optional<ComparisonCell> comparisonFigure(ComparisonRow row, const RunRecord& run,
                                               const std::vector<const RunRecord*>& runs) {
    switch (row) {
    case ComparisonRow::BusyCores:
        return busyCores(run);
    case ComparisonRow::Speedup:
        return speedup(run, runs);
    case ComparisonRow::Waits:
        return waits(run);
    case ComparisonRow::Start:
        return start(run.facts);
    case ComparisonRow::Memory:
        return memory(run.facts);
    default:
        return std::nullopt;
    }
}

bool isBestForWaiting(Backend backend) {
    return hasGil(backend);
}

std::optional<ComparisonCell> comparisonWords(ComparisonRow row, Backend backend) {
    const bool apart = isProcesses(backend);
    switch (row) {
    case ComparisonRow::Memory:
        // Of C++'s threads it is measured: each has a stack, and little else.
        return apart || !isPython(backend)
                   ? std::nullopt
                   : std::optional(words("its program's", "nothing of its own",
                                         "A thread shares the memory of its program: there is no figure of "
                                         "its own to give."));
    case ComparisonRow::Data:
        return dataInWords(backend);
    case ComparisonRow::BestFor:
        return bestForInWords(backend);
    case ComparisonRow::Crash:
        return crashInWords(apart);
    default:
        return std::nullopt;
    }
}

} // namespace parascope
