// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Headless.h"

#include "app/Interrupt.h"
#include "app/Progress.h"
#include "app/QueueHeadless.h"
#include "app/ScaleHeadless.h"
#include "core/base/AtomicFile.h"
#include "core/engine/Reports.h"
#include "core/engine/RunSession.h"
#include "ui/export/RunExport.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <unistd.h>

namespace parascope {

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kInterrupted = 130;

/// A QApplication only where pictures are to be drawn: it takes several times as long to start.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, const Command& command) {
    if (std::none_of(command.exports.begin(), command.exports.end(), isPicture)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    qputenv("QT_QPA_PLATFORM",
            "offscreen"); // pictures in files need no display, and look the same with and without one
    return std::make_unique<QApplication>(argc, argv);
}

int exportAll(const Command& command, const std::vector<const RunRecord*>& runs) {
    int status = kDone;
    for (const auto& file : command.exports) {
        if (const auto written = exportRuns(runs, file); !written) {
            complain(written.error());
            status = kFailed;
        }
    }
    return status;
}

std::vector<const RunRecord*> askedRuns(const Command& command, const std::vector<const RunRecord*>& runs) {
    std::vector<const RunRecord*> asked;
    const auto& backends = command.run.backends;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(asked), [&](const RunRecord* run) {
        return std::find(backends.begin(), backends.end(), run->facts.experiment.backend) != backends.end();
    });
    return asked;
}

int runCommand(const Command& command) {
    if (!canExport(command)) {
        return kFailed;
    }
    EngineHost engine(realEngineParts(command.schedule), EngineHost::Cores::Ignore);
    RunSession session(engine);
    const bool interrupted = runToTheEnd(command, session, experimentsOf(command.run));

    const auto runs = session.runs();
    const auto figures = figuresOf(runs);
    if (command.json) {
        print(runJson(command, figures));
    } else if (!command.quiet) {
        print(runTable(command, figures));
    }
    int status = exportAll(command, askedRuns(command, runs));
    for (const auto* run : runs) {
        if (!run->facts.error.empty()) {
            complain({"the run with backend '" + infoOf(run->facts.experiment.backend).key + "' failed",
                      run->facts.error, ""});
            status = kFailed;
        }
    }
    return interrupted ? kInterrupted : status;
}

int listCommand(const Command& command) {
    const bool asksForBackends = command.topic.empty() || command.topic == "backends";
    const auto backends = asksForBackends ? availableBackends(command.python) : std::vector<Availability>();
    print(command.json ? listJson(command.topic, backends) : listTable(command.topic, backends));
    return kDone;
}

int showCommand(const Command& command) {
    const auto opened = openRuns(command.file);
    if (!opened) {
        complain(opened.error());
        return kFailed;
    }
    if (!command.quiet || command.json) {
        print(command.json ? showJson(command.file, *opened) : showTable(command.file, *opened));
    }
    std::vector<const RunRecord*> runs;
    for (const auto& run : opened->runs) {
        runs.push_back(&run);
    }
    return exportAll(command, runs);
}

} // namespace

void complain(const Error& error) {
    std::fprintf(stderr, "parascope: %s\n", error.text().c_str());
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

bool runToTheEnd(const Command& command, RunSession& session, const std::vector<Experiment>& experiments) {
    bool interrupted = false;
    const Interrupt interrupt([&] {
        interrupted = true;
        session.stop();
    });
    Progress progress(session, !command.quiet && isatty(STDERR_FILENO) != 0);
    QObject::connect(&session, &RunSession::finished, &session, [] { QCoreApplication::quit(); });
    session.submit(experiments);
    QCoreApplication::exec();
    progress.clear();
    return interrupted;
}

bool canExport(const Command& command) {
    return std::all_of(command.exports.begin(), command.exports.end(), [](const std::filesystem::path& file) {
        const auto opened = AtomicFile::open(file);
        if (!opened) {
            complain(opened.error());
        }
        return opened.has_value();
    });
}

int runHeadless(int& argc, char** argv, const Command& command) {
    const auto application = makeApplication(argc, argv, command);
    switch (command.kind) {
    case Command::Kind::Run:
        return runCommand(command);
    case Command::Kind::Scale:
        return scaleCommand(command);
    case Command::Kind::Queue:
        return queueCommand(command);
    case Command::Kind::List:
        return listCommand(command);
    case Command::Kind::Show:
    case Command::Kind::Window:
        break;
    }
    return showCommand(command);
}

} // namespace parascope
