// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueBody.h"

#include "core/demos/queue/QueueOrders.h"

#include <charconv>
#include <csignal>

namespace parascope {

namespace {

/// Takes a number out of "KEY=NUMBER" arguments.
Result<std::int32_t> takeNumber(std::vector<std::string>& arguments, const std::string& key) {
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        std::int32_t number = -1;
        const auto* const end = argument->data() + argument->size();
        if (argument->starts_with(key + "=") &&
            std::from_chars(argument->data() + key.size() + 1, end, number).ptr == end) {
            arguments.erase(argument);
            return number;
        }
    }
    return failure("the argument " + key + "=…", "it is missing or no number",
                   "let Parascope start this program");
}

} // namespace

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
