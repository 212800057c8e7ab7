// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/PythonFinder.h"
#include "core/run/QueueRunner.h"

#include <functional>
#include <memory>
#include <QObject>
#include <QThread>
#include <QTimer>

namespace parascope {

using QueueUpdatePtr = std::shared_ptr<const QueueUpdate>;

/// What a queue's engine is made of; tests hand in fakes.
struct QueueParts {
    std::function<std::unique_ptr<QueueLauncher>(const QueueExperiment&)> makeLauncher;
    std::shared_ptr<const Clock> clock;
    Machine machine;
};
/// Real threads and processes, the real clock, this machine. `finder`: of the Python for the CPython backend.
[[nodiscard]] QueueParts
realQueueParts(std::shared_ptr<PythonFinder> finder = std::make_shared<PythonFinder>());

/// Runs one experiment at a queue after another on the thread it lives on, and tells of it at most 60 times a
/// second, and once more at its end.
class QueueEngine final : public QObject {
    Q_OBJECT

public:
    explicit QueueEngine(QueueParts parts, QObject* parent = nullptr);
    ~QueueEngine() override;

    /// Ends what runs and starts anew.
    void start(const QueueExperiment& experiment);
    /// The run that goes on; null when none does.
    [[nodiscard]] QueueRunner* runner() { return m_runner.get(); }

Q_SIGNALS:
    void updated(const parascope::QueueUpdatePtr& update);

private:
    void frame();

    QueueParts m_parts;
    std::unique_ptr<QueueLauncher> m_launcher;
    std::unique_ptr<QueueRunner> m_runner;
    QTimer m_frames;
};

/// Owns the engine thread of a queue and what lives on it. Its signal arrives on the thread of whoever
/// connects; its functions may be called from any thread and return at once. Destroying it stops the run and
/// joins the thread.
class QueueHost final : public QObject {
    Q_OBJECT

public:
    explicit QueueHost(QueueParts parts, QObject* parent = nullptr);
    ~QueueHost() override;

    void start(const QueueExperiment& experiment);
    void stop();
    void setDelay(QueueSide side, Nanoseconds delay);
    void pause();
    void resume();
    void step();
    void fail(WorkerId worker);

Q_SIGNALS:
    void updated(const parascope::QueueUpdatePtr& update);

private:
    void onRunner(std::function<void(QueueRunner&)> call);

    QThread m_thread;
    QueueEngine* m_engine; // lives on m_thread, deleted there
};

} // namespace parascope
