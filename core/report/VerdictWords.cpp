// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Verdict.h"

#include "core/base/Numbers.h"
#include "core/report/Noise.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::size_t kPhasesWorthTelling = 4;
constexpr double kMuchOfTheCores = 0.25;
constexpr double kWorthTelling = 0.1; ///< of the time

std::string busyCoresInWords(const VerdictInput& input) {
    return decimals(input.busyCores(), 2) + " of " + coresInWords(input.coresAllowed);
}

/// What it waits for, most of all.
std::string worldOf(const VerdictShares& shares) {
    using Word = std::pair<double, const char*>;
    const auto most =
        std::max({Word{shares[PathPart::Disk], "the disk"}, Word{shares[PathPart::Network], "the network"},
                  Word{shares[PathPart::Pipe], "another program"},
                  Word{shares[PathPart::Terminal], "somebody to type"}});
    return most.first > 0 ? most.second : "what cannot be seen";
}

std::string phaseInWords(const VerdictPhase& phase) {
    const auto time = " for " + durationInWords(toSeconds(phase.time.length()));
    if (phase.kind == VerdictKind::LockBound) {
        return "took turns at a lock" + time; // one computes while the others stand in line
    }
    switch (phase.part) {
    case PathPart::Running:
        return "computed" + time;
    case PathPart::Ready:
        return "waited for a core" + time;
    case PathPart::Lock:
    case PathPart::Gil:
        return "stood in line for a lock" + time;
    case PathPart::Disk:
        return "waited for the disk" + time;
    case PathPart::Network:
        return "waited for the network" + time;
    case PathPart::Pipe:
        return "waited for another program" + time;
    case PathPart::Terminal:
        return "waited for somebody to type" + time;
    case PathPart::Sleep:
        return "slept" + time;
    case PathPart::Other:
        break;
    }
    return "waited for what cannot be seen" + time;
}

std::string mixInWords(const Verdict& verdict) {
    std::string text;
    if (verdict.phases.size() > 1 && verdict.phases.size() <= kPhasesWorthTelling) {
        for (const auto& phase : verdict.phases) {
            text += (text.empty() ? "" : ", then ") + phaseInWords(phase);
        }
        return "It " + text + ": judge each part by itself.";
    }
    const auto& shares = verdict.shares;
    const auto add = [&text](double share, const std::string& what) {
        if (share >= kWorthTelling) {
            text += (text.empty() ? "" : ", ") + what + " " + percentInWords(share) + " of the time";
        }
    };
    add(shares[PathPart::Running], "computed");
    add(shares[PathPart::Ready], "waited for a core");
    add(shares.locks(), "stood in line for a lock");
    add(shares.io(), "waited for " + worldOf(shares));
    add(shares[PathPart::Sleep], "slept");
    add(shares[PathPart::Other], "waited for what cannot be seen");
    return "It " + text + ", in turns all along: threads help where it waits, processes where it computes.";
}

std::string starvedInWords(const VerdictInput& input, const VerdictShares& shares) {
    const double all = shares[PathPart::Running] + shares[PathPart::Ready];
    const auto waited = percentInWords(all > 0 ? shares[PathPart::Ready] / all : 0);
    std::string text = "It could have computed, but had to wait for a core " + waited +
                       " of the time: it is starved. It got " + busyCoresInWords(input);
    if (input.otherPrograms >= kMuchOfTheCores) {
        return text + ", other programs used " + percentInWords(input.otherPrograms) +
               " of them: end those, or wait until they are done.";
    }
    return text + ": allow it more cores, or start fewer threads.";
}

std::string cpuInWords(const VerdictInput& input, const VerdictShares& shares) {
    const double ready = shares[PathPart::Ready];
    std::string text = "It computed " + percentInWords(shares[PathPart::Running]) + " of the time" +
                       (ready >= kWorthTelling ? ", waited for a core another " + percentInWords(ready) + ","
                                               : std::string()) +
                       " and kept " + busyCoresInWords(input) + " busy: it is CPU-bound. ";
    if (input.busyCores() >= 0.85 * input.coresAllowed && input.coresAllowed > 1) {
        return text + "It uses all it may: only more or faster cores help.";
    }
    return text + (input.evidence.ranks > 0 ? "More cores help: start as many ranks."
                                            : "More cores help: use processes, or threads without a GIL.");
}

std::string ioInWords(const VerdictInput& input, const VerdictShares& shares) {
    if (input.waitsForMessages()) {
        return "It is bound by its messages: it is I/O-bound. Send fewer and larger ones, compute while they "
               "are on "
               "their way (MPI_Irecv before the work, MPI_Wait after it), or start fewer ranks.";
    }
    const double ready = shares[PathPart::Ready];
    return "It waited " + percentInWords(shares.io() + shares[PathPart::Other]) +
           " of the time, mostly for " + worldOf(shares) +
           ": it is I/O-bound. Use threads: while one waits, others can work." +
           (ready >= kWorthTelling ? " It waited for a core, too, " + percentInWords(ready) + " of the time."
                                   : std::string());
}

