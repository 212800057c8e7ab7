// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Headless.h"

#include "app/Interrupt.h"
#include "app/LessonCommand.h"
#include "app/Log.h"
#include "app/Progress.h"
#include "app/UserLines.h"
#include "core/base/AtomicFile.h"
#include "core/base/ControlCharacters.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/AnswerJson.h"
#include "core/command/ShowReport.h"
#include "core/demos/memory/StartCosts.h"
#include "core/engine/ChildRoom.h"
#include "core/engine/ListReport.h"
#include "core/engine/RunSession.h"
#include "ui/export/AnswerExport.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <iterator>
#include <map>
#include <QApplication>
#include <thread>
#include <unistd.h>

namespace parascope {

namespace {

/// A QApplication only where pictures are to be drawn: it takes several times as long to start.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, const Command& command) {
    const bool hasPictures = command.kind == Command::Kind::Lesson
                                 ? !command.exports.empty()
                                 : std::any_of(command.exports.begin(), command.exports.end(), isPicture);
    if (!hasPictures) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    qputenv("QT_QPA_PLATFORM",
            "offscreen"); // pictures in files need no display, and look the same with and without one
    return std::make_unique<QApplication>(argc, argv);
}

/// Where the log's lines go as they come: with the table on stdout; beside a JSON document to people at a
/// terminal.
std::FILE* logFile(const Command& command) {
    if (command.quiet) {
        return nullptr;
    }
    if (!command.json) {
        return stdout;
    }
    return isatty(STDERR_FILENO) != 0 ? stderr : nullptr;
}

int demoCommand(const Command& command) {
    if (!canExport(command)) {
        return kFailed;
    }
    const auto& asked = *command.asked.get();
    if (const auto can = UserLines::canAnswer(command.demo->plan(asked)); !can) {
        complain(can.error());
        return kFailed;
    }
    EngineHost engine(realEngineParts(scheduleOf(asked)), EngineHost::Cores::Ignore);
    RunSession session(engine);
    const bool interrupted = runToTheEnd(command, session, command.demo->plan(asked));
    const auto runs = session.runs();
    if (command.json) {
        printJson(answerJson(command, runs));
    } else if (!command.quiet) {
        print(command.demo->table(asked, runs));
    }
    const auto write = [&](const std::filesystem::path& file) {
        return runs.empty() ? nothingToExport(file, "it was stopped before anything ran")
                            : exportAnswer(*command.demo, asked, runs, file);
    };
    const auto failures = failuresOf(runs);
    std::for_each(failures.begin(), failures.end(), complain);
    const bool failed = !exportAll(command, write) || !failures.empty();
    return interrupted ? Interrupt::status() : failed ? kFailed : kDone;
}

/// Works on another thread while this one hears Ctrl+C, which asks the work to stop. True when that happened.
bool workInterruptibly(const std::function<void(const std::stop_token&)>& work) {
    std::jthread thread([&work](const std::stop_token& stop) {
        work(stop);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    const Interrupt interrupt([&] { thread.request_stop(); });
    QCoreApplication::exec();
    thread.join();
    return Interrupt::hasCome();
}

int listCommand(const Command& command) {
    Inventory inventory;
    const bool interrupted = workInterruptibly(
        [&](const std::stop_token& stop) { inventory = takeInventory(command.topic, command.python, stop); });
    if (interrupted) {
        return Interrupt::status();
    }
    if (command.json) {
        printJson(listJson(command.topic, inventory));
    } else if (!command.quiet) {
        print(listTable(command.topic, inventory));
    }
    return kDone;
}

/// Writes what opens in the window as the window would.
bool exportOpened(const Command& command, OpenedFile& opened) {
    const auto all = takeRuns(opened, command.file.filename().string());
    std::vector<const RunRecord*> runs;
    for (const auto& run : all) {
        runs.push_back(&run);
    }
    return exportAll(command, [&](const std::filesystem::path& file) -> Result<void> {
        return runs.empty() ? nothingToExport(file, "'" + command.file.string() + "' holds no lanes")
                            : exportRuns(runs, file);
    });
}

int showCommand(const Command& command) {
    qCDebug(appLog, "file opened: %s", command.file.c_str());
    auto opened = openRuns(command.file);
    if (!opened) {
        complain(opened.error());
        return kFailed;
    }
    if (command.json) {
        printJson(showJson(command.file, *opened, command.names));
    } else if (!command.quiet) {
        print(showTable(command.file, *opened, command.names));
    }
    return exportOpened(command, *opened) ? kDone : kFailed;
}

/// Why runs failed, and which.
struct Failure {
    std::string why;
    std::vector<std::string> backends; ///< in quotes
    bool isTheirs = false;
};

Error errorOf(const Failure& failure) {
    const auto which = listInWords(failure.backends);
    return {failure.isTheirs               ? "nothing was watched"
            : failure.backends.size() == 1 ? "the run with backend " + which + " failed"
                                           : "the runs with backends " + which + " failed",
            failure.why, ""};
}

void writeOut(const std::string& text) {
    if (std::ferror(stdout) != 0) {
        return; // that was said
    }
    if (std::fwrite(text.data(), 1, text.size(), stdout) < text.size() || std::fflush(stdout) != 0) {
        complain({"cannot write to stdout", errno == EBADF ? "it is closed" : std::strerror(errno),
                  "send it where there is room, or use --quiet"});
    }
}

} // namespace

Result<void> nothingToExport(const std::filesystem::path& file, const std::string& why) {
    return failure("nothing was exported to '" + file.string() + "'", why);
}

std::vector<Error> failuresOf(const std::vector<const RunRecord*>& runs) {
    std::vector<Failure> failures;
    for (const auto* run : runs) {
        const auto& why = run->facts.error;
        if (why.empty() || !whyUnmeasured(*run).empty()) {
            continue; // it did not fail, or its answer says so
        }
        const auto backend = "'" + infoOf(run->facts.experiment.backend).key + "'";
        const bool isTheirs = run->facts.tree.has_value(); // a program of the user's: no backend made it
        auto same = std::find_if(failures.begin(), failures.end(), [&](const Failure& one) {
            return one.why == why && one.isTheirs == isTheirs;
        });
        if (same == failures.end()) {
            same = failures.insert(failures.end(), {why, {}, isTheirs});
        }
        if (std::find(same->backends.begin(), same->backends.end(), backend) == same->backends.end()) {
            same->backends.push_back(backend);
        }
    }
    std::vector<Error> errors;
    std::transform(failures.begin(), failures.end(), std::back_inserter(errors), errorOf);
    return errors;
}

void complain(const Error& error) {
    std::fprintf(stderr, "parascope: %s\n", withVisibleControls(error.text()).c_str());
}

void printTo(std::FILE* file, const std::string& text) {
    if (file == stdout) {
        print(text);
    } else if (file != nullptr) {
        const auto safe = withVisibleControls(text);
        std::fwrite(safe.data(), 1, safe.size(), file);
        std::fflush(file);
    }
}

void print(const std::string& text) {
    writeOut(withVisibleControls(text));
}

void printJson(const std::string& json) {
    writeOut(withEscapedControls(json));
}

int statusOfPrinting(int status) {
    return std::ferror(stdout) != 0 && status == kDone ? kFailed : status;
}

bool runToTheEnd(const Command& command, RunSession& session, const std::vector<Experiment>& experiments) {
    const Interrupt interrupt([&] { session.stop(); });
    const UserLines lines(session, experiments);
    Progress progress(session, !command.quiet && isatty(STDERR_FILENO) != 0);
    std::map<RunId, std::size_t> said;
    QObject::connect(&session, &RunSession::runChanged, &session, [&](RunId id) {
        const auto& log = session.run(id)->log;
        for (auto& next = said[id]; next < log.size(); ++next) {
            printTo(logFile(command), log[next] + "\n");
        }
    });
    QObject::connect(&session, &RunSession::finished, &session, [] { QCoreApplication::quit(); });
    session.submit(experiments);
    QCoreApplication::exec();
    progress.clear();
    return Interrupt::hasCome(); // it may have come after the last look at it
}

bool exportAll(const Command& command,
               const std::function<Result<void>(const std::filesystem::path&)>& write) {
    bool allWritten = true;
    for (const auto& file : command.exports) {
        if (const auto written = write(file); !written) {
            complain(written.error());
            allWritten = false;
        } else {
            qCDebug(appLog, "file written: %s", file.c_str());
        }
    }
    return allWritten;
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
    if (const auto room = checkRoomForApplication(); !room) {
        complain(room.error());
        return kFailed;
    }
    Interrupt::endAtOnceFromNowOn(); // what is half done may be on the disk from here on
    // Who reads our answer may be gone: what was measured is exported all the same.
    std::signal(SIGPIPE, SIG_IGN);
    const auto application = makeApplication(argc, argv, command);
    qCDebug(appLog, "command: %s", commandText(command).c_str());
    switch (command.kind) {
    case Command::Kind::Demo:
        return demoCommand(command);
    case Command::Kind::List:
        return listCommand(command);
    case Command::Kind::Lesson:
        return lessonCommand(command);
    case Command::Kind::Show:
    case Command::Kind::Window:
        break;
    }
    return showCommand(command);
}

} // namespace parascope
