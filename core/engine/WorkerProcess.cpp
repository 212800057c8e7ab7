// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerProcess.h"

#include "core/base/LastLine.h"
#include "core/base/SignalWords.h"
#include "core/engine/Log.h"
#include "core/observe/TaskList.h"
#include "core/work/ControlLines.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <QProcessEnvironment>
#include <unistd.h>

namespace parascope {

namespace {

constexpr auto kTraceVariable = "PARASCOPE_TRACE_FD";
constexpr std::size_t kKeptOfOutput = 4096;

/// Whether so many more files can be opened.
bool canOpen(int count) {
    std::vector<int> opened;
    while (static_cast<int>(opened.size()) < count) {
        const int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
        if (copy < 0) {
            break;
        }
        opened.push_back(copy);
    }
    for (const int copy : opened) {
        close(copy);
    }
    return static_cast<int>(opened.size()) == count;
}

/// What a program of the user's has in its environment already comes first.
void addPythonFolder(QProcessEnvironment& environment, const QString& folder) {
    const auto variable = QStringLiteral("PYTHONPATH");
    const auto before = environment.value(variable);
    environment.insert(variable, before.isEmpty() ? folder : before + QLatin1Char(':') + folder);
}

/// Why a process could not be started. QProcess takes its words from whatever call came last, which need not
/// be the one that failed.
std::string whyNotStarted(const QProcess& process) {
    constexpr int kPipes = 8; // descriptors that starting one takes
    return canOpen(kPipes) ? process.errorString().toStdString()
                           : "Too many open files; raise the limit (ulimit -n 1024)";
}

} // namespace

WorkerProcess::WorkerProcess(std::vector<WorkerId> workers, WorkerListener& sink, TracePipe pipe,
                             QObject* parent)
    : QObject(parent)
    , m_workers(std::move(workers))
    , m_sink(sink)
    , m_pipe(std::move(pipe))
    , m_lines(m_workers, sink) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::finished, this, &WorkerProcess::processFinished);
    connect(&m_process, &QProcess::errorOccurred, this, &WorkerProcess::processFailed);
    connect(&m_process, &QProcess::readyRead, this, &WorkerProcess::readOutput);
}

WorkerProcess::~WorkerProcess() {
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        endProgram();
        m_process.waitForFinished();
    }
}

void WorkerProcess::start(const ProcessCommand& command) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kTraceVariable), QString::number(m_pipe.passToChild()));
    if (!command.pythonFolder.isEmpty()) {
        addPythonFolder(environment, command.pythonFolder);
    }
    m_process.setProcessEnvironment(environment);
    m_endsAtOnce = command.endsAtOnce;
    m_takesOrders = command.takesOrders;
    if (command.shared >= 0) {
        // In the child alone: no other program that is started meanwhile is to have it.
        m_process.setChildProcessModifier([shared = command.shared] { fcntl(shared, F_SETFD, 0); });
    }
    m_process.start(command.program, command.arguments);
    qCDebug(engineLog, "program started for worker %d and %d more, process %lld: %s %s",
            m_workers.front().value, static_cast<int>(m_workers.size()) - 1,
            static_cast<long long>(m_process.processId()), qUtf8Printable(command.program),
            qUtf8Printable(command.arguments.join(u' ')));
    m_pipe.closeWriteEnd();
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe.readEnd(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &WorkerProcess::readEvents);
}

void WorkerProcess::release() {
    order(control_line::kGo);
}

void WorkerProcess::order(std::string_view line) {
    if (m_process.state() != QProcess::NotRunning) {
        m_process.write(QByteArray(line.data(), static_cast<qsizetype>(line.size())) + '\n');
    }
}

void WorkerProcess::stop() {
    if (m_takesOrders) {
        order(control_line::kStop);
    } else {
        m_process.terminate();
    }
}

void WorkerProcess::kill() {
    m_killed = true;
    endProgram();
}

void WorkerProcess::endProgram() {
    const auto pid = static_cast<std::int32_t>(m_process.processId());
    if (pid == 0) {
        return; // it has ended, or never began
    }
    ::kill(pid, SIGSTOP); // it starts no more of them meanwhile
    for (const auto& thread : threadsBelow(pid)) {
        if (thread.pid != pid) {
            ::kill(thread.pid, SIGKILL);
        }
    }
    m_process.kill();
}

