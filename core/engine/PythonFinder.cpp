// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/PythonFinder.h"

#include "core/base/JsonFields.h"
#include "core/base/LastLine.h"
#include "core/engine/ChildRoom.h"
#include "core/engine/Log.h"

#include <array>
#include <csignal>
#include <filesystem>
#include <QProcess>
#include <QStandardPaths>
#include <set>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>

namespace parascope {

namespace {

constexpr auto kChooseAnother = "name another one with --python PATH";
constexpr auto kInstall =
    "install it (Debian, Ubuntu: sudo apt install python3), or name one with --python PATH";
constexpr std::string_view kMark = "PARASCOPE "; // what a shim or a site's own start prints comes before it

/// Python 2 must understand it too: it is to say which it is.
constexpr auto kQuestion = R"(import json, sys
about = {"executable": sys.executable or "", "version": "%d.%d.%d" % sys.version_info[:3]}
about["major"], about["minor"] = sys.version_info[:2]
about["implementation"] = getattr(getattr(sys, "implementation", None), "name", "cpython")
about["gil"] = getattr(sys, "_is_gil_enabled", lambda: True)()
try:
    import sysconfig
    about["free_threaded"] = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    import multiprocessing.connection
    import multiprocessing.synchronize
    about["start_method"] = multiprocessing.get_start_method()
except Exception as error:
    about["no_multiprocessing"] = repr(error)
sys.stdout.write("\nPARASCOPE " + json.dumps(about) + "\n")
)";

Result<PythonInfo> understand(const std::string& program, const std::string& answer) {
    const auto mark = answer.rfind(kMark);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (mark == std::string::npos || parser.parse(answer.substr(mark + kMark.size())).get(root)) {
        return failure("'" + program + "' cannot be used", "it does not answer as Python does",
                       kChooseAnother);
    }
    const JsonFields fields(root);
    PythonInfo info;
    info.executable = fields.text("executable").empty() ? program : fields.text("executable");
    info.implementation = fields.text("implementation");
    info.version = fields.text("version");
    info.major = fields.number("major", 0, 1000);
    info.minor = fields.number("minor", 0, 1000);
    info.hasGil = fields.flag("gil");
    info.isFreeThreaded = fields.flag("free_threaded");
    info.noMultiprocessing = fields.text("no_multiprocessing");
    info.startMethod = parseStartMethod(fields.text("start_method")).value_or(StartMethod::Fork);
    return info;
}

/// What every CPython backend needs.
Result<void> checkUsable(const PythonInfo& python) {
    const std::string what = "'" + python.executable + "' cannot be used";
    if (python.implementation != "cpython") {
        return failure(what, "it is " + python.implementation + " and not CPython", kChooseAnother);
    }
    if (python.major != 3 || python.minor < 8) {
        return failure(what, "it is Python " + python.version + ", and 3.8 or newer is needed",
                       kChooseAnother);
    }
    return {};
}

/// What one backend needs of it besides.
Result<void> checkFor(Backend backend, const PythonInfo& python) {
    const std::string what = "'" + python.executable + "' cannot be used for " + infoOf(backend).key;
    if (backend == Backend::CpythonProcesses && !python.noMultiprocessing.empty()) {
        return failure(what, "its multiprocessing does not work: " + python.noMultiprocessing,
                       kChooseAnother);
    }
    if (backend == Backend::CpythonFree && python.hasGil) {
        return failure(what, "Python " + python.version + " runs with a GIL",
                       "name a free-threaded one (python3.13t or newer) with --python PATH");
    }
    return {};
}

/// Names under which a Python without a GIL is found, the newest first.
constexpr std::array kFreeNames{"python3.15t", "python3.14t", "python3.13t", "python3t", "python3"};

std::string inPath(const std::string& name) {
    return QStandardPaths::findExecutable(QString::fromStdString(name)).toStdString();
}

/// A path that was typed, from the current folder on.
Result<std::string> programAt(const std::string& typed) {
    const auto what = "there is no Python '" + typed + "'";
    auto name = typed;
    while (name.starts_with("./")) {
        name.erase(0, 2);
    }
    std::error_code problem;
    const auto path = std::filesystem::absolute(name, problem);
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status)) {
        return failure(what, "there is no such file", kChooseAnother);
    }
    if (!std::filesystem::is_regular_file(status) || ::access(path.c_str(), X_OK) != 0) {
        return failure(what, "that is no program", kChooseAnother);
    }
    return path.string();
}

