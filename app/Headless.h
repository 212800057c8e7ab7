// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

#include <cstdio>
#include <functional>

namespace parascope {

class RunSession;

/// What a program that needs no window ends with, unless it is interrupted (Interrupt::status()).
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;

/// Carries out a command that needs no window. Returns the exit status; the answer is on stdout, errors on
/// stderr.
int runHeadless(int& argc, char** argv, const Command& command);

/// Whether all files of --export can be made, asked before a run: nobody should wait for figures that cannot
/// be written then. Complains of those that cannot.
[[nodiscard]] bool canExport(const Command& command);

/// Writes every file of --export by `write`, and complains of those that could not be written. True when all
/// were.
[[nodiscard]] bool exportAll(const Command& command,
                             const std::function<Result<void>(const std::filesystem::path&)>& write);

[[nodiscard]] Result<void> nothingToExport(const std::filesystem::path& file, const std::string& why);

/// Runs experiments to their end, with a line of progress where people can see one, and stops them on Ctrl+C
/// and the like (Interrupt). True when that happened.
[[nodiscard]] bool runToTheEnd(const Command& command, RunSession& session,
                               const std::vector<Experiment>& experiments);

/// Which of the runs failed and why, each kind of failure once.
[[nodiscard]] std::vector<Error> failuresOf(const std::vector<const RunRecord*>& runs);

/// Prints an answer on stdout, with pictures of control characters: a terminal would obey them. Complains
/// when that cannot be done, once.
void print(const std::string& text);
/// The same for JSON, which keeps its value.
void printJson(const std::string& json);
/// As print(). Nothing where the file is null.
void printTo(std::FILE* file, const std::string& text);

/// The exit status of a program that did as it was told but could not print all of it.
[[nodiscard]] int statusOfPrinting(int status);

/// Prints `parascope: WHAT: WHY; WHAT TO DO` on stderr.
void complain(const Error& error);

} // namespace parascope
