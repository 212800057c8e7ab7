// SPDX-License-Identifier: GPL-3.0-or-later
// The process that a worker of the backend "processes" is. It links no Qt and starts in about a millisecond.
//
//   compute_worker [--wait] TASK SIZE
//   compute_worker queue WORD…            (QueueChild.h)
//
// Events go to the descriptor that PARASCOPE_TRACE_FD names, or to stdout. With --wait it says "ready" and
// begins on a line on stdin; when stdin ends, nobody waits for it any more and it ends too.

#include "app/QueueChild.h"
#include "app/WorkerEnd.h"
#include "core/base/InterruptibleSleep.h"
#include "core/base/Numbers.h"
#include "core/trace/LineRecorder.h"
#include "core/work/WorkerBody.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace parascope;

volatile std::sig_atomic_t g_stopAsked = 0; // a signal handler can reach nothing else

void askToStop(int /*signal*/) {
    g_stopAsked = 1;
}

/// Records, and between two spans looks whether anybody still wants the work.
class WatchfulRecorder final : public Recorder {
public:
    WatchfulRecorder(LineRecorder& lines, std::stop_source& stop, bool watchStdin)
        : m_lines(lines)
        , m_stop(stop)
        , m_watchStdin(watchStdin) {}

    void record(const SpanRecord& span) override {
        m_lines.record(span);
        if (g_stopAsked != 0 || m_lines.isBroken() || (m_watchStdin && stdinHasEnded())) {
            m_stop.request_stop();
        }
    }

private:
    static bool stdinHasEnded() {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        return poll(&input, 1, 0) > 0 && (input.revents & POLLHUP) != 0;
    }

    LineRecorder& m_lines;
    std::stop_source& m_stop;
    bool m_watchStdin;
};

/// Waits for a line on stdin. False when stdin ended or a stop was asked for.
bool waitForRelease() {
    const SignalsHeldBack held;
    char byte = 0;
    while (g_stopAsked == 0) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (ppoll(&input, 1, nullptr, &held.before()) < 0) {
            continue; // a signal
        }
        const auto got = read(STDIN_FILENO, &byte, 1);
        if (got == 1 && byte == '\n') {
            return true;
        }
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
    }
    return false;
}

int traceDescriptor() {
    const char* text = std::getenv("PARASCOPE_TRACE_FD");
    int descriptor = STDOUT_FILENO;
    if (text != nullptr) {
        std::from_chars(text, text + std::strlen(text), descriptor);
    }
    return descriptor;
}

int complain(const Error& error) {
    std::fprintf(stderr, "compute_worker: %s\n", error.text().c_str());
    return 2;
}

int work(const Task& task, std::uint64_t size, bool wait) {
    struct sigaction action {};
    action.sa_handler = askToStop; // without SA_RESTART: a call that waits gives up
    sigaction(SIGTERM, &action, nullptr);
    signal(SIGPIPE, SIG_IGN);
    LineRecorder lines(traceDescriptor());
    lines.mark("ready", monotonicNow());
    if (wait && !waitForRelease()) {
        WorkReport report;
        report.stopped = true;
        report.ended = monotonicNow();
        markEnd(lines, report);
        return 0;
    }
    std::stop_source stop;
    WatchfulRecorder recorder(lines, stop, wait);
    TaskContext context{recorder, stop.get_token(), nullptr, [&stop] {
                            if (g_stopAsked != 0) {
                                stop.request_stop();
                            }
                        }};
    const auto report = carryOut(task, size, 1, context);
    markEnd(lines, report);
    if (lines.isBroken()) {
        complain({"cannot write what it did", std::strerror(lines.problem()), ""});
        return 1;
    }
    return report.failed() ? 1 : 0;
}

/// Whoever started us must not leave us behind, and stops us: a Ctrl+C reaches us too, but is for them.
void belongToStarter() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "queue") == 0) {
        belongToStarter();
        const auto worked = workAsQueueChild({argv + 2, argv + argc}, traceDescriptor());
        return worked ? 0 : complain(worked.error());
    }
    const bool wait = argc > 1 && std::strcmp(argv[1], "--wait") == 0;
    if (wait) {
        belongToStarter();
    }
    const int first = wait ? 2 : 1;
    if (argc != first + 2) {
        std::fprintf(stderr, "usage: compute_worker [--wait] TASK SIZE\n");
        return 2;
    }
    const TaskCatalog tasks;
    const auto task = tasks.find(argv[first]);
    if (!task) {
        return complain(task.error());
    }
    const auto size = parseCount(argv[first + 1], "size");
    if (!size) {
        return complain(size.error());
    }
    if (const auto fits = tasks.checkSize(argv[first], *size); !fits) {
        return complain(fits.error());
    }
    return work(**task, *size, wait);
}