/// The program of a name: a path when it has a slash, as for a shell, else what PATH has.
Result<std::string> programOf(const std::string& name) {
    if (name.find('/') != std::string::npos) {
        return programAt(name);
    }
    auto path = inPath(name);
    if (path.empty()) {
        return failure("there is no Python '" + name + "'", "no such program is in PATH", kInstall);
    }
    return path;
}

/// Waits for the end of a process that was asked. Ends it when it takes too long, says too much or nobody
/// wants to know any more, and says which.
std::string waitForEnd(QProcess& process, Nanoseconds patience, const std::stop_token& stop) {
    constexpr int kLookMs = 10;
    constexpr qint64 kMostBytes = 1 << 20;
    const auto limit = monotonicNow() + patience;
    while (process.state() != QProcess::NotRunning) {
        std::string why;
        if (monotonicNow() >= limit) {
            const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
            why = "it did not answer within " + std::to_string(ms) + " ms";
        } else if (process.bytesAvailable() > kMostBytes) {
            why = "it does not answer as Python does";
        } else if (stop.stop_requested()) {
            why = "nobody waits for its answer any more";
        }
        if (!why.empty()) {
            ::kill(static_cast<pid_t>(-process.processId()), SIGKILL);
            process.waitForFinished();
            return why;
        }
        process.waitForFinished(kLookMs);
    }
    return {};
}

/// An exception stands below all else; a shim that finds no program (exit code 127) says so first.
std::string whyItFailed(const std::string& printed, int exitCode) {
    constexpr int kNotFound = 127;
    return lastLine(exitCode == kNotFound ? printed.substr(0, printed.find('\n')) : printed);
}

} // namespace

Result<PythonInfo> askPython(const QString& program, Nanoseconds patience, const std::stop_token& stop) {
    const std::string what = "'" + program.toStdString() + "' cannot be used";
    if (const auto room = checkRoomForChild(); !room) {
        return failure(what, room.error().why, room.error().remedy);
    }
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([us = getpid()] {
        setpgid(0, 0);                    // so that all it starts can be ended with it
        prctl(PR_SET_PDEATHSIG, SIGKILL); // it is not to outlive us
        if (getppid() != us) {
            _exit(1); // we have gone already
        }
    });
    process.start(program, {QStringLiteral("-S"), QStringLiteral("-c"), QString::fromLatin1(kQuestion)});
    if (!process.waitForStarted()) {
        return failure(what, process.errorString().toStdString(), kChooseAnother);
    }
    if (const auto why = waitForEnd(process, patience, stop); !why.empty()) {
        return failure(what, why, kChooseAnother);
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const auto said = whyItFailed(process.readAllStandardError().toStdString(), process.exitCode());
        return failure(what,
                       "it ended with exit code " + std::to_string(process.exitCode()) +
                           (said.empty() ? "" : ": " + said),
                       kChooseAnother);
    }
    return understand(program.toStdString(), process.readAllStandardOutput().toStdString());
}

PythonFinder::PythonFinder(Nanoseconds patience)
    : m_patience(patience) {}

PythonFinder::~PythonFinder() {
    for (auto& [path, asker] : m_askers) {
        asker.request_stop(); // all of them first, so that joining one is waiting for all
    }
}

