// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueuePlace.h"

#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueShare.h"
#include "core/demos/queue/ToldLedger.h"
#include "core/sync/BoundedQueue.h"

#include <stdexcept>

namespace parascope {

namespace {

/// Hands events to the engine thread; it grows when the engine falls behind, so that nothing is lost.
class RingTeller final : public QueueTeller {
public:
    void tell(const QueueEvent& event) override { m_ring.enqueue(event); }
    /// Takes what there is now. What comes meanwhile is for the next time: who tells faster than we take
    /// would keep us for ever.
    template <class Take>
    void takeAll(const Take& take) {
        QueueEvent event;
        for (auto left = m_ring.size_approx(); left > 0 && m_ring.try_dequeue(event); --left) {
            take(event);
        }
    }

private:
    static constexpr std::size_t kBlock = 512;
    moodycamel::ReaderWriterQueue<QueueEvent, kBlock> m_ring;
};

class BoundedPort final : public QueuePort {
public:
    explicit BoundedPort(std::size_t capacity)
        : m_queue(capacity) {}

    QueueOutcome put(QueueItem item, const QueueWait& wait) override { return m_queue.put(item, wait); }
    QueueOutcome get(QueueItem& item, const QueueWait& wait) override { return m_queue.get(item, wait); }

private:
    BoundedQueue<QueueItem> m_queue;
};

/// A BoundedQueue in this process's memory, for threads.
class QueueOfThreads final : public QueuePlace {
public:
    explicit QueueOfThreads(const QueueParameters& parameters)
        : m_parameters(parameters)
        , m_port(static_cast<std::size_t>(parameters.capacity))
        , m_pace(parameters.produce, parameters.consume)
        , m_ledger(parameters) {
        for (int i = 0; i < parameters.workers(); ++i) {
            m_workers.push_back(std::make_unique<Worker>());
        }
    }

    WorkReport work(WorkerId worker, TaskContext& context) override {
        auto& of = *m_workers.at(worker.index());
        // It is to end when all are, and when it alone is told to fail.
        const std::stop_callback stopped(context.stop, [&of] { of.stop.request_stop(); });
        const auto report = carryOut("the work at the queue", [&](WorkReport& unfinished) {
            unfinished.stopped = !workAtQueue(
                {m_parameters, worker, m_port, m_pace, m_ledger, of.teller, of.stop.get_token()});
            if (of.shallFail) {
                throw std::runtime_error("it was told to fail");
            }
        });
        m_ledger.hasEnded(worker, report.ended);
        return report;
    }

    void passOn(QueueTraceBuilder& story) override {
        for (std::size_t i = 0; i < m_workers.size(); ++i) {
            m_workers[i]->teller.takeAll(
                [&](const QueueEvent& event) { story.add(WorkerId(static_cast<std::int32_t>(i)), event); });
        }
    }

    void noteEnded(WorkerId worker, const WorkerRecord& record) override {
        m_ledger.hasEnded(worker, record.ended);
    }

    void order(std::string_view line, const RunFacts& /*facts*/, Launcher& /*launcher*/) override {
        if (const auto worker = queue_order::failing(line)) {
            if (worker->isValid() && worker->index() < m_workers.size()) {
                m_workers[worker->index()]->shallFail = true;
                m_workers[worker->index()]->stop.request_stop();
            }
        } else {
            queue_order::lead(line, m_pace);
        }
    }

    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger; }

private:
    struct Worker {
        RingTeller teller;
        std::stop_source stop;
        std::atomic<bool> shallFail{false};
    };

    QueueParameters m_parameters;
    BoundedPort m_port;
    QueuePace m_pace;
    ItemLedger m_ledger;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

/// A SharedQueue in memory that processes share. The ledger lies there too: it says what became of each item,
/// whatever the workers tell. A worker that fails is a process that is killed: what is in its hands is lost,
/// the others go on.
class QueueOfProcesses final : public QueuePlace {
public:
    explicit QueueOfProcesses(const QueueParameters& parameters)
        : m_parameters(parameters)
        , m_share(QueueShare::create(parameters)) {
        m_parameters.endMarks = parameters.endMarkCount();
        if (!m_share) {
            m_emptyLedger.emplace(parameters);
        }
    }

    [[nodiscard]] Result<void> check() const override {
        return m_share ? Result<void>() : failure(m_share.error());
    }

