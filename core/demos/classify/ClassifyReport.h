// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/report/Verdict.h"

namespace parascope {

/// The verdict on a run, and how its program ended.
struct Classified {
    Verdict verdict;
    std::optional<int> exitCode; ///< nothing of a program that goes on, or never began
    int signal = 0;              ///< that ended it; 0: none
    std::string deadlock;        ///< of ranks that wait for each other, in words
    std::string messages;        ///< of ranks that waited for some, in words
    std::string ending;          ///< in words, when there is something to say: "It ended with exit code 1."
    double cpu = 0;              ///< seconds of processor time
    double wall = 0;
    double busyCores = 0;

    /// What it means, and how it ended.
    [[nodiscard]] std::string sentence() const {
        return (deadlock.empty() ? verdict.sentence : deadlock) + (messages.empty() ? "" : " ") + messages +
               (ending.empty() ? "" : " ") + ending;
    }
};

[[nodiscard]] Classified classified(const RunRecord& run);

/// What was watched, in words: "xz -9 big.tar", "process 4711 (nginx)", "sum-squares:200M".
[[nodiscard]] std::string watchedInWords(const RunFacts& facts);

/// A row for each run; the sentence is the last one's.
[[nodiscard]] Report classifyReport(RunsView runs);
/// The same of one run for a terminal, with its evidence, its shares, and what it printed.
[[nodiscard]] std::string classifiedTable(const RunRecord& run);
/// The fields that the command line promises, into an open object.
void writeClassified(JsonWriter& json, const RunRecord& run);

} // namespace parascope
