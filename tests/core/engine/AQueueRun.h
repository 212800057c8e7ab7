// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueDemo.h"
#include "core/demos/queue/QueueFacts.h"
#include "core/demos/queue/QueueOrders.h"
#include "tests/core/engine/ARealRun.h"

#include <functional>
#include <QTimer>

namespace parascope::test {

/// A run at a real queue, led by the engine as the command line leads it: its items need no work, and nobody
/// is left behind.
class AQueueRun : public ARealRun {
protected:
    explicit AQueueRun(Backend backend) {
        asked.backend = backend;
        experiment.produce = experiment.consume = Nanoseconds{};
    }

    void open(EngineParts parts) { startEngine(std::move(parts)); }
    /// Runs the experiment to its end on the opened engine.
    void runOpened() {
        begin();
        waitUntilFinished();
        m_looks.stop();
        EXPECT_TRUE(record->facts.finished);
    }
    void begin() {
        QObject::connect(&*session, &RunSession::runChanged, &*session, [this] { look(); });
        QObject::connect(&m_looks, &QTimer::timeout, &m_looks,
                         [this] { look(); }); // nobody tells of a queue that stands still
        m_looks.start(std::chrono::milliseconds(16));
        asked.queue = experiment;
        const auto ids = session->submit(QueueDemo().plan(asked));
        record = session->run(ids.front());
        QObject::connect(&*session, &RunSession::runRemoved, &*session, [this] { record = nullptr; });
    }
    void order(const std::string& line) { session->order(line); }
    void order(std::string_view line) { order(std::string(line)); }
    /// Calls once, as soon as so many items and end marks have been taken out.
    void whenTaken(std::uint64_t count, std::function<void()> call) {
        whenUpdated = [this, count, call = std::move(call), called = false]() mutable {
            if (!called && queue().taken >= count) {
                called = true;
                call();
            }
        };
    }
    [[nodiscard]] const WorkerRecord& of(int worker) const {
        return record->facts.workers.at(static_cast<std::size_t>(worker));
    }
    [[nodiscard]] const RunFacts& facts() const { return record->facts; }
    [[nodiscard]] const QueueFacts& queue() const { return queueFacts(record->facts); }

    QueueQuestion asked;
    QueueParameters experiment;
    const RunRecord* record = nullptr; ///< of the session; null again when it was stopped before it ran
    std::function<void()> whenUpdated;

private:
    void look() {
        if (whenUpdated && record != nullptr) {
            whenUpdated();
        }
    }

    QTimer m_looks;
};

} // namespace parascope::test