void WorkerProcess::readEvents() {
    std::string_view bytes;
    switch (m_pipe.read(bytes)) {
    case TracePipe::Read::Some:
        checkLines(m_lines.feed(bytes));
        reportEnds();
        break;
    case TracePipe::Read::End:
        m_notifier->setEnabled(false);
        break;
    case TracePipe::Read::Nothing:
        break;
    }
}

void WorkerProcess::checkLines(bool good) {
    if (!good) {
        m_notifier->setEnabled(false);
        endProgram(); // what it says from here on cannot be trusted
    }
}

void WorkerProcess::drainEvents() {
    // Its own children may hold the pipe open, and go on writing: take what is there, wait for nothing.
    std::string_view bytes;
    std::size_t taken = 0;
    while (taken < TracePipe::kCapacity && m_pipe.read(bytes) == TracePipe::Read::Some &&
           m_lines.feed(bytes)) {
        taken += bytes.size();
    }
    m_lines.finish();
}

void WorkerProcess::readOutput() {
    const auto bytes = m_process.readAll();
    m_printed += bytes.toStdString();
    m_printed.erase(0, m_printed.size() - std::min(m_printed.size(), kKeptOfOutput));
    // Whose words they are nobody knows when several share the program: they are shown as the first one's.
    m_sink.workerOutput(m_workers.front(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void WorkerProcess::processFinished(int code, QProcess::ExitStatus status) {
    qCDebug(engineLog, "program of worker %d has ended: %s %d", m_workers.front().value,
            status == QProcess::CrashExit ? "signal" : "exit code", code);
    readOutput();
    m_notifier->setEnabled(false);
    drainEvents();
    for (const auto worker : m_workers) {
        reportEnd(worker, ending(worker, code, status));
    }
}

bool WorkerProcess::hosts(WorkerId worker) const {
    return std::find(m_workers.begin(), m_workers.end(), worker) != m_workers.end();
}

/// The others go on, or are stopped: whoever decides must know of it now.
void WorkerProcess::reportEnds() {
    for (const auto worker : m_workers) {
        const auto& said = m_lines.ending(worker);
        if (m_workers.size() > 1 && said && (m_endsAtOnce || said->exit == WorkerExit::Failed) &&
            !m_reported.contains(worker)) {
            m_process.waitForReadyRead(0); // what it printed before it said so comes first
            reportEnd(worker, *said);
        }
    }
}

WorkerResult WorkerProcess::ending(WorkerId worker, int code, QProcess::ExitStatus status) const {
    const auto& said = m_lines.ending(worker);
    if (!m_lines.fault().empty() && !said) {
        // Half a line is what a process leaves that was killed while it wrote: then the signal is the news.
        const bool cutOff = m_lines.fault().starts_with("ended") && status == QProcess::CrashExit;
        if (!cutOff) {
            return {WorkerExit::Rubbish, m_lines.fault(), {}, {}, monotonicNow()};
        }
    }
    if (status == QProcess::CrashExit && m_killed && m_workers.size() > 1) {
        return {WorkerExit::Stopped, {}, {}, {}, monotonicNow()}; // on account of another one
    }
    if (status == QProcess::CrashExit) {
        return {WorkerExit::Crashed, endBySignal(code), {}, {}, monotonicNow()};
    }
    if (said) {
        return *said;
    }
    const auto printed = lastLine(m_printed);
    return {WorkerExit::Exited,
            "ended before its work was done (exit code " + std::to_string(code) + ")" +
                (printed.empty() ? "" : ": " + printed),
            {},
            {},
            monotonicNow()};
}

void WorkerProcess::processFailed(QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) {
        failToStart(whyNotStarted(m_process));
    }
}

void WorkerProcess::failToStart(const std::string& why) {
    for (const auto worker : m_workers) {
        reportEnd(worker, {WorkerExit::Exited, "could not be started: " + why, {}, {}, monotonicNow()});
    }
}

void WorkerProcess::reportEnd(WorkerId worker, const WorkerResult& ending) {
    if (m_reported.insert(worker).second) {
        m_sink.workerEnded(worker, ending);
    }
}

} // namespace parascope
