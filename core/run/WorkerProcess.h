// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/run/TracePipe.h"
#include "core/run/WorkerLines.h"

#include <memory>
#include <QObject>
#include <QProcess>
#include <QSocketNotifier>

namespace parascope {

/// How a worker process is started: from an argument list, never through a shell.
struct ProcessCommand {
    QString program;
    QStringList arguments;
};

/// One worker that is a process: a QProcess, the pipe its events come on, and what became of it.
class WorkerProcess final : public QObject {
    Q_OBJECT

public:
    WorkerProcess(WorkerId id, LaunchSink& sink, TracePipe pipe, QObject* parent = nullptr);
    /// Ends the process when it still lives.
    ~WorkerProcess() override;

    void start(const ProcessCommand& command);
    /// Writes the release to its stdin.
    void release();
    void stop();
    void kill();
    [[nodiscard]] WorkerId id() const { return m_id; }

private:
    void readEvents();
    void readOutput();
    void drainEvents();
    void checkLines(bool good);
    void processFinished(int code, QProcess::ExitStatus status);
    void processFailed(QProcess::ProcessError error);
    [[nodiscard]] WorkerEnding ending(int code, QProcess::ExitStatus status) const;
    void reportEnd(const WorkerEnding& ending);

    WorkerId m_id;
    LaunchSink& m_sink;
    TracePipe m_pipe;
    WorkerLines m_lines;
    QProcess m_process;
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_reported = false;
};

} // namespace parascope
