// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/QueueProcesses.h"

#include "core/work/QueueOrders.h"

namespace parascope {

QueueProcesses::QueueProcesses(const QueueExperiment& experiment, CommandFor commandFor)
    : QueuePrograms(experiment)
    , m_commandFor(std::move(commandFor))
    , m_share(QueueShare::create(experiment)) {
    if (!m_share) {
        m_emptyLedger.emplace(experiment);
    }
}

QueueProcesses::~QueueProcesses() {
    endAll(); // while what they share is there
}

Result<void> QueueProcesses::launch(QueueSink& sink) {
    if (!m_share) {
        return failure(m_share.error());
    }
    setSink(sink);
    for (int i = 0; i < experiment().workers(); ++i) {
        const WorkerId worker(i);
        const auto command = m_commandFor(experiment(), worker, m_share->descriptor());
        const auto started = command ? startProgram({worker}, *command) : failure(command.error());
        if (!started) {
            endAll();
            return started;
        }
    }
    return {};
}

void QueueProcesses::fail(WorkerId worker) {
    if (auto* program = programOf(worker)) {
        program->kill();
    }
}

const ItemLedger& QueueProcesses::ledger() const {
    return m_share ? m_share->ledger() : *m_emptyLedger;
}

bool QueueProcesses::isQueueEmpty() const {
    return !m_share || m_share->queue().size() == 0;
}

void QueueProcesses::noteEnded(WorkerId worker, const WorkerResult& ending) {
    m_share->ledger().hasEnded(worker, ending.time);
    if (ending.exit != WorkerExit::Ok) {
        m_share->queue().wakeAll(); // it may have been killed on the way to wake another
    }
}

void QueueProcesses::step() {
    for (const auto side : {QueueSide::Producer, QueueSide::Consumer}) {
        if (const auto worker = nextToStep(side)) {
            programOf(*worker)->order(queue_order::kStep);
        }
    }
}

std::optional<WorkerId> QueueProcesses::nextToStep(QueueSide side) {
    const bool isProducer = side == QueueSide::Producer;
    const int count = isProducer ? experiment().producers : experiment().consumers;
    auto& last = m_stepped[static_cast<std::size_t>(side)];
    std::optional<WorkerId> waiting;
    for (int i = 1; i <= count; ++i) {
        const int index = (last + i) % count;
        const WorkerId worker(isProducer ? index : experiment().producers + index);
        if (!lives(worker)) {
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

} // namespace parascope
