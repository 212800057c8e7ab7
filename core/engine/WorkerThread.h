// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StartGate.h"
#include "core/run/Launcher.h"
#include "core/sync/Gil.h"
#include "core/work/WorkerBody.h"

#include <functional>
#include <QThread>
#include <stop_token>

namespace parascope {

/// One worker that is a thread: announces itself, waits at the gate, works, reports.
class WorkerThread final : public QThread {
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

    WorkerThread(const Task& task, WorkerSpec order, Surroundings surroundings, Callbacks callbacks);
    ~WorkerThread() override;

    [[nodiscard]] WorkerId id() const { return m_order.id; }
    [[nodiscard]] RingRecorder& recorder() { return m_recorder; }
    void requestStop();
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    void markEnded() { m_hasEnded = true; } ///< by the engine thread, when it has been told

private:
    void run() override;
    [[nodiscard]] WorkReport work();

    const Task& m_task;
    WorkerSpec m_order;
    Surroundings m_surroundings;
    Callbacks m_callbacks;
    RingRecorder m_recorder;
    std::stop_source m_stop;
    bool m_hasEnded = false;
};

} // namespace parascope
