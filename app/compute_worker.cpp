// SPDX-License-Identifier: GPL-3.0-or-later
// The process that a worker of the backend "processes" is. It links no Qt and starts in about a millisecond.
//
//   compute_worker [--wait] [DEMO] ARG…       as DemoRun::program() of that demo says; without one: TASK SIZE
//
// Events go to the descriptor that PARASCOPE_TRACE_FD names, or to stdout. With --wait it says "ready" and
// begins on the line "go" on stdin; when stdin ends, nobody waits for it any more and it ends too. So it does
// on SIGTERM.

#include "app/WorkerEnd.h"
#include "app/WorkerProgram.h"
#include "core/base/StartGate.h"
#include "core/work/ControlLines.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace parascope;

int traceDescriptor() {
    const char* text = std::getenv("PARASCOPE_TRACE_FD");
    int descriptor = STDOUT_FILENO;
    if (text != nullptr) {
        std::from_chars(text, text + std::strlen(text), descriptor);
    }
    return descriptor;
}

int complain(const Error& error, int status) {
    std::fprintf(stderr, "compute_worker: %s\n", error.text().c_str());
    return status;
}

/// From its announcement to its end; `wait`: for its release.
WorkReport live(WorkerBody& body, LineRecorder& lines, bool wait) {
    StartGate gate;
    std::stop_source stop;
    lines.mark("ready", monotonicNow());
    const ControlLines control(wait ? STDIN_FILENO : -1, {[&](std::string_view line) {
                                                              if (line == control_line::kGo) {
                                                                  gate.open();
                                                              } else if (line == control_line::kStop) {
                                                                  stop.request_stop();
                                                              } else {
                                                                  body.order(line);
                                                              }
                                                          },
                                                          [&stop] { stop.request_stop(); }});
    if (wait && !gate.pass(stop.get_token())) {
        return stoppedBeforeItBegan();
    }
    WatchfulRecorder recorder(lines, stop);
    TaskContext context{recorder, stop.get_token()};
    return body.work(context);
}

/// Whoever started us must not leave us behind, and stops us: a Ctrl+C reaches us too, but is for them.
void belongToStarter() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool wait = !arguments.empty() && arguments.front() == "--wait";
    if (wait) {
        arguments.erase(arguments.begin());
        belongToStarter();
    }
    takeSignals();
    LineRecorder lines(traceDescriptor());
    const auto body = makeBody(std::move(arguments), lines);
    if (!body) {
        return complain(body.error(), 2);
    }
    const auto report = live(**body, lines, wait);
    markEnd(lines, report);
    if (lines.isBroken()) {
        return complain({"cannot write what it did", std::strerror(lines.problem()), ""}, 1);
    }
    return report.failed() ? 1 : 0;
}
