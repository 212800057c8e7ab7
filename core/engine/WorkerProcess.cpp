// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerProcess.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <QProcessEnvironment>

namespace parascope {

namespace {

constexpr auto kTraceVariable = "PARASCOPE_TRACE_FD";

std::string signalInWords(int number) {
    const char* name = sigabbrev_np(number);
    const char* meaning = sigdescr_np(number);
    std::string text = name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(number);
    return meaning != nullptr ? text + ", " + meaning : text;
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
        m_process.kill();
        m_process.waitForFinished();
    }
}

void WorkerProcess::start(const ProcessCommand& command) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kTraceVariable), QString::number(m_pipe.passToChild()));
    m_process.setProcessEnvironment(environment);
    m_endsAtOnce = command.endsAtOnce;
    if (command.shared >= 0) {
        // In the child alone: no other program that is started meanwhile is to have it.
        m_process.setChildProcessModifier([shared = command.shared] { fcntl(shared, F_SETFD, 0); });
    }
    m_process.start(command.program, command.arguments);
    m_pipe.closeWriteEnd();
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe.readEnd(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &WorkerProcess::readEvents);
}

void WorkerProcess::release() {
    order("go");
}

void WorkerProcess::order(std::string_view line) {
    if (m_process.state() != QProcess::NotRunning) {
        m_process.write(QByteArray(line.data(), static_cast<qsizetype>(line.size())) + '\n');
    }
}

void WorkerProcess::stop() {
    m_process.terminate();
}

void WorkerProcess::kill() {
    m_killed = true;
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
        m_process.kill(); // what it says from here on cannot be trusted
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
    // Whose words they are nobody knows when several share the program: they are shown as the first one's.
    m_sink.workerOutput(m_workers.front(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void WorkerProcess::processFinished(int code, QProcess::ExitStatus status) {
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
        const bool killed = code == SIGKILL || code == SIGTERM;
        const std::string how = killed ? "was killed (" : "crashed (";
        return {WorkerExit::Crashed, how + signalInWords(code) + ")", {}, {}, monotonicNow()};
    }
    if (said) {
        return *said;
    }
    return {WorkerExit::Exited,
            "ended before its work was done (exit code " + std::to_string(code) + ")",
            {},
            {},
            monotonicNow()};
}

void WorkerProcess::processFailed(QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) {
        const auto why = m_process.errorString().toStdString();
        for (const auto worker : m_workers) {
            reportEnd(worker, {WorkerExit::Exited, "could not be started: " + why, {}, {}, monotonicNow()});
        }
    }
}

void WorkerProcess::reportEnd(WorkerId worker, const WorkerResult& ending) {
    if (m_reported.insert(worker).second) {
        m_sink.workerEnded(worker, ending);
    }
}

} // namespace parascope
