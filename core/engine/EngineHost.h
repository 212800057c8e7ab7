// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/CoreWatch.h"
#include "core/engine/Engine.h"

#include <QThread>

namespace parascope {

/// Owns the engine thread and what lives on it. Its signals arrive on the thread of whoever connects; its
/// slots may be called from any thread. Destroying it stops the run, ends all workers and joins the thread.
class EngineHost final : public QObject {
    Q_OBJECT

public:
    enum class Cores : bool { Ignore, Watch };

    explicit EngineHost(EngineParts parts, Cores cores, QObject* parent = nullptr);
    ~EngineHost() override;

    void submit(const std::vector<RunRequest>& requests);
    void stop();
    void allowCores(const std::vector<CoreId>& cores);
    void calibrate();

Q_SIGNALS:
    void updated(const parascope::RunUpdatePtr& update);
    void sampled(const parascope::CoreLoadReportPtr& report);
    void idle();
    void calibrated(quint64 size);

private:
    QThread m_thread;
    Engine* m_engine;             // lives on m_thread, deleted there
    CoreWatch* m_watch = nullptr; // the same
};

} // namespace parascope