    [[nodiscard]] WorkerProgram program(WorkerId worker) const override {
        const auto memory = m_share->descriptor();
        WorkerProgram program;
        program.shared = memory;
        program.takesOrders = true;
        program.arguments = {"--wait", "queue", "worker=" + std::to_string(worker.value),
                             "memory=" + std::to_string(memory)};
        for (auto& argument : argumentsOf(m_parameters)) {
            program.arguments.push_back(std::move(argument));
        }
        return program;
    }

    void noteEnded(WorkerId worker, const WorkerRecord& record) override {
        m_share->ledger().hasEnded(worker, record.ended);
        if (record.exit != WorkerExit::Ok) {
            m_share->queue().wakeAll(); // it may have been killed on the way to wake another
        }
    }

    void order(std::string_view line, const RunFacts& facts, Launcher& launcher) override {
        if (const auto worker = queue_order::failing(line)) {
            launcher.order(*worker, line);
        } else if (line == queue_order::kStep) {
            for (const auto side : {QueueSide::Producer, QueueSide::Consumer}) {
                if (const auto next = nextToStep(side, facts)) {
                    launcher.order(*next, line);
                }
            }
        } else {
            launcher.order(std::nullopt, line);
        }
    }

    [[nodiscard]] const ItemLedger& ledger() const override {
        return m_share ? m_share->ledger() : *m_emptyLedger;
    }
    [[nodiscard]] bool isQueueEmpty() const override { return !m_share || m_share->queue().size() == 0; }

private:
    /// One living worker of a side, another one each time.
    [[nodiscard]] std::optional<WorkerId> nextToStep(QueueSide side, const RunFacts& facts) {
        const bool isProducer = side == QueueSide::Producer;
        const int count = isProducer ? m_parameters.producers : m_parameters.consumers;
        auto& last = m_stepped[static_cast<std::size_t>(side)];
        std::optional<WorkerId> waiting;
        for (int i = 1; i <= count; ++i) {
            const int index = (last + i) % count;
            const WorkerId worker(isProducer ? index : m_parameters.producers + index);
            if (facts.workers.at(worker.index()).ended != Nanoseconds{}) {
                continue;
            }
            // Who waits at the queue moves as soon as the queue lets it, and can do nothing with a step.
            if (ledger().tally(worker).activity == QueueActivity::Working) {
                last = index;
                return worker;
            }
            waiting = waiting.value_or(worker);
        }
        return waiting;
    }

    QueueParameters m_parameters; ///< with the number of end marks said
    Result<QueueShare> m_share;
    std::optional<ItemLedger> m_emptyLedger; ///< what there is to read where there is nothing to share
    std::array<int, 2> m_stepped{};          ///< whose turn it was last, of each side
};

/// Python's own queue.Queue in a program of several threads. The ledger is kept here, by what they tell. A
/// worker that fails is a thread that raises an exception as soon as it works on something: the others go on.
class QueueOfPython final : public QueuePlace {
public:
    explicit QueueOfPython(const QueueParameters& parameters)
        : m_parameters(parameters)
        , m_ledger(parameters) {
        m_parameters.endMarks = parameters.endMarkCount();
    }

    [[nodiscard]] WorkerProgram program(WorkerId /*worker*/) const override {
        WorkerProgram program;
        program.script = "queue_worker.py";
        program.arguments = argumentsOf(m_parameters);
        program.workers = m_parameters.workers();
        program.endsAtOnce = true;
        program.takesOrders = true;
        return program;
    }

    [[nodiscard]] bool note(WorkerId worker, const TraceEvent& mark,
                            const std::optional<QueueEvent>& event) override {
        return m_ledger.note(worker, mark, event);
    }

    void noteEnded(WorkerId worker, const WorkerRecord& record) override {
        m_ledger.hasEnded(worker, record.ended);
    }

    void order(std::string_view line, const RunFacts& /*facts*/, Launcher& launcher) override {
        launcher.order(std::nullopt, line);
    }

    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger.ledger(); }

private:
    QueueParameters m_parameters;
    ToldLedger m_ledger;
};

} // namespace

std::unique_ptr<QueuePlace> makeQueuePlace(Backend backend, const QueueParameters& parameters) {
    if (isPython(backend)) {
        return std::make_unique<QueueOfPython>(parameters);
    }
    if (backend == Backend::Processes) {
        return std::make_unique<QueueOfProcesses>(parameters);
    }
    return std::make_unique<QueueOfThreads>(parameters);
}

} // namespace parascope
