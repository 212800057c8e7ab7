// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QueueChild.h"

#include "core/base/JsonWriter.h"
#include "core/work/QueueArguments.h"
#include "core/work/QueueMarks.h"
#include "core/work/QueueOrders.h"
#include "core/work/QueueShare.h"

#include <csignal>
#include <exception>
#include <unistd.h>

namespace parascope {

namespace {

std::string stoppedArgs(bool stopped) {
    JsonWriter json;
    json.beginObject();
    json.field("stopped", stopped);
    json.endObject();
    return std::string(json.text());
}

std::string failedArgs(const std::string& why) {
    JsonWriter json;
    json.beginObject();
    json.field("what", "the work at the queue threw an exception");
    json.field("why", why);
    json.endObject();
    return std::string(json.text());
}

/// From its announcement to its end.
void live(const QueueExperiment& experiment, WorkerId worker, QueueShare& share, LineRecorder& lines) {
    QueuePace pace(experiment.produce, experiment.consume);
    StartGate gate;
    std::stop_source stop;
    LineTeller teller(lines, pace, experiment.sideOf(worker));
    const QueueOrders orders(STDIN_FILENO, {pace, gate, stop, [&teller] { teller.flush(); }});
    lines.mark("ready", monotonicNow());
    SharedPort queue(share, worker);
    TellingPort port(queue, teller);
    try {
        const bool done =
            gate.pass(stop.get_token()) &&
            workAtQueue({experiment, worker, port, pace, share.ledger(), teller, stop.get_token()});
        const auto end = monotonicNow();
        share.ledger().hasEnded(worker, end);
        teller.flush();
        lines.mark("done", end, stoppedArgs(!done));
    } catch (const std::exception& error) {
        teller.flush();
        lines.mark("failed", monotonicNow(), failedArgs(error.what()));
    }
}

} // namespace

Result<void> workAsQueueChild(const std::vector<std::string>& words, int trace) {
    const auto experiment = readQueueWords(words);
    const auto worker = numberOfWord(words, "worker");
    const auto memory = numberOfWord(words, "memory");
    for (const auto* error : {experiment ? nullptr : &experiment.error(), worker ? nullptr : &worker.error(),
                              memory ? nullptr : &memory.error()}) {
        if (error != nullptr) {
            return failure(*error);
        }
    }
    if (*worker < 0 || *worker >= experiment->workers()) {
        return failure("the word worker=" + std::to_string(*worker), "there is no such worker");
    }
    auto share = QueueShare::attach(*experiment, static_cast<int>(*memory));
    if (!share) {
        return failure(share.error());
    }
    signal(SIGINT, SIG_IGN); // a Ctrl+C is for Parascope, which then asks us
    signal(SIGPIPE, SIG_IGN);
    LineRecorder lines(trace);
    live(*experiment, WorkerId(static_cast<std::int32_t>(*worker)), *share, lines);
    return {};
}

} // namespace parascope