void PythonFinder::startAsking(const std::string& path) {
    qCDebug(engineLog, "interpreter asked: %s", path.c_str());
    m_known[path] = std::nullopt;
    const auto asker = [this, path](const std::stop_token& stop) {
        const auto begun = monotonicNow();
        auto info = askPython(QString::fromStdString(path), m_patience, stop);
        const bool isLate = !info && monotonicNow() - begun >= m_patience;
        if (info) {
            if (const auto usable = checkUsable(*info); !usable) {
                info = failure(usable.error());
            }
        }
        qCDebug(engineLog, "interpreter answered: %s: %s", path.c_str(),
                info ? info->version.c_str() : info.error().text().c_str());
        const std::lock_guard lock(m_mutex);
        m_known[path] = Answer{std::move(info), isLate};
        m_news.notify_all();
    };
    try {
        m_askers[path] = std::jthread(asker);
    } catch (const std::system_error& problem) { // the machine gives no more threads
        m_known[path] = Answer{failure("'" + path + "' cannot be asked", problem.what(), kChooseAnother)};
    }
}

std::optional<Result<PythonInfo>> PythonFinder::askProgram(const std::string& path) {
    const auto known = m_known.find(path);
    if (known == m_known.end()) {
        startAsking(path);
    }
    const auto& answer = m_known.at(path);
    return answer ? std::optional(answer->info) : std::nullopt;
}

std::optional<Result<PythonInfo>> PythonFinder::ask(const std::string& name) {
    const auto path = programOf(name);
    if (!path) {
        return failure(path.error());
    }
    return askProgram(*path);
}

std::optional<Result<PythonInfo>> PythonFinder::lookForFree() {
    std::vector<std::string> names;
    for (const auto* name : kFreeNames) {
        if (!inPath(name).empty()) {
            names.emplace_back(name);
            ask(name); // all of them at once
        }
    }
    std::string why = "neither python3.13t nor a newer one is in PATH";
    for (const auto& name : names) {
        auto info = ask(name);
        if (!info || (*info && !(*info)->hasGil)) {
            return info;
        }
        if (!*info && name != "python3") {
            why = info->error().text(); // it is there, and that it does not work must not be passed over
        }
    }
    return failure("there is no Python without a GIL", why,
                   "install a free-threaded Python, or name one with --python PATH");
}

std::optional<Result<PythonInfo>> PythonFinder::lookNow(Backend backend, const std::string& chosen) {
    auto info = !chosen.empty()                   ? ask(chosen)
                : backend == Backend::CpythonFree ? lookForFree()
                                                  : ask("python3");
    if (info && *info) {
        if (const auto fits = checkFor(backend, **info); !fits) {
            return failure(fits.error());
        }
    }
    return info;
}

std::optional<Result<PythonInfo>> PythonFinder::look(Backend backend, const std::string& chosen) {
    const std::lock_guard lock(m_mutex);
    return lookNow(backend, chosen);
}

Result<PythonInfo> PythonFinder::find(Backend backend, const std::string& chosen,
                                      const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    std::optional<Result<PythonInfo>> found;
    m_news.wait(lock, stop, [&] {
        found = lookNow(backend, chosen);
        return found.has_value();
    });
    return found ? *found : failure("no Python was found", "the search was stopped", "");
}

std::vector<FoundPython> PythonFinder::findAll(const std::string& chosen, const std::stop_token& stop) {
    constexpr int kOldest = 8;
    constexpr int kNewest = 15;
    std::vector<std::string> names;
    if (!chosen.empty()) {
        names.push_back(chosen);
    }
    names.emplace_back("python3");
    for (int minor = kNewest; minor >= kOldest; --minor) {
        names.push_back("python3." + std::to_string(minor));
        names.push_back(names.back() + "t");
    }
    std::vector<std::string> paths;
    std::set<std::filesystem::path> programs; // several names may be one program
    for (const auto& name : names) {
        std::error_code ignored;
        const auto path = programOf(name);
        if (path && programs.insert(std::filesystem::canonical(*path, ignored)).second) {
            paths.push_back(*path);
        }
    }
    std::unique_lock lock(m_mutex);
    std::vector<FoundPython> found;
    m_news.wait(lock, stop, [&] {
        found.clear();
        for (const auto& path : paths) {
            if (const auto info = askProgram(path)) {
                found.push_back({path, *info});
            }
        }
        return found.size() == paths.size();
    });
    return found;
}

void PythonFinder::forgetErrors() {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_known, [](const auto& known) {
        const auto& answer = known.second;
        return answer && !answer->info && !answer->isLate;
    });
}

} // namespace parascope
