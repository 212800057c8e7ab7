// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// How workers are made, in the order in which people are shown the ways.
enum class Backend : std::uint8_t {
    Serial,
    Threads,
    Gil,
    Processes,
    Mpi,
    CpythonSerial,
    CpythonThreads,
    CpythonProcesses,
    CpythonFree,
};

/// What the workers' code is written in.
enum class Language : std::uint8_t { Cpp, Python };

/// What the workers are to the kernel. Serial: one thread that does the work of all.
enum class WorkerKind : std::uint8_t { Serial, Threads, Processes };

/// What people are told about a backend.
struct BackendInfo {
    Backend backend = Backend::Serial;
    Language language = Language::Cpp;
    WorkerKind kind = WorkerKind::Serial;
    std::string key;   ///< "processes", on the command line and in files
    std::string label; ///< "C++ processes", on the screen
    std::string what;  ///< one sentence
    std::string one;   ///< what one worker is called in a sentence: "process"
    std::string many;  ///< and several: "processes"; of a serial one both are the whole phrase
};

[[nodiscard]] const std::vector<BackendInfo>& allBackends();
[[nodiscard]] const BackendInfo& infoOf(Backend backend);
/// The Error names the near ones.
Result<Backend> parseBackend(std::string_view key);
/// The same, one of `allowed`. The Error names the near ones of these, or why one that there is will not do;
/// `what`: what it is to run, "a queue".
Result<Backend> parseBackend(std::string_view key, const std::vector<Backend>& allowed,
                             const std::string& what);
/// "threads, processes or gil".
[[nodiscard]] std::string backendsInWords(const std::vector<Backend>& backends);

[[nodiscard]] bool isSerial(Backend backend);
[[nodiscard]] bool isPython(Backend backend);
/// Whether its workers live in this program's own process.
[[nodiscard]] bool isInOurProcess(Backend backend);
/// The one that does the same work one after another in the same language: what speed-ups refer to.
[[nodiscard]] Backend baselineOf(Backend backend);

/// How Python's multiprocessing makes a process. Default: what that Python does when nobody says.
enum class StartMethod : std::uint8_t { Default, Fork, Spawn, Forkserver };

/// "default", "fork", "spawn", "forkserver".
[[nodiscard]] std::string_view startMethodKey(StartMethod method);
/// The Error names those that there are.
Result<StartMethod> parseStartMethod(std::string_view key);

} // namespace parascope
