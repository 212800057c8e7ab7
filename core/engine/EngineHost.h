// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/CoreWatch.h"
#include "core/engine/Engine.h"

#include <QThread>

namespace parascope {

/// Owns the engine thread and what lives on it. Its signals arrive on the thread of whoever connects; its
/// slots may be called from any thread. Destroying it stops the run, ends all workers and joins the thread.
/// Where the system has no thread for it, every run that is submitted fails at once and says so.
class EngineHost final : public QObject {
    Q_OBJECT

public:
    enum class Cores : bool { Ignore, Watch };

    explicit EngineHost(EngineParts parts, Cores cores, QObject* parent = nullptr);
    ~EngineHost() override;

    /// A number that no other run on this engine has, whichever session asks; for the thread that owns it.
    [[nodiscard]] RunId newRunId() { return RunId(m_nextId++); }
    void submit(const std::vector<RunRequest>& requests);
    void stop();
    void allowCores(const std::vector<CoreId>& cores);
    /// Hands a line that leads it to the current run, as its demo understands it.
    void order(const std::string& line);
    void calibrate();

Q_SIGNALS:
    void updated(const parascope::RunUpdatePtr& update);
    void sampled(const parascope::CoreLoadReportPtr& report);
    void idle();
    void calibrated(quint64 size);

private:
    std::int32_t m_nextId = 0;
    void setUp(EngineParts parts, Cores cores);
    void refuse(const std::vector<RunRequest>& requests);

    QThread m_thread;
    Error m_noThread;             // why there is no thread; empty when there is one
    Engine* m_engine = nullptr;   // lives on m_thread, deleted there; null when there is none
    CoreWatch* m_watch = nullptr; // the same
};

} // namespace parascope
