// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/engine/PythonFinder.h"
#include "core/observe/ThreadKey.h"
#include "core/run/Runner.h"
#include "core/run/ScheduleMode.h"

#include <deque>
#include <functional>
#include <memory>
#include <QObject>
#include <QTimer>

namespace parascope {

/// An experiment to run, and the number under which its updates come.
struct RunRequest {
    RunId id;
    Experiment experiment;
};

using RunUpdatePtr = std::shared_ptr<const RunUpdate>;

/// What an engine is made of; tests hand in fakes.
struct EngineParts {
    /// Makes the workers of a run; `run` outlives them.
    std::function<std::unique_ptr<Launcher>(Backend, DemoRun& run)> makeLauncher;
    std::unique_ptr<RunObserver> observer;
    std::unique_ptr<Clock> clock;
    Machine machine;
    RunLimits limits;
    Demos demos = allDemos();
};
/// Real threads and processes, the real clock, this machine.
[[nodiscard]] EngineParts
realEngineParts(ScheduleMode schedule = ScheduleMode::Auto,
                std::shared_ptr<PythonFinder> finder = std::make_shared<PythonFinder>());

/// Runs experiments one after another on the thread it lives on, and tells of each at most 60 times a second,
/// and once more at its end.
class Engine final : public QObject {
    Q_OBJECT

public:
    explicit Engine(EngineParts parts, QObject* parent = nullptr);
    ~Engine() override;

    void submit(const std::vector<RunRequest>& requests);
    /// Ends the current run and drops those that wait; each of them is reported as stopped.
    void stop();
    /// Lets the workers that live now use only these cores from now on; empty: all.
    void allowCores(const std::vector<CoreId>& cores);
    /// Hands a line that leads it to the current run, as its demo understands it.
    void order(const std::string& line);
    /// Measures this machine and answers with calibrated().
    void calibrate();

Q_SIGNALS:
    void updated(const parascope::RunUpdatePtr& update);
    /// The threads of the workers that live now, and of a program that is watched; empty when none do.
    void workersChanged(const std::vector<parascope::ThreadKey>& threads);
    /// Nothing runs and nothing waits.
    void idle();
    /// Iterations of sum-squares that take a core here about 1.5 s, rounded to two digits.
    void calibrated(quint64 size);

private:
    void startNext();
    void frame();
    /// Between frames, for observers that look more often than anybody could draw.
    void look();
    void publish(RunUpdate update);
    void announceWorkers();
    [[nodiscard]] RunFacts newFacts(const RunRequest& request) const;

    EngineParts m_parts;
    std::deque<RunRequest> m_waiting;
    std::unique_ptr<DemoRun> m_demo;
    std::unique_ptr<Launcher> m_launcher;
    std::unique_ptr<Runner> m_runner;
    std::vector<ThreadKey> m_workers; ///< that live now
    std::vector<ThreadKey> m_threads; ///< these, and those of a program that is watched
    QTimer m_frames;
    QTimer m_looks;
};

} // namespace parascope
