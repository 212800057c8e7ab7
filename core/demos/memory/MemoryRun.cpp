// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryRun.h"

#include "core/base/Numbers.h"
#include "core/observe/ProportionalMemory.h"

#include <algorithm>
#include <charconv>
#include <unistd.h>

namespace parascope {

namespace {

std::uint64_t numberOf(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

WorkReport countedBy(MemoryShare& share, MemoryWay way, WorkerId worker, std::uint64_t increments,
                     TaskContext& context) {
    return carryOut("counting", [&](WorkReport& report) {
        const auto done = share.count(way, worker, increments, context);
        report.stopped = done < increments;
        report.results.push_back(std::to_string(done));
    });
}

} // namespace

bool isShared(MemoryWay way) {
    return way != MemoryWay::Separate && way != MemoryWay::Pipe && way != MemoryWay::PythonProcesses;
}

std::vector<std::uint64_t> addedByEach(const RunFacts& facts) {
    if (!facts.finished && facts.ended == Nanoseconds{}) {
        return memoryFacts(facts).each;
    }
    std::vector<std::uint64_t> each;
    for (const auto& worker : facts.workers) {
        each.push_back(worker.results.empty() ? 0 : numberOf(worker.results.front()));
    }
    return each;
}

bool MemoryFacts::equals(const DemoFacts& other) const {
    const auto* const same = dynamic_cast<const MemoryFacts*>(&other);
    return same != nullptr && added == same->added && counted == same->counted &&
           parentCounted == same->parentCounted && ownersDied == same->ownersDied &&
           workerBytes == same->workerBytes;
}

const MemoryFacts& memoryFacts(const RunFacts& facts) {
    static const MemoryFacts kNone;
    const auto* const known = facts.demo.as<MemoryFacts>();
    return known != nullptr ? *known : kNone;
}

void writeMemoryFacts(JsonWriter& json, const MemoryFacts& facts) {
    json.field("added", facts.added);
    json.field("counted", facts.counted);
    json.field("parent_counted", facts.parentCounted);
    json.field("owners_died", facts.ownersDied);
    json.field("worker_bytes", facts.workerBytes);
}

std::shared_ptr<MemoryFacts> readMemoryFacts(const JsonFields& fields) {
    auto facts = std::make_shared<MemoryFacts>();
    facts->added = fields.count("added");
    facts->counted = fields.count("counted");
    facts->ownersDied = fields.count("owners_died");
    if (fields.real("worker_bytes")) {
        facts->workerBytes = fields.count("worker_bytes");
    }
    if (const auto parent = fields.real("parent_counted")) {
        facts->parentCounted = fields.count("parent_counted");
    }
    return facts;
}

MemoryRun::MemoryRun(Experiment experiment, const Clock& clock)
    : m_experiment(std::move(experiment))
    , m_asked(memoryQuestion(m_experiment))
    , m_way(wayOf(m_experiment))
    , m_clock(clock) {}

Result<void> MemoryRun::runStarted(RunFacts& facts) {
    auto share = MemoryShare::create();
    if (!share) {
        return failure(share.error());
    }
    m_share.emplace(std::move(*share));
    facts.demo = std::make_shared<MemoryFacts>();
    if (m_asked.startCosts) {
        m_ownBytes = proportionalMemoryOf(getpid());
    }
    return {};
}

WorkReport MemoryRun::work(WorkerId worker, TaskContext& context) {
    return countedBy(*m_share, m_way, worker, m_asked.increments, context);
}

WorkerProgram MemoryRun::program(const WorkerSpec& spec) const {
    WorkerProgram program;
    const std::string way(infoOf(m_way).key);
    if (isPython(m_experiment.backend)) {
        const bool inProcesses = infoOf(m_experiment.backend).kind == WorkerKind::Processes;
        program.script = "memory_worker.py";
        program.workers = m_experiment.workers;
        program.arguments = {"way=" + way,
                             std::string("mode=") + (inProcesses ? "processes" : "threads"),
                             "workers=" + std::to_string(m_experiment.workers),
                             "increments=" + std::to_string(m_asked.increments),
                             "start-method=" + std::string(startMethodKey(spec.experiment.startMethod)),
                             "switch-interval-ms=" + decimals(m_asked.switchInterval, 3),
                             std::string("in-turn=") + (m_asked.startCosts ? "1" : "0")};
        return program;
    }
    program.shared = m_share->descriptor();
    program.arguments = {"--wait",
                         "memory",
                         way,
                         std::to_string(spec.id.value),
                         std::to_string(m_asked.increments),
                         std::to_string(m_share->descriptor())};
    return program;
}

/// Once, when all are at work: of threads what our own program has more than before, shared out among them.
void MemoryRun::weigh(const RunFacts& facts) {
    if (!m_asked.startCosts || m_workerBytes || facts.released == Nanoseconds{} || facts.workers.empty()) {
        return;
    }
    std::uint64_t sum = 0;
    std::uint64_t count = facts.workers.size();
    if (infoOf(m_experiment.backend).kind == WorkerKind::Threads) {
        const auto now = proportionalMemoryOf(getpid());
        sum = now && m_ownBytes && *now > *m_ownBytes ? *now - *m_ownBytes : 0;
    } else {
        count = 0;
        for (const auto& worker : facts.workers) {
            const auto own = proportionalMemoryOf(worker.pid);
            sum += own.value_or(0);
            count += own ? 1 : 0;
        }
    }
    if (count > 0 && sum > 0) {
        m_workerBytes = sum / count;
    }
}

void MemoryRun::runGoesOn(RunFacts& facts, TraceBuilder& trace) {
    weigh(facts);
    if (m_growth.isDue(m_clock.now())) {
        look(facts, trace);
        facts.demo = std::make_shared<MemoryFacts>(counted(facts));
    }
}

void MemoryRun::look(const RunFacts& facts, TraceBuilder& trace) {
    if (isPython(m_experiment.backend) || !isShared(m_way) || facts.workers.empty()) {
        return; // nothing of it can be seen from here
    }
    if (m_counters.empty()) {
        for (const char* name : {"counter", "lost updates"}) {
            m_counters.push_back(
                trace.addCounter({name, laneGroup(facts, facts.workers.front()), facts.workers.front().pid}));
        }
    }
    // How often they added first: an update between the two looks is then none that was lost.
    const auto added = m_share->added();
    const auto counter = m_share->counter();
    trace.addSample(m_counters[0], {m_clock.now(), static_cast<double>(counter)});
    trace.addSample(m_counters[1],
                    {m_clock.now(), static_cast<double>(added > counter ? added - counter : 0)});
}

MemoryFacts MemoryRun::counted(const RunFacts& facts) const {
    MemoryFacts known;
    known.ownersDied = m_share->ownersDied();
    known.workerBytes = m_workerBytes;
    if (!isPython(m_experiment.backend)) {
        known.added = m_share->added();
        known.counted = isShared(m_way) ? m_share->counter() : known.added;
        if (m_way == MemoryWay::Separate || m_way == MemoryWay::Pipe) {
            known.parentCounted = m_share->counter();
        }
    }
    if (!facts.finished && facts.ended == Nanoseconds{}) {
        known.each = isPython(m_experiment.backend) ? std::vector<std::uint64_t>()
                                                    : m_share->addedByEach(m_experiment.workers);
        return known;
    }
    std::uint64_t sent = 0;
    std::uint64_t last = 0;
    for (const auto& worker : facts.workers) {
        sent += worker.results.empty() ? 0 : numberOf(worker.results.front());
        last = std::max(last, worker.results.size() < 2 ? 0 : numberOf(worker.results[1]));
    }
    if (isPython(m_experiment.backend)) {
        known.added = sent;
        known.counted = isShared(m_way) ? last : sent;
        known.parentCounted =
            m_way == MemoryWay::PythonProcesses ? std::optional<std::uint64_t>(0) : std::nullopt;
    } else if (m_way == MemoryWay::Pipe) {
        known.parentCounted = sent; // it adds up what came through the pipes
    }
    return known;
}

void MemoryRun::runEnded(RunFacts& facts, TraceBuilder& trace) {
    if (!m_share) { // it never began: there was no memory to share
        facts.demo = std::make_shared<MemoryFacts>();
        return;
    }
    look(facts, trace);
    facts.demo = std::make_shared<MemoryFacts>(counted(facts));
    const auto died = memoryFacts(facts).ownersDied;
    if (died > 0 && !facts.error.empty()) {
        facts.error += "; it had the lock, and the others were told so and mended it";
    }
}

Result<std::unique_ptr<WorkerBody>> MemoryBody::make(const std::vector<std::string>& arguments) {
    const auto ways = memoryWays();
    const auto known = std::find_if(ways.begin(), ways.end(), [&](const MemoryWayInfo& info) {
        return arguments.size() == 4 && info.key == arguments[0];
    });
    const auto worker = arguments.size() == 4 ? numberOf(arguments[1]) : kMostWorkers;
    if (known == ways.end() || worker >= static_cast<std::uint64_t>(kMostWorkers)) {
        return failure("the arguments", "they are not WAY WORKER INCREMENTS DESCRIPTOR",
                       "let Parascope start this program");
    }
    auto share = MemoryShare::attach(static_cast<int>(numberOf(arguments[3])));
    if (!share) {
        return failure(share.error());
    }
    return std::make_unique<MemoryBody>(
        Task{known->way, WorkerId(static_cast<std::int32_t>(worker)), numberOf(arguments[2])},
        std::move(*share));
}

WorkReport MemoryBody::work(TaskContext& context) {
    return countedBy(m_share, m_task.way, m_task.worker, m_task.increments, context);
}

} // namespace parascope
