// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/run/TracePipe.h"
#include "core/run/WorkerLines.h"

#include <memory>
#include <QObject>
#include <QProcess>
#include <QSocketNotifier>
#include <set>
#include <vector>

namespace parascope {

/// How a worker process is started: from an argument list, never through a shell.
struct ProcessCommand {
    QString program;
    QStringList arguments;
    int workers = 1;          ///< how many it hosts, from the order's on
    bool takesOrders = false; ///< "stop" is a line on its stdin, and no signal
    bool endsAtOnce = false;  ///< of several workers: one that is done has ended, before the program has
    QString pythonFolder{};   ///< where Pythons that it starts look for modules last; empty: as usual
    int shared = -1;          ///< a descriptor of ours that it inherits under the same number; -1: none
};

/// A process that is a worker or hosts several: a QProcess, the pipe their events come on, and what became of
/// each. How a worker ended is told when the process has ended; but at once when it failed beside others.
class WorkerProcess final : public QObject {
    Q_OBJECT

public:
    WorkerProcess(std::vector<WorkerId> workers, WorkerListener& sink, TracePipe pipe,
                  QObject* parent = nullptr);
    /// Ends the process when it still lives.
    ~WorkerProcess() override;

    void start(const ProcessCommand& command);
    /// Writes the release to its stdin.
    void release();
    /// Writes a line to its stdin, unless it has ended.
    void order(std::string_view line);
    void stop();
    void kill();
    [[nodiscard]] bool hosts(WorkerId worker) const;

private:
    void readEvents();
    void readOutput();
    void drainEvents();
    void checkLines(bool good);
    void processFinished(int code, QProcess::ExitStatus status);
    void processFailed(QProcess::ProcessError error);
    /// With all that it started: a child that is stopped does not hear that its parent has gone.
    void endProgram();
    void failToStart(const std::string& why);
    [[nodiscard]] WorkerResult ending(WorkerId worker, int code, QProcess::ExitStatus status) const;
    void reportEnds();
    void reportEnd(WorkerId worker, const WorkerResult& ending);

    std::vector<WorkerId> m_workers;
    std::set<WorkerId> m_reported; ///< those of them whose end was told
    WorkerListener& m_sink;
    TracePipe m_pipe;
    WorkerLines m_lines;
    QProcess m_process;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::string m_printed;      ///< the end of what it printed
    bool m_endsAtOnce = false;  ///< ProcessCommand::endsAtOnce
    bool m_takesOrders = false; ///< ProcessCommand::takesOrders
    bool m_killed = false;      ///< by us
};

} // namespace parascope
