// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Verdict.h"

#include "core/report/Noise.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

// Where a verdict begins; tried with the kinds of programs of core/report/VERDICT.md.
constexpr double kMostly = 0.7;     ///< of the wall time: one thing bounds it
constexpr double kInLine = 1.0 / 3; ///< of what has a core or a lock's line: two that take turns have a half
constexpr double kSomeLocks = 0.15; ///< of what would compute, where other programs leave few cores
constexpr double kOneCoreOfGil = 1.05; ///< busy: what a GIL lets threads have, however many they are
constexpr double kStarving = 0.6; ///< of what would compute: a half has who shares its core with one other
constexpr double kMuchIo = 0.25;  ///< of the wall time: then what the kernel computes is for it
constexpr double kSomeIo = 0.2;   ///< of what nobody saw: then that was for I/O, too
constexpr double kDiskBytesASecond = 1e6; ///< that a disk gave or took: then too, if nobody saw a sleep
constexpr double kMachineFull = 0.85;     ///< of the cores there are
constexpr double kNeverSeen = 0.5;        ///< of the wall time
constexpr double kManyMessages = 0.5;     ///< of the time of ranks in MPI

constexpr std::array<std::string_view, 7> kVerdictKeys{"cpu-bound", "io-bound", "lock-bound", "sleeping",
                                                       "mixed",     "starved",  "too-short"};

/// No schedule has what a process of another user computes, but the kernel counts its processor time.
double onCoreOf(const TreeEvidence& evidence) {
    const double counted = toSeconds(evidence.use.user + evidence.use.system) * 1e9;
    return evidence.hidden > 0 ? std::max(evidence.path.onCore, counted) : evidence.path.onCore;
}

/// What is missing of that in the schedule was taken for a wait.
PathTimes timesOf(const TreeEvidence& evidence) {
    auto times = evidence.path.sum();
    double missing = onCoreOf(evidence) - evidence.path.onCore;
    for (const auto part : {PathPart::Other, PathPart::Pipe, PathPart::Terminal, PathPart::Disk,
                            PathPart::Network, PathPart::Sleep}) {
        const double taken = std::min(missing, times[part]);
        times[part] -= taken;
        times[PathPart::Running] += taken;
        missing -= taken;
    }
    return times;
}

VerdictShares sharesOf(const PathTimes& times, const ProcessUse& use) {
    VerdictShares shares;
    const double sum = times.sum();
    for (std::size_t i = 0; i < kPathParts && sum > 0; ++i) {
        shares.path.parts.at(i) = times.parts.at(i) / sum;
    }
    const double cpu = toSeconds(use.user + use.system);
    const double inKernel = cpu > 0 ? toSeconds(use.system) / cpu : 0;
    shares.system = shares[PathPart::Running] * inKernel;
    shares.user = shares[PathPart::Running] - shares.system;
    return shares;
}

/// What would compute if it could: those on a core, those that wait for one, those in line for a lock.
double wanting(const VerdictShares& shares) {
    return shares[PathPart::Running] + shares[PathPart::Ready] + shares.locks();
}

/// Its threads fill the machine: that more of them want a core than there are takes nothing from it.
bool fillsMachine(const VerdictInput& input) {
    return input.busyCores() >= kMachineFull * input.machineCores;
}

/// Waits of some microseconds are over before anybody can ask for what. They were for I/O where those that
/// were seen were, or where the kernel counted what a disk gave or took meanwhile.
bool isUnseenForIo(const VerdictInput& input, const VerdictShares& shares) {
    const auto& use = input.evidence.use;
    const auto bytes = static_cast<double>(use.diskReadBytes + use.diskWrittenBytes);
    const double sleep = shares[PathPart::Sleep];
    const bool isDiskBusy = bytes >= kDiskBytesASecond * input.wall && sleep < kSomeLocks;
    return isDiskBusy || (shares.io() > sleep && shares.io() >= kSomeIo * shares[PathPart::Other]);
}

/// Python's threads in line for their GIL, none of them beside another on a core. In a short run many of
/// their waits are over before anybody can ask for what.
bool sharesOneGil(const VerdictInput& input, const VerdictShares& shares) {
    return input.evidence.isPython && input.busyCores() <= kOneCoreOfGil &&
           shares[PathPart::Gil] >= kSomeLocks * wanting(shares);
}

