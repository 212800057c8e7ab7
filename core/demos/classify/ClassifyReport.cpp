// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/ClassifyReport.h"

#include "core/base/Numbers.h"
#include "core/base/ShellWords.h"
#include "core/demos/classify/ClassifyDemo.h"
#include "core/run/AttachLauncher.h"
#include "core/run/KeptCommand.h"
#include "core/run/Runner.h"

#include <algorithm>
#include <cstring>

namespace parascope {

namespace {

/// Something that went on for less after the command is no news.
constexpr auto kOutlived = std::chrono::milliseconds(100);

std::string signalName(int number) {
    const char* name = sigabbrev_np(number);
    return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(number);
}

bool wasAsked(const RunRecord& run) {
    return run.facts.stopped;
}

std::string endingOfCommand(const CommandEnd& end, bool byUser) {
    std::string text;
    if (end.wasStopped) {
        text = byUser ? "It was stopped." : "Its time was over, so it was stopped.";
    } else if (end.signal != 0) {
        text = "It was killed by " + signalName(end.signal) + ".";
    } else if (end.exitCode != 0) {
        text = "It ended with exit code " + std::to_string(end.exitCode) + ".";
    }
    if (end.outlived >= kOutlived) {
        text += (text.empty() ? "" : " ") + std::string("What it had started went on for ") +
                durationInWords(toSeconds(end.outlived)) + " after it" +
                (end.wasStopped ? ", and was ended." : ".");
    }
    return text;
}

std::string endingOfProcess(const RunRecord& run) {
    const auto& results = run.facts.workers.front().results;
    const bool hasEnded =
        std::find(results.begin(), results.end(), AttachLauncher::kHasEnded) != results.end();
    return hasEnded ? "It ended by itself meanwhile." : "It was left running.";
}

std::string whatWasHidden(const TreeEvidence& evidence) {
    if (evidence.hidden == 0) {
        return {};
    }
    return evidence.hidden == 1
               ? "One of its processes belongs to another user: what it waited for and what it read cannot "
                 "be seen."
               : std::to_string(evidence.hidden) +
                     " of its processes belong to another user: what they waited for and what they read "
                     "cannot be seen.";
}

/// The kernel cannot tell: a rank that waits asks all the time, and so computes.
std::string messagesInWords(const TreeEvidence& evidence) {
    if (evidence.ranks == 0) {
        return {};
    }
    return (evidence.ranks == 1 ? "Its rank" : "Its " + std::to_string(evidence.ranks) + " ranks") +
           " waited for messages " + percentInWords(evidence.communication()) +
           " of the time between MPI_Init and MPI_Finalize, on cores that count as busy. The verdict is "
           "about " +
           (evidence.ranks == 1 ? "it" : "them") + ", without mpirun, which only waits for " +
           (evidence.ranks == 1 ? "it." : "them.");
}

Figure shareFigure(const char* key, const char* label, const char* formula, double value) {
    return {key, label, "%", formula, value};
}

std::vector<Figure> figuresOfVerdict(const RunRecord& run, const Classified& known, bool withRanks) {
    const auto& evidence = treeEvidence(run.facts);
    const auto& shares = known.verdict.shares;
    const auto count = [](std::uint64_t number) { return static_cast<double>(number); };
    std::vector<Figure> figures{
        {"verdict", "verdict", "", "What bounds it", {}, std::string(verdictKey(known.verdict.kind))},
        {"wall_s", "wall", "s", "From its start to its end", known.wall},
        {"cpu_s", "CPU time", "s", "Processor time of all its threads and processes", known.cpu},
        {"busy_cores", "busy cores", "cores", "Time on a core, all threads together / wall time",
         known.wall > 0 ? std::optional(known.busyCores) : std::nullopt},
        shareFigure("user", "computes", "Share of the time that counts in code of its own", shares.user),
        shareFigure("system", "in the kernel", "Share of the time that counts in the kernel, for it",
                    shares.system),
        shareFigure("ready", "waits for core",
                    "Share of the time that counts in which it could have computed", shares[PathPart::Ready]),
        shareFigure("locks", "in line", "Share of the time that counts in line for a lock", shares.locks()),
        shareFigure("io", "waits for I/O", "Share of the time that counts for disk, network, pipes, people",
                    shares.io()),
        shareFigure("sleep", "sleeps", "Share of the time that counts for a time to pass",
                    shares[PathPart::Sleep]),
        {"threads", "threads", "count", "Threads that it had, as far as seen", count(evidence.threads)},
        {"processes", "processes", "count", "Processes that it had, as far as seen",
         count(evidence.processes)},
        {"read_bytes", "read", "bytes", "Read from files, pipes and terminals",
         count(evidence.use.readBytes)},
        {"written_bytes", "written", "bytes", "Written to them", count(evidence.use.writtenBytes)},
    };
    if (withRanks) {
        figures.push_back(shareFigure(
            "communication_share", "communication",
            "Share of the time between MPI_Init and MPI_Finalize in which ranks waited for messages",
            evidence.communication()));
    }
    return figures;
}

void writeVerdictShares(JsonWriter& json, const VerdictShares& shares) {
    json.key("shares");
    json.beginObject();
    json.field("user", shares.user);
    json.field("system", shares.system);
    for (const auto part : {PathPart::Ready, PathPart::Lock, PathPart::Gil, PathPart::Disk, PathPart::Network,
                            PathPart::Pipe, PathPart::Terminal, PathPart::Sleep, PathPart::Other}) {
        json.field(pathPartKey(part), shares[part]);
    }
    json.endObject();
}

void writeEvidence(JsonWriter& json, const std::vector<VerdictFigure>& evidence) {
    json.key("evidence");
    json.beginArray();
    for (const auto& figure : evidence) {
        json.beginObject();
        json.field("name", figure.name);
        json.field("value", figure.value);
        json.field("meaning", figure.meaning);
        json.endObject();
    }
    json.endArray();
}

void writePhases(JsonWriter& json, const std::vector<VerdictPhase>& phases, Nanoseconds zero) {
    json.key("phases");
    json.beginArray();
    for (const auto& phase : phases) {
        json.beginObject();
        json.field("begin_s", toSeconds(phase.time.begin - zero));
        json.field("end_s", toSeconds(phase.time.end - zero));
        json.field("verdict", verdictKey(phase.kind));
        json.field("mostly", pathPartKey(phase.part));
        json.endObject();
    }
    json.endArray();
}

void writeUse(JsonWriter& json, const TreeEvidence& evidence) {
    json.field("user_s", toSeconds(evidence.use.user));
    json.field("system_s", toSeconds(evidence.use.system));
    json.field("read_bytes", evidence.use.readBytes);
    json.field("written_bytes", evidence.use.writtenBytes);
    json.field("disk_read_bytes", evidence.use.diskReadBytes);
    json.field("disk_written_bytes", evidence.use.diskWrittenBytes);
    json.field("threads", evidence.threads);
    json.field("processes", evidence.processes);
    json.field("most_threads_at_once", evidence.mostAtOnce);
    json.field("hidden_processes", evidence.hidden);
    const bool isOfRanks = evidence.ranksEnd != Nanoseconds{};
    json.field("judged", isOfRanks ? "the ranks, without mpirun" : "all that it started");
    if (evidence.ranks > 0) {
        json.field("ranks", evidence.ranks);
        json.field("communication_share", evidence.communication());
        json.field("deadlock", evidence.deadlock);
    }
}

std::string outputOf(const RunRecord& run) {
    const auto& output = run.facts.workers.front().output;
    if (output.empty()) {
        return {};
    }
    const bool isCut = output.size() >= RunLimits().outputBytes;
    return "\nIt printed:\n" + output + (output.ends_with('\n') ? "" : "\n") +
           (isCut ? "… and more, which was not kept\n" : "");
}

} // namespace

Classified classified(const RunRecord& run) {
    const auto& facts = run.facts;
    const auto input = verdictInput(facts);
    Classified known;
    known.verdict = judge(input);
    known.wall = input.evidence.ranksEnd != Nanoseconds{} ? input.whole : input.wall;
    known.busyCores = input.busyCores();
    known.cpu = toSeconds(input.evidence.use.user + input.evidence.use.system);
    known.deadlock = input.evidence.deadlock;
    if (!known.deadlock.empty()) {
        known.verdict.strategy = "mend-deadlock";
    }
    known.messages = messagesInWords(input.evidence);
    const auto& results = facts.workers.front().results;
    if (classifyQuestion(facts.experiment).pid) {
        known.ending = facts.finished && facts.error.empty() ? endingOfProcess(run) : std::string();
    } else if (!results.empty()) {
        const auto end = CommandEnd::fromTexts(results);
        known.exitCode = end.exitCode;
        known.signal = end.signal;
        known.ending = endingOfCommand(end, wasAsked(run));
    }
    const auto hidden = whatWasHidden(input.evidence);
    known.ending += (known.ending.empty() || hidden.empty() ? "" : " ") + hidden;
    return known;
}

std::string watchedInWords(const RunFacts& facts) {
    const auto& asked = classifyQuestion(facts.experiment);
    if (asked.pid) {
        return "process " + std::to_string(*asked.pid) +
               (facts.workers.empty() ? "" : " (" + facts.workers.front().name + ")");
    }
    return asked.command.empty() ? facts.experiment.task + ":" + formatCount(facts.experiment.size)
                                 : joinWords(asked.command);
}

Report classifyReport(RunsView runs) {
    Report report;
    const bool withRanks = std::any_of(
        runs.begin(), runs.end(), [](const RunRecord* run) { return treeEvidence(run->facts).ranks > 0; });
    for (const auto* run : runs) {
        if (run->facts.workers.empty()) {
            continue;
        }
        const auto known = classified(*run);
        report.rows.push_back({std::string(verdictKey(known.verdict.kind)), watchedInWords(run->facts),
                               figuresOfVerdict(*run, known, withRanks)});
        report.sentence = run->facts.finished && run->facts.error.empty() ? known.sentence() : std::string();
    }
    return report;
}

std::string classifiedTable(const RunRecord& run) {
    if (run.facts.workers.empty() || !run.facts.demo || !run.facts.error.empty()) {
        return {};
    }
    const auto known = classified(run);
    std::string text = "\n" + watchedInWords(run.facts) + "\n\n";
    TextTable table({"", ""});
    for (const auto& figure : figuresOfVerdict(run, known, treeEvidence(run.facts).ranks > 0)) {
        table.add({figure.label, figure.text()});
    }
    text += table.text() + "\n" + known.sentence() + "\n";
    return text + outputOf(run);
}

void writeClassified(JsonWriter& json, const RunRecord& run) {
    const auto& facts = run.facts;
    if (facts.workers.empty()) {
        return;
    }
    const auto known = classified(run);
    const auto& asked = classifyQuestion(facts.experiment);
    json.texts("command", asked.command);
    json.field("what", watchedInWords(facts));
    json.field("verdict", verdictKey(known.verdict.kind));
    json.field("strategy", known.verdict.strategy);
    json.field("sentence", known.sentence());
    json.field("exit_code", known.exitCode);
    json.field("signal", known.signal);
    json.field("wall_s", known.wall);
    json.field("cpu_s", known.cpu);
    json.field("cpu_share", known.verdict.shares.user + known.verdict.shares.system);
    writeVerdictShares(json, known.verdict.shares);
    writeUse(json, treeEvidence(facts));
    writeEvidence(json, known.verdict.evidence);
    writePhases(json, known.verdict.phases, treeEvidence(facts).path.begin);
    json.field("other_programs_share", facts.otherPrograms);
    json.field("schedule", facts.schedule);
    json.field("schedule_note", facts.scheduleNote);
    json.field("output", facts.workers.front().output);
    if (!facts.error.empty()) {
        json.field("error", facts.error);
    }
}

} // namespace parascope
