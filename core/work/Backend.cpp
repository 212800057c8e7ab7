// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Backend.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
constexpr std::array<std::string_view, 4> kStartMethods{"default", "fork", "spawn", "forkserver"};
}

const std::vector<BackendInfo>& allBackends() {
    using enum WorkerKind;
    // Never destroyed: while the program ends, threads may still look something up.
    static const auto& kBackends = *new std::vector<BackendInfo>{
        {Backend::Serial, Language::Cpp, Serial, "serial", "one after another",
         "one thread does all the work, piece after piece: the baseline", "one after another",
         "one after another"},
        {Backend::Threads, Language::Cpp, Threads, "threads", "C++ threads",
         "threads of one process: they share memory and start in microseconds", "thread", "threads"},
        {Backend::Gil, Language::Cpp, Threads, "gil", "C++ threads with a GIL",
         "threads that run only while they hold one lock, as in CPython", "thread with a GIL",
         "threads with a GIL"},
        {Backend::Processes, Language::Cpp, Processes, "processes", "C++ processes",
         "a process for each worker: memory of its own, about a millisecond to start", "process",
         "processes"},
        {Backend::Mpi, Language::Cpp, Processes, "mpi", "Ranks (MPI)",
         "processes that Open MPI starts, on this machine or on several hosts: memory of their own, and "
         "messages between them",
         "rank", "ranks"},
        {Backend::CpythonSerial, Language::Python, Serial, "cpython-serial", "CPython, one after another",
         "one thread of your Python does all the work: the baseline of the CPython ways",
         "one after another in CPython", "one after another in CPython"},
        {Backend::CpythonThreads, Language::Python, Threads, "cpython-threads", "CPython threads",
         "threading in your Python: its GIL lets one thread run at a time", "CPython thread",
         "CPython threads"},
        {Backend::CpythonProcesses, Language::Python, Processes, "cpython-processes", "CPython processes",
         "multiprocessing in your Python: an interpreter and a GIL for each worker", "CPython process",
         "CPython processes"},
        {Backend::CpythonFree, Language::Python, Threads, "cpython-free", "CPython without a GIL",
         "threading in a free-threaded Python (3.13t or newer): its threads run at the same time",
         "CPython thread without a GIL", "CPython threads without a GIL"},
    };
    return kBackends;
}

const BackendInfo& infoOf(Backend backend) {
    return allBackends()[static_cast<std::size_t>(backend)];
}

Result<Backend> parseBackend(std::string_view key) {
    std::vector<std::string> known;
    for (const auto& info : allBackends()) {
        if (info.key == key) {
            return info.backend;
        }
        known.push_back(info.key);
    }
    return failure("backend '" + std::string(key) + "'", "there is no such backend",
                   suggestNames(key, known));
}

namespace {

std::vector<std::string> keysOf(const std::vector<Backend>& backends) {
    std::vector<std::string> keys;
    for (const auto backend : backends) {
        keys.push_back(infoOf(backend).key);
    }
    return keys;
}

} // namespace

Result<Backend> parseBackend(std::string_view key, const std::vector<Backend>& allowed,
                             const std::string& what) {
    if (const auto backend = parseBackend(key)) {
        if (std::find(allowed.begin(), allowed.end(), *backend) != allowed.end()) {
            return backend;
        }
        return failure("backend '" + std::string(key) + "'", "it cannot run " + what,
                       "use " + backendsInWords(allowed));
    }
    return failure("backend '" + std::string(key) + "'", "there is no such backend for " + what,
                   suggestNames(key, keysOf(allowed)));
}

std::string backendsInWords(const std::vector<Backend>& backends) {
    return choiceInWords(keysOf(backends));
}

bool isSerial(Backend backend) {
    return infoOf(backend).kind == WorkerKind::Serial;
}

bool isInOurProcess(Backend backend) {
    return !isPython(backend) && infoOf(backend).kind != WorkerKind::Processes;
}

bool isPython(Backend backend) {
    return infoOf(backend).language == Language::Python;
}

Backend baselineOf(Backend backend) {
    return isPython(backend) ? Backend::CpythonSerial : Backend::Serial;
}

std::string_view startMethodKey(StartMethod method) {
    return kStartMethods.at(static_cast<std::size_t>(method));
}

Result<StartMethod> parseStartMethod(std::string_view key) {
    const auto* found = std::find(kStartMethods.begin(), kStartMethods.end(), key);
    if (found == kStartMethods.end()) {
        return failure("start method '" + std::string(key) + "'",
                       "Python's multiprocessing has no such start method",
                       "give fork, spawn, forkserver or default");
    }
    return static_cast<StartMethod>(found - kStartMethods.begin());
}

} // namespace parascope
