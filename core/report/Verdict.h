// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/TreeEvidence.h"

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// What bounds a program.
enum class VerdictKind : std::uint8_t {
    CpuBound,  ///< it computes
    IoBound,   ///< it waits for a disk, the network, another program, a person
    LockBound, ///< its threads stand in line for a lock
    Sleeping,  ///< it waits for a time to pass
    Mixed,     ///< some of these, none mostly
    Starved,   ///< it could compute and gets no core
    TooShort,  ///< it was over before anything could be told
};

/// "cpu-bound", "io-bound", "lock-bound", "sleeping", "mixed", "starved", "too-short".
[[nodiscard]] std::string_view verdictKey(VerdictKind kind);

/// One of the figures that decided.
struct VerdictFigure {
    std::string name; ///< for scripts: "busy_cores"
    double value = 0; ///< seconds, or a share from 0 to 1, or a count
    std::string meaning;

    bool operator==(const VerdictFigure&) const = default;
};

/// A stretch of the run in which one thing bounded it.
struct VerdictPhase {
    TimeSpan time;
    VerdictKind kind = VerdictKind::Mixed;
    PathPart part = PathPart::Other; ///< most of it

    bool operator==(const VerdictPhase&) const = default;
};

/// Shares of the wall time, 0 to 1, that add up to 1. See CriticalPath for what each moment counts as.
struct VerdictShares {
    PathTimes path; ///< shares here, not nanoseconds
    double user = 0;
    double system = 0; ///< both together are path[Running]

    [[nodiscard]] double operator[](PathPart part) const { return path[part]; }
    /// Everything that waits for a world outside.
    [[nodiscard]] double io() const {
        return path[PathPart::Disk] + path[PathPart::Network] + path[PathPart::Pipe] +
               path[PathPart::Terminal];
    }
    [[nodiscard]] double locks() const { return path[PathPart::Lock] + path[PathPart::Gil]; }
    bool operator==(const VerdictShares&) const = default;
};

/// What a program spends its time on, and what to do about it.
struct Verdict {
    VerdictKind kind = VerdictKind::TooShort;
    std::string strategy; ///< for scripts: "processes", "threads", "less-locking", "fewer-messages" …
    std::string sentence; ///< for a teacher to read out
    VerdictShares shares;
    std::vector<VerdictFigure> evidence; ///< the three that decided
    std::vector<VerdictPhase> phases;    ///< in the order of time; one where it was the same all along

    bool operator==(const Verdict&) const = default;
};

/// What there is to judge by.
struct VerdictInput {
    TreeEvidence evidence;
    double wall = 0;  ///< seconds of what is judged: of an mpirun from its first rank to the end of its last
    double whole = 0; ///< seconds from its start to its end
    int coresAllowed = 1;
    int machineCores = 1;
    double otherPrograms = 0; ///< their share of the cores allowed
    bool isExact = true;      ///< every switch was seen, and not some moments

    [[nodiscard]] double busyCores() const;
    /// Ranks of MPI that mostly wait for each other's messages. They spin meanwhile: to the kernel they
    /// compute.
    [[nodiscard]] bool waitsForMessages() const;
};

/// That of a run of a watched program.
[[nodiscard]] VerdictInput verdictInput(const RunFacts& facts);

[[nodiscard]] Verdict judge(const VerdictInput& input);

/// The sentence of a verdict that has everything else.
[[nodiscard]] std::string verdictSentence(const VerdictInput& input, const Verdict& verdict);
/// The three figures.
[[nodiscard]] std::vector<VerdictFigure> verdictFigures(const VerdictInput& input, const Verdict& verdict);

/// Shorter cannot be told.
[[nodiscard]] double shortestToJudge(bool isExact);

} // namespace parascope
