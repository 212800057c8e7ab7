// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/ScaleCommand.h"
#include "core/run/ScheduleMode.h"
#include "core/work/QueueExperiment.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// "parascope run": which experiments.
struct RunCommand {
    std::string task = "sum-squares";
    std::uint64_t size = 0;       ///< of each worker
    std::uint64_t pythonSize = 0; ///< the same for CPython's; 0: `size`, too
    std::vector<Backend> backends{Backend::Threads, Backend::Processes};
    int workers = 2;
    int repeat = 1;
    std::vector<CoreId> cores;
    bool baseline = true; ///< make the serial run that speed-ups refer to, when it is not asked for anyway
    bool keepGoing = false;
    int switchIntervalMs = 5;
    StartMethod startMethod = StartMethod::Default;
    std::string python; ///< the interpreter of the CPython backends; empty: the one that is found

    bool operator==(const RunCommand&) const = default;
};

/// What a command line asks for. The one grammar of the command line, lesson blocks and "Copy as command".
struct Command {
    enum class Kind : std::uint8_t { Window, Run, Scale, Queue, Show, List };

    Kind kind = Kind::Window;
    RunCommand run;
    ScaleCommand scale;
    QueueExperiment queue;
    std::filesystem::path file; ///< of Show, and of Window when it opens one
    std::string python;         ///< of List: the interpreter to tell of; empty: the one that is found
    std::string topic;          ///< of List: "tasks", "backends", "lessons" or empty for all
    bool json = false;
    bool quiet = false;
    ScheduleMode schedule = ScheduleMode::Auto;
    std::vector<std::filesystem::path> exports;

    bool operator==(const Command&) const = default;
};

/// A command, or a text that is the whole answer (--help, --version).
struct ParsedCommand {
    Command command;
    std::optional<std::string> answer;
};

/// Reads a command line without the program's name. Errors: whatever is wrong with it, with what is near.
Result<ParsedCommand> parseCommandLine(const std::vector<std::string>& arguments);

/// The inverse: a line for a shell that parseCommandLine understands, beginning with "parascope".
[[nodiscard]] std::string commandText(const Command& command);

/// The experiments of a run, in the order in which to run them: serial ones first, and a baseline for each
/// language that is asked for.
[[nodiscard]] std::vector<Experiment> experimentsOf(const RunCommand& run);

/// "0,2-3" -> 0 2 3. Errors: no number, a range that runs backwards.
Result<std::vector<CoreId>> parseCores(std::string_view text);

/// The endings that --export understands, with their dots.
[[nodiscard]] const std::vector<std::string>& exportEndings();
/// The ending of a file among them; an Error naming them when it has none.
Result<std::string> exportEnding(const std::filesystem::path& file);

} // namespace parascope
