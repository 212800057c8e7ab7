// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/QueueLauncher.h"

#include <functional>
#include <optional>
#include <vector>

namespace parascope::test {

/// Makes no workers: the test says what they would have told, and what the ledger holds.
class FakeQueueLauncher final : public QueueLauncher {
public:
    explicit FakeQueueLauncher(const QueueExperiment& experiment)
        : m_experiment(experiment)
        , m_ledger(experiment)
        , m_pace(experiment.produce, experiment.consume) {}

    // What the test sees.
    int releases = 0;
    int stops = 0;
    std::vector<int> failed;

    std::optional<Error> refusal; ///< what launch() answers
    std::function<void()> whenPolled;
    std::function<void()> whenStopped;
    std::function<void(int)> whenFailed;

    void announceAll(Nanoseconds time) {
        for (int i = 0; i < m_experiment.workers(); ++i) {
            m_sink->workerAnnounced(WorkerId(i), 1000, 2000 + i, time);
        }
    }
    void tell(int worker, QueueEvent::Kind kind, std::uint64_t item, const TimeSpan& time, int depth = 0) {
        m_sink->workerTold(WorkerId(worker), {kind, static_cast<std::uint32_t>(depth), item, time});
    }
    void print(int worker, const std::string& text) { m_sink->workerOutput(WorkerId(worker), text); }
    void end(int worker, Nanoseconds time, WorkerExit exit = WorkerExit::Ok,
             const std::string& message = {}) {
        m_ledger.tally(WorkerId(worker)).activity = QueueActivity::Ended;
        m_sink->workerEnded(WorkerId(worker), {exit, message, {}, {}, time});
    }
    void waits(int worker, QueueActivity activity) { m_ledger.tally(WorkerId(worker)).activity = activity; }
    [[nodiscard]] ItemLedger& entries() { return m_ledger; }

    Result<void> launch(QueueSink& sink) override {
        m_sink = &sink;
        if (refusal) {
            return failure(*refusal);
        }
        return {};
    }
    void release() override { ++releases; }
    void poll() override {
        if (whenPolled) {
            whenPolled();
        }
    }
    void stop() override {
        ++stops;
        if (whenStopped) {
            whenStopped();
        }
    }
    void fail(WorkerId worker) override {
        failed.push_back(worker.value);
        if (whenFailed) {
            whenFailed(worker.value);
        }
    }
    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger; }
    [[nodiscard]] QueuePace& pace() override { return m_pace; }

private:
    QueueExperiment m_experiment;
    ItemLedger m_ledger;
    QueuePace m_pace;
    QueueSink* m_sink = nullptr;
};

} // namespace parascope::test
