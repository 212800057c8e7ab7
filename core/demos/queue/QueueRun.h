// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/demos/queue/QueueMarks.h"
#include "core/demos/queue/QueuePlace.h"
#include "core/run/GrowthPace.h"

namespace parascope {

/// A run at a queue: gathers what producers and consumers tell, enters what became of each item, and sees
/// when they wait for what will never come.
///
/// A worker that fails does not stop the others: what comes of that is what the demo shows.
class QueueRun final : public DemoRun {
public:
    QueueRun(const QueueParameters& parameters, std::unique_ptr<QueuePlace> place, const Clock& clock);
    ~QueueRun() override;

    WorkReport work(WorkerId worker, TaskContext& context) override { return m_place->work(worker, context); }
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override {
        return m_place->program(spec.id);
    }
    [[nodiscard]] Nanoseconds stopWithin() const override { return std::chrono::seconds(1); }

    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;
    Result<void> marked(WorkerId worker, const TraceEvent& mark) override;
    void workerEnded(WorkerId worker, RunFacts& facts) override;
    void order(std::string_view line, RunFacts& facts, Launcher& launcher) override;
    [[nodiscard]] std::optional<Error> verdict(const RunFacts& facts) override;
    void addTo(RunUpdate& update) override;

private:
    void tellMore(const RunFacts& facts, TraceBuilder& trace);
    /// What the ledger says now.
    void readLedger(const RunFacts& facts);
    void publish(RunFacts& facts) const;
    void tellEndlessWaits(const std::vector<WorkerId>& waiting);
    [[nodiscard]] Error hungConsumers(const RunFacts& facts, const std::vector<WorkerId>& waiting) const;
    void nameLostItems(const RunFacts& facts);

    QueueParameters m_parameters;
    std::unique_ptr<QueuePlace> m_place;
    const Clock& m_clock;
    QueueTraceBuilder m_story;
    QueueMarkReader m_reader;
    QueueFacts m_facts;
    GrowthPace m_growth;
};

} // namespace parascope
