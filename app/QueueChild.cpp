// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QueueChild.h"

#include "app/WorkerEnd.h"
#include "core/base/StartGate.h"
#include "core/demos/queue/QueueMarks.h"
#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueShare.h"
#include "core/work/ControlLines.h"

#include <charconv>
#include <csignal>
#include <unistd.h>

namespace parascope {

namespace {

/// Carries out a line on stdin.
void obey(std::string_view line, WorkerId self, QueuePace& pace, StartGate& gate, std::stop_source& stop) {
    if (line == control_line::kGo) {
        gate.open();
    } else if (line == control_line::kStop) {
        stop.request_stop();
    } else if (queue_order::failing(line) == self) {
        raise(SIGKILL); // whatever it is at: the item in its hands is lost
    } else {
        queue_order::lead(line, pace);
    }
}

/// From its announcement to its end.
void live(const QueueParameters& parameters, WorkerId worker, QueueShare& share, LineRecorder& lines) {
    QueuePace pace(parameters.produce, parameters.consume);
    StartGate gate;
    std::stop_source stop;
    LineTeller teller(lines, pace, parameters.sideOf(worker));
    const ControlLines control(STDIN_FILENO, {[&](std::string_view line) {
                                                  obey(line, worker, pace, gate, stop);
                                                  teller.flush();
                                              },
                                              [&stop] { stop.request_stop(); }});
    lines.mark("ready", monotonicNow());
    SharedPort queue(share, worker);
    TellingPort port(queue, teller);
    const auto report = carryOut("the work at the queue", [&](WorkReport& unfinished) {
        unfinished.stopped =
            !gate.pass(stop.get_token()) ||
            !workAtQueue({parameters, worker, port, pace, share.ledger(), teller, stop.get_token()});
    });
    if (!report.failed()) {
        share.ledger().hasEnded(worker, report.ended);
    }
    teller.flush();
    markEnd(lines, report);
}

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

Result<void> workAsQueueChild(std::vector<std::string> arguments, int trace) {
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
    signal(SIGINT, SIG_IGN); // a Ctrl+C is for Parascope, which then asks us
    signal(SIGPIPE, SIG_IGN);
    LineRecorder lines(trace);
    live(parameters, WorkerId(*worker), *share, lines);
    return {};
}

} // namespace parascope
