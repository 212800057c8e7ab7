// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StartGate.h"
#include "core/run/QueueLauncher.h"
#include "core/sync/BoundedQueue.h"

#include <memory>

namespace parascope {

/// Producers and consumers as threads of this process around a BoundedQueue in its memory.
class QueueThreads final : public QueueLauncher {
public:
    explicit QueueThreads(const QueueExperiment& experiment);
    /// Stops and joins all threads.
    ~QueueThreads() override;

    Result<void> launch(QueueSink& sink) override;
    void release() override;
    void poll() override;
    void stop() override;
    void fail(WorkerId worker) override;
    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger; }
    [[nodiscard]] QueueLead& pace() override { return m_pace; }

private:
    class Port final : public QueuePort {
    public:
        explicit Port(std::size_t capacity)
            : m_queue(capacity) {}
        QueueOutcome put(QueueItem item, const QueueWait& wait) override { return m_queue.put(item, wait); }
        QueueOutcome get(QueueItem& item, const QueueWait& wait) override { return m_queue.get(item, wait); }

    private:
        BoundedQueue<QueueItem> m_queue;
    };
    struct Worker;

    void run(Worker& worker, const std::stop_token& token);
    void passOn(Worker& worker);

    QueueExperiment m_experiment;
    Port m_port;
    QueuePace m_pace;
    ItemLedger m_ledger;
    StartGate m_gate;
    QueueSink* m_sink = nullptr;
    std::vector<std::unique_ptr<Worker>> m_workers; // last: joined before what they use goes
};

} // namespace parascope
