// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueBody.h"

#include "core/demos/queue/QueueOrders.h"

#include <csignal>

namespace parascope {

Result<std::unique_ptr<WorkerBody>> QueueBody::make(std::vector<std::string> arguments, LineRecorder& lines) {
    const auto worker = takeNumber(arguments, "worker");
    const auto memory = takeNumber(arguments, "memory");
    QueueParameters parameters;
    const auto read = readArguments(parameters, arguments);
    for (const auto* error : {worker ? nullptr : &worker.error(), memory ? nullptr : &memory.error(),
                              read ? nullptr : &read.error()}) {
        if (error != nullptr) {
            return failure(*error);
        }
    }
    if (*worker < 0 || *worker >= parameters.workers()) {
        return failure("the argument worker=" + std::to_string(*worker), "there is no such worker");
    }
    auto share = QueueShare::attach(parameters, *memory);
    if (!share) {
        return failure(share.error());
    }
    return std::make_unique<QueueBody>(parameters, WorkerId(*worker), std::move(*share), lines);
}

QueueBody::QueueBody(const QueueParameters& parameters, WorkerId worker, QueueShare share,
                     LineRecorder& lines)
    : m_parameters(parameters)
    , m_worker(worker)
    , m_share(std::move(share))
    , m_pace(parameters.produce, parameters.consume)
    , m_teller(lines, m_pace, parameters.sideOf(worker)) {}

void QueueBody::order(std::string_view line) {
    if (queue_order::failing(line) == m_worker) {
        raise(SIGKILL); // whatever it is at: the item in its hands is lost
    }
    queue_order::lead(line, m_pace);
    m_teller.flush();
}

WorkReport QueueBody::work(TaskContext& context) {
    SharedPort queue(m_share, m_worker);
    TellingPort port(queue, m_teller);
    const auto report = carryOut("the work at the queue", [&](WorkReport& unfinished) {
        unfinished.stopped =
            !workAtQueue({m_parameters, m_worker, port, m_pace, m_share.ledger(), m_teller, context.stop});
    });
    if (!report.failed()) {
        m_share.ledger().hasEnded(m_worker, report.ended);
    }
    m_teller.flush();
    return report;
}

} // namespace parascope