std::string sleepInWords(const VerdictShares& shares) {
    const double unseen = shares[PathPart::Other];
    if (unseen > shares[PathPart::Sleep]) {
        return "It waited " + percentInWords(unseen) +
               " of the time, for what cannot be seen: it computes little. Use threads.";
    }
    return "It slept " + percentInWords(shares[PathPart::Sleep] + unseen) +
           " of the time, as it was told to: no core and no disk makes that shorter. Use threads: while one "
           "sleeps, others can work.";
}

std::string locksInWords(const VerdictInput& input, const VerdictShares& shares) {
    if (shares[PathPart::Gil] > shares[PathPart::Lock]) {
        return "Its threads took turns at Python's GIL: together they kept " + busyCoresInWords(input) +
               " busy. More threads make it no faster: use processes, or a Python without a GIL.";
    }
    const double all = shares[PathPart::Running] + shares[PathPart::Ready] + shares.locks();
    return "Its threads stood in line for a lock " + percentInWords(all > 0 ? shares.locks() / all : 0) +
           " of the time and kept " + busyCoresInWords(input) +
           " busy: it is lock-bound. Hold the lock for less, or give each thread data of its own.";
}

VerdictFigure busyCoresFigure(const VerdictInput& input) {
    return {"busy_cores", input.busyCores(),
            "cores that it kept busy on average, of " + std::to_string(input.coresAllowed) + " allowed"};
}

VerdictFigure waitingFigure(const VerdictInput& input, const VerdictShares& shares) {
    const double none = input.evidence.path.atOnce.front();
    const double all = std::max(shares.path.sum() > 0 ? input.evidence.path.sum().sum() : 0, 1.0);
    return {"nobody_on_a_core", none / all, "of the time none of its threads was on a core"};
}

VerdictFigure computingFigure(const VerdictShares& shares) {
    return {"computing", shares[PathPart::Running], "of the time that counts it was on a core"};
}

VerdictFigure readyFigure(const VerdictShares& shares) {
    return {"ready", shares[PathPart::Ready], "of the time that counts it waited for a core"};
}

} // namespace

std::vector<VerdictFigure> verdictFigures(const VerdictInput& input, const Verdict& verdict) {
    const auto& shares = verdict.shares;
    const double perSecond = input.wall > 0 ? static_cast<double>(input.evidence.path.turns) / input.wall : 0;
    switch (verdict.kind) {
    case VerdictKind::CpuBound:
        return {computingFigure(shares), waitingFigure(input, shares), busyCoresFigure(input)};
    case VerdictKind::IoBound:
        if (input.waitsForMessages()) {
            return {{"messages", input.evidence.communication(),
                     "of their time in MPI its ranks waited for messages"},
                    computingFigure(shares),
                    busyCoresFigure(input)};
        }
        return {{"io", shares.io(), "of the time it waited, mostly for " + worldOf(shares)},
                {"user", shares.user, "of the time it computed in code of its own"},
                waitingFigure(input, shares)};
    case VerdictKind::LockBound:
        return {{"in_line", shares.locks(), "of the time that counts it stood in line for a lock"},
                busyCoresFigure(input),
                {"turns_per_second", perSecond,
                 "times a second a thread left its core and a sibling came on at once"}};
    case VerdictKind::Sleeping:
        return {{"sleep", shares[PathPart::Sleep], "of the time it waited for a time to pass"},
                waitingFigure(input, shares),
                computingFigure(shares)};
    case VerdictKind::Starved:
        return {readyFigure(shares),
                busyCoresFigure(input),
                {"other_programs", input.otherPrograms, "of the cores allowed other programs used"}};
    case VerdictKind::Mixed:
        return {computingFigure(shares),
                waitingFigure(input, shares),
                {"phases", static_cast<double>(verdict.phases.size()), "parts of different kind"}};
    case VerdictKind::TooShort:
        break;
    }
    return {{"wall_s", input.wall, "seconds from its start to its end"},
            {"shortest_s", shortestToJudge(input.isExact), "seconds are needed to tell"},
            {"cpu_s", toSeconds(input.evidence.use.user + input.evidence.use.system),
             "seconds of processor time it used"}};
}

std::string verdictSentence(const VerdictInput& input, const Verdict& verdict) {
    const auto& shares = verdict.shares;
    switch (verdict.kind) {
    case VerdictKind::CpuBound:
        return cpuInWords(input, shares);
    case VerdictKind::IoBound:
        return ioInWords(input, shares);
    case VerdictKind::LockBound:
        return locksInWords(input, shares);
    case VerdictKind::Sleeping:
        return sleepInWords(shares);
    case VerdictKind::Starved:
        return starvedInWords(input, shares);
    case VerdictKind::Mixed:
        return mixInWords(verdict);
    case VerdictKind::TooShort:
        break;
    }
    return "It was over in " + durationInWords(input.wall) + ": too short to tell. Give it more to do, " +
           durationInWords(shortestToJudge(input.isExact)) + " at least.";
}

} // namespace parascope