VerdictKind kindOf(const VerdictInput& input, const VerdictShares& shares) {
    const double all = wanting(shares);
    const double locks = shares.locks();
    const bool isInLine =
        sharesOneGil(input, shares) ||
        (locks >= kInLine * (shares[PathPart::Running] + locks) && locks >= kSomeLocks * all);
    if (all >= kMostly && isInLine) {
        return VerdictKind::LockBound;
    }
    if (all >= kMostly && shares[PathPart::Ready] >= kStarving * all && !fillsMachine(input)) {
        return VerdictKind::Starved;
    }
    // Copying for a disk or a network is a part of waiting for it: dd computes next to nothing of its own.
    const double unseen = shares[PathPart::Other];
    const bool isUnseenIo = isUnseenForIo(input, shares);
    const double copying = shares.io() + (isUnseenIo ? unseen : 0) >= kMuchIo ? shares.system : 0;
    const double cpu = shares[PathPart::Running] - copying;
    const double io = shares.io() + copying + (isUnseenIo ? unseen : 0);
    const double sleep = shares[PathPart::Sleep] + (isUnseenIo ? 0 : unseen);
    using Part = std::pair<double, VerdictKind>;
    const auto most = std::max({Part{cpu, VerdictKind::CpuBound}, Part{io, VerdictKind::IoBound},
                                Part{sleep, VerdictKind::Sleeping}, Part{locks, VerdictKind::LockBound}});
    // What it waits for a core says how busy the machine is: it is judged by what it would do with one.
    return most.first >= kMostly * (1 - shares[PathPart::Ready]) ? most.second : VerdictKind::Mixed;
}

PathPart greatest(const PathTimes& times) {
    const auto* most = std::max_element(times.parts.begin(), times.parts.end());
    return static_cast<PathPart>(most - times.parts.begin());
}

/// A slot more or less does not make a phase: what is shorter than this joins the one before it.
Nanoseconds shortestPhase(const PathRecord& path) {
    const auto whole = path.slot * static_cast<std::int64_t>(path.slots.size());
    return std::max(whole / 10, path.slot * 2);
}

/// Stretches of slots in which the same bounds the program.
std::vector<VerdictPhase> rawPhases(const VerdictInput& input) {
    const auto& path = input.evidence.path;
    std::vector<VerdictPhase> phases;
    for (std::size_t i = 0; i < path.slots.size(); ++i) {
        const auto begin = path.begin + path.slot * static_cast<std::int64_t>(i);
        const auto shares = sharesOf(path.slots[i], input.evidence.use);
        const auto kind = kindOf(input, shares);
        if (!phases.empty() && phases.back().kind == kind) {
            phases.back().time.end = begin + path.slot;
        } else {
            phases.push_back({{begin, begin + path.slot}, kind, PathPart::Other});
        }
    }
    return phases;
}

void joinShort(std::vector<VerdictPhase>& phases, Nanoseconds shortest) {
    std::vector<VerdictPhase> joined;
    for (const auto& phase : phases) {
        const bool isShort = phase.time.length() < shortest;
        if (!joined.empty() && (isShort || joined.back().kind == phase.kind)) {
            joined.back().time.end = phase.time.end;
        } else if (!joined.empty() && joined.back().time.length() < shortest) {
            joined.back() = {{joined.back().time.begin, phase.time.end}, phase.kind, phase.part};
        } else {
            joined.push_back(phase);
        }
    }
    phases = std::move(joined);
}

PathPart partOf(const PathRecord& path, const TimeSpan& time) {
    PathTimes sum;
    for (std::size_t i = 0; i < path.slots.size(); ++i) {
        if (time.contains(path.begin + path.slot * static_cast<std::int64_t>(i))) {
            sum += path.slots[i];
        }
    }
    return greatest(sum);
}

std::vector<VerdictPhase> phasesOf(const VerdictInput& input) {
    const auto& path = input.evidence.path;
    auto phases = rawPhases(input);
    joinShort(phases, shortestPhase(path));
    const auto end = path.begin + fromSeconds(input.wall);
    for (auto& phase : phases) {
        phase.time.end = std::min(phase.time.end, std::max(end, phase.time.begin));
        phase.part = partOf(path, phase.time);
    }
    return phases;
}

