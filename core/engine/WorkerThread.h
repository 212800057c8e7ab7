// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StartGate.h"
#include "core/run/DemoRun.h"
#include "core/sync/Gil.h"
#include "core/work/WorkerBody.h"

#include <functional>
#include <stop_token>
#include <thread>

namespace parascope {

/// One worker that is a thread: announces itself, waits at the gate, works, reports.
class WorkerThread final {
public:
    struct Announcement {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        Nanoseconds time{};
    };
    /// Both are called on the worker's thread.
    struct Callbacks {
        std::function<void(const Announcement&)> announced;
        std::function<void(WorkReport)> ended;
    };

    /// What it shares with the other workers.
    struct Surroundings {
        StartGate& gate;
        Gil* gil = nullptr; ///< where workers take turns; else null
    };

    WorkerThread(DemoRun& demo, WorkerSpec order, Surroundings surroundings, Callbacks callbacks);
    /// Stops and joins the thread.
    ~WorkerThread();
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// The Error: the system has no thread for it, and nothing was called.
    Result<void> start();
    [[nodiscard]] WorkerId id() const { return m_order.id; }
    [[nodiscard]] RingRecorder& recorder() { return m_recorder; }
    void requestStop();
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    void markEnded() { m_hasEnded = true; } ///< by the engine thread, when it has been told

private:
    [[nodiscard]] std::string name() const;
    void run();
    [[nodiscard]] WorkReport work();

    DemoRun& m_demo;
    WorkerSpec m_order;
    Surroundings m_surroundings;
    Callbacks m_callbacks;
    RingRecorder m_recorder;
    std::stop_source m_stop;
    bool m_hasEnded = false;
    std::thread m_thread; // last: it uses all the others
};

} // namespace parascope
