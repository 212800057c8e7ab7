// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/demos/memory/MemoryShare.h"
#include "core/run/DemoRun.h"
#include "core/run/GrowthPace.h"

namespace parascope {

/// What is known of a run in which workers count, beyond what is known of every run.
struct MemoryFacts final : DemoFacts {
    std::uint64_t added = 0;   ///< so often all workers together have added 1
    std::uint64_t counted = 0; ///< what the counter says; of counters of their own: their sum
    std::optional<std::uint64_t>
        parentCounted;               ///< what the program that started them has, where it is another
    std::uint64_t ownersDied = 0;    ///< workers that died with the lock in their hands
    std::vector<std::uint64_t> each; ///< of `added` each worker's; only while they are at it

    std::optional<std::uint64_t> workerBytes; ///< memory of one more worker, where that was asked for

    [[nodiscard]] std::uint64_t lost() const { return added > counted ? added - counted : 0; }
    [[nodiscard]] bool equals(const DemoFacts& other) const override;
    friend bool operator==(const MemoryFacts& one, const MemoryFacts& other) { return one.equals(other); }
};

/// How often each worker has added: while it goes on as far as that can be seen, then as each says.
[[nodiscard]] std::vector<std::uint64_t> addedByEach(const RunFacts& facts);
/// Whether all workers of that way add to one counter.
[[nodiscard]] bool isShared(MemoryWay way);
/// Those of a run; none of another run, all 0.
[[nodiscard]] const MemoryFacts& memoryFacts(const RunFacts& facts);
void writeMemoryFacts(JsonWriter& json, const MemoryFacts& facts);
[[nodiscard]] std::shared_ptr<MemoryFacts> readMemoryFacts(const JsonFields& fields);

/// A run whose workers add to a counter. It looks at the counter from time to time: counting pays nothing for
/// that.
class MemoryRun final : public DemoRun {
public:
    MemoryRun(Experiment experiment, const Clock& clock);

    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override;
    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;

private:
    void weigh(const RunFacts& facts);
    void look(const RunFacts& facts, TraceBuilder& trace);
    [[nodiscard]] MemoryFacts counted(const RunFacts& facts) const;

    Experiment m_experiment;
    MemoryQuestion m_asked;
    MemoryWay m_way;
    const Clock& m_clock;
    std::optional<MemoryShare> m_share;
    GrowthPace m_growth;
    std::optional<std::uint64_t> m_ownBytes; ///< before there were workers
    std::optional<std::uint64_t> m_workerBytes;
    std::vector<CounterId> m_counters; ///< the counter, and what was lost
};

/// One worker that counts, in a process of its own.
class MemoryBody final : public WorkerBody {
public:
    /// Of the arguments WAY WORKER INCREMENTS DESCRIPTOR.
    static Result<std::unique_ptr<WorkerBody>> make(const std::vector<std::string>& arguments);
    WorkReport work(TaskContext& context) override;

    struct Task {
        MemoryWay way;
        WorkerId worker;
        std::uint64_t increments;
    };
    MemoryBody(Task task, MemoryShare share)
        : m_task(task)
        , m_share(std::move(share)) {}

private:
    Task m_task;
    MemoryShare m_share;
};

} // namespace parascope