/// A program that computes alone for a while, as while it starts, and then has its threads in line for most
/// of the time: more cores help neither.
bool standsInLineMostly(const VerdictInput& input, const Verdict& verdict) {
    Nanoseconds inLine{};
    for (const auto& phase : verdict.phases) {
        inLine += phase.kind == VerdictKind::LockBound ? phase.time.length() : Nanoseconds{};
    }
    return wanting(verdict.shares) >= kMostly && toSeconds(inLine) >= input.wall / 2;
}

std::string strategyOf(const VerdictInput& input, VerdictKind kind, const VerdictShares& shares) {
    switch (kind) {
    case VerdictKind::CpuBound:
        return "processes";
    case VerdictKind::IoBound:
        return input.waitsForMessages() ? "fewer-messages" : "threads";
    case VerdictKind::Sleeping:
        return "threads";
    case VerdictKind::LockBound:
        return shares[PathPart::Gil] > shares[PathPart::Lock] ? "processes" : "less-locking";
    case VerdictKind::Starved:
        return "more-cores";
    case VerdictKind::Mixed:
        return "by-phase";
    case VerdictKind::TooShort:
        break;
    }
    return "more-work";
}

} // namespace

std::string_view verdictKey(VerdictKind kind) {
    return kVerdictKeys.at(static_cast<std::size_t>(kind));
}

double shortestToJudge(bool isExact) {
    return isExact ? 0.05 : 0.25;
}

double VerdictInput::busyCores() const {
    return wall > 0 ? onCoreOf(evidence) / 1e9 / wall : 0;
}

bool VerdictInput::waitsForMessages() const {
    return evidence.ranks > 0 && evidence.communication() >= kManyMessages;
}

VerdictInput verdictInput(const RunFacts& facts) {
    VerdictInput input;
    input.evidence = treeEvidence(facts);
    const auto released = facts.released != Nanoseconds{} ? facts.released : facts.launched;
    const auto from = std::max(released, input.evidence.path.begin);
    const auto to = input.evidence.ranksEnd != Nanoseconds{} ? input.evidence.ranksEnd : facts.ended;
    input.wall = std::max(0.0, toSeconds(to - from));
    if (facts.ended == Nanoseconds{}) { // it goes on
        input.wall = input.evidence.path.sum().sum() / 1e9;
    }
    input.whole =
        facts.ended == Nanoseconds{} ? input.wall : std::max(0.0, toSeconds(facts.ended - released));
    const auto ofItself = static_cast<int>(std::min<std::uint64_t>(input.evidence.coresAllowed, 1U << 16U));
    const auto ofRun = std::max(1, coresAllowed(facts));
    input.coresAllowed = ofItself > 0 ? std::min(ofItself, ofRun) : ofRun;
    input.machineCores = std::max(input.coresAllowed, facts.machine.cores);
    input.otherPrograms = facts.otherPrograms.value_or(0);
    input.isExact = facts.schedule == "exact";
    return input;
}

Verdict judge(const VerdictInput& input) {
    Verdict verdict;
    const auto& path = input.evidence.path;
    verdict.shares = sharesOf(timesOf(input.evidence), input.evidence.use);
    const bool isSeen = path.sum().sum() / 1e9 >= kNeverSeen * input.wall;
    if (input.wall >= shortestToJudge(input.isExact) && isSeen) {
        // What ranks wait for in MPI is known of the whole, and not of a phase.
        verdict.kind = input.waitsForMessages() ? VerdictKind::IoBound : kindOf(input, verdict.shares);
        verdict.phases = input.evidence.hidden > 0 ? std::vector<VerdictPhase>() : phasesOf(input);
        const bool wantsCores = verdict.kind == VerdictKind::Mixed || verdict.kind == VerdictKind::CpuBound;
        if (wantsCores && standsInLineMostly(input, verdict)) {
            verdict.kind = VerdictKind::LockBound;
        }
    }
    verdict.strategy = strategyOf(input, verdict.kind, verdict.shares);
    verdict.evidence = verdictFigures(input, verdict);
    verdict.sentence = verdictSentence(input, verdict);
    return verdict;
}

} // namespace parascope
