// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/observe/PathTimes.h"
#include "core/observe/ProcessReading.h"
#include "core/run/RunRecord.h"

namespace parascope {

/// What was seen of a program, all its threads and processes: the evidence of what it waits for.
struct TreeEvidence final : DemoFacts {
    PathRecord path;
    ProcessUse use;
    std::uint64_t threads = 0;      ///< there ever were, as far as seen
    std::uint64_t processes = 0;    ///< the same
    std::uint64_t mostAtOnce = 0;   ///< threads that lived at one time
    std::uint64_t left = 0;         ///< times a thread gave its core up
    std::uint64_t pushed = 0;       ///< times one was pushed off it
    std::uint64_t hidden = 0;       ///< processes of other users, whose waits cannot be seen
    std::uint64_t coresAllowed = 0; ///< that its processes might use, at the end; 0: unknown
    std::uint64_t ranks = 0;        ///< of MPI that told of their calls
    Nanoseconds rankLives{};        ///< of these together, between MPI_Init and MPI_Finalize
    Nanoseconds rankMessages{};     ///< of that they waited for messages
    std::string deadlock;           ///< of ranks that wait for each other, in words; empty: they do not
    Nanoseconds ranksEnd{};         ///< of the last one of an mpirun, where the record ends; 0: of no mpirun
    bool isPython = false;          ///< most of its time on a core was a Python's

    /// The share of their lives in which ranks waited for messages.
    [[nodiscard]] double communication() const {
        return rankLives > Nanoseconds{} ? toSeconds(rankMessages) / toSeconds(rankLives) : 0;
    }
    [[nodiscard]] bool equals(const DemoFacts& other) const override;
    friend bool operator==(const TreeEvidence& one, const TreeEvidence& other) { return one.equals(other); }
};

/// That of a run; none of another run, all 0.
[[nodiscard]] const TreeEvidence& treeEvidence(const RunFacts& facts);

/// Into an open object of a file.
void writeTreeEvidence(JsonWriter& json, const TreeEvidence& evidence);
/// The inverse.
[[nodiscard]] std::shared_ptr<TreeEvidence> readTreeEvidence(const JsonFields& fields);

} // namespace parascope
