// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/work/Backend.h"

#include <map>
#include <QString>
#include <string>

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
/// time (it is ended then, with what it started).
Result<PythonInfo> askPython(const QString& program, Nanoseconds patience);

/// Finds the user's interpreter for a backend, and remembers what it learnt.
class PythonFinder {
public:
    explicit PythonFinder(Nanoseconds patience = std::chrono::seconds(5))
        : m_patience(patience) {}

    /// The interpreter for one of the CPython backends: `chosen` (a path, or a name to look for in PATH), or
    /// when that is empty the python3 of PATH, for cpython-free one without a GIL. The Error says why it
    /// cannot be used and how to choose another.
    Result<PythonInfo> find(Backend backend, const std::string& chosen);

private:
    Result<PythonInfo> ask(const std::string& name);
    Result<PythonInfo> findFree();

    Nanoseconds m_patience;
    std::map<std::string, PythonInfo> m_known; ///< by path; failures are asked again
};

} // namespace parascope
