// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/PythonFinder.h"

#include "core/base/JsonFields.h"

#include <array>
#include <csignal>
#include <QProcess>
#include <QStandardPaths>
#include <unistd.h>

namespace parascope {

namespace {

constexpr auto kChooseAnother = "name another one with --python PATH";
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

std::string firstLine(const QByteArray& text) {
    return text.trimmed().split('\n').front().trimmed().left(200).toStdString();
}

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

bool isInPath(const char* name) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty();
}

} // namespace

Result<PythonInfo> askPython(const QString& program, Nanoseconds patience) {
    const std::string what = "'" + program.toStdString() + "' cannot be used";
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { setpgid(0, 0); }); // so that all it starts can be ended with it
    process.start(program, {QStringLiteral("-S"), QStringLiteral("-c"), QString::fromLatin1(kQuestion)});
    if (!process.waitForStarted()) {
        return failure(what, process.errorString().toStdString(), kChooseAnother);
    }
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(patience);
    if (!process.waitForFinished(static_cast<int>(limit.count()))) {
        ::kill(static_cast<pid_t>(-process.processId()), SIGKILL);
        process.waitForFinished();
        return failure(what, "it did not answer within " + std::to_string(limit.count()) + " ms",
                       kChooseAnother);
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const auto said = firstLine(process.readAllStandardError());
        return failure(what,
                       "it ended with exit code " + std::to_string(process.exitCode()) +
                           (said.empty() ? "" : ": " + said),
                       kChooseAnother);
    }
    return understand(program.toStdString(), process.readAllStandardOutput().toStdString());
}

Result<PythonInfo> PythonFinder::ask(const std::string& name) {
    const auto path = QStandardPaths::findExecutable(QString::fromStdString(name)).toStdString();
    if (path.empty()) {
        return failure(
            "there is no Python '" + name + "'", "no such program is in PATH",
            "install it (Debian, Ubuntu: sudo apt install python3), or name one with --python PATH");
    }
    if (const auto known = m_known.find(path); known != m_known.end()) {
        return known->second;
    }
    auto info = askPython(QString::fromStdString(path), m_patience);
    if (!info) {
        return info;
    }
    if (const auto usable = checkUsable(*info); !usable) {
        return failure(usable.error());
    }
    m_known.emplace(path, *info);
    return info;
}

Result<PythonInfo> PythonFinder::findFree() {
    constexpr std::array kNames{"python3.15t", "python3.14t", "python3.13t", "python3t", "python3"};
    std::string why = "neither python3.13t nor a newer one is in PATH";
    for (const auto* name : kNames) {
        if (!isInPath(name)) {
            continue;
        }
        auto info = ask(name);
        if (info && !info->hasGil) {
            return info;
        }
        if (!info && std::string_view(name) != "python3") {
            why = info.error().text(); // it is there, and that it does not work must not be passed over
        }
    }
    return failure("there is no Python without a GIL", why,
                   "install a free-threaded Python, or name one with --python PATH");
}

Result<PythonInfo> PythonFinder::find(Backend backend, const std::string& chosen) {
    auto info = !chosen.empty() ? ask(chosen) : backend == Backend::CpythonFree ? findFree() : ask("python3");
    if (info) {
        if (const auto fits = checkFor(backend, *info); !fits) {
            return failure(fits.error());
        }
    }
    return info;
}

} // namespace parascope
