// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/work/Backend.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <QString>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace parascope {

/// A Python interpreter, as it describes itself.
struct PythonInfo {
    std::string executable;     ///< the interpreter itself, behind whatever shim it was found by
    std::string implementation; ///< "cpython"
    std::string version;        ///< "3.11.7"
    int major = 0;
    int minor = 0;
    bool hasGil = true;
    bool isFreeThreaded = false;   ///< built so that it can go without a GIL, whether it does now or not
    std::string noMultiprocessing; ///< why multiprocessing cannot be used; empty when it can
    StartMethod startMethod = StartMethod::Fork; ///< its default

    bool operator==(const PythonInfo&) const = default;
};

/// Asks a program what Python it is. Errors: it cannot be started, fails, is no Python, or does not answer in
/// time or until `stop` is requested (it is ended then, with what it started).
Result<PythonInfo> askPython(const QString& program, Nanoseconds patience, const std::stop_token& stop = {});

/// An interpreter that is there, and what it said of itself.
struct FoundPython {
    std::string path;
    Result<PythonInfo> info;
};

/// Finds the user's interpreters, and remembers what they said. Each is asked once, on a thread of its own,
/// so that one that does not answer holds up nobody. Its functions may be called on any thread.
class PythonFinder {
public:
    explicit PythonFinder(Nanoseconds patience = std::chrono::seconds(5));
    /// Gives up on those that have not answered.
    ~PythonFinder();
    PythonFinder(const PythonFinder&) = delete;
    PythonFinder& operator=(const PythonFinder&) = delete;

    /// The interpreter for one of the CPython backends: `chosen` (a path, from the current folder on when it
    /// is a relative one, or a name to look for in PATH), or when that is empty the python3 of PATH, for
    /// cpython-free one without a GIL. The Error says why it cannot be used and how to choose another.
    /// Nothing: it has not answered yet, look again.
    std::optional<Result<PythonInfo>> look(Backend backend, const std::string& chosen);
    /// The same, waiting for the answer. Another Error: `stop` was requested meanwhile.
    Result<PythonInfo> find(Backend backend, const std::string& chosen, const std::stop_token& stop = {});
    /// All that there are under the usual names, and `chosen`; each program once.
    std::vector<FoundPython> findAll(const std::string& chosen, const std::stop_token& stop = {});
    /// Lets those be asked again that gave an error: it may have been mended. But not those that gave no
    /// answer in time.
    void forgetErrors();

private:
    struct Answer {
        Result<PythonInfo> info;
        bool isLate = false; ///< there was none in time
    };

    // All of them under the mutex.
    std::optional<Result<PythonInfo>> lookNow(Backend backend, const std::string& chosen);
    std::optional<Result<PythonInfo>> lookForFree();
    std::optional<Result<PythonInfo>> ask(const std::string& name);
    std::optional<Result<PythonInfo>> askProgram(const std::string& path);
    void startAsking(const std::string& path);

    Nanoseconds m_patience;
    std::mutex m_mutex;
    std::condition_variable_any m_news;                   ///< somebody has answered
    std::map<std::string, std::optional<Answer>> m_known; ///< by path; nothing: it is being asked
    std::map<std::string, std::jthread> m_askers;         // last: they use the others
};

} // namespace parascope
