// SPDX-License-Identifier: GPL-3.0-or-later
// A worker process that announces itself, waits for the release, and then misbehaves in the way that its
// argument names.
#include "core/trace/LineRecorder.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace parascope;

int g_trace = -1;

void writeTrace(std::string_view text) {
    while (!text.empty()) {
        const auto written = write(g_trace, text.data(), text.size());
        if (written <= 0) {
            std::_Exit(9);
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void waitForALine() {
    char byte = 0;
    while (read(STDIN_FILENO, &byte, 1) == 1) {
        if (byte == '\n') {
            return;
        }
    }
}

[[noreturn]] void waitForever() {
    while (true) {
        pause();
    }
}

[[noreturn]] void die(int signal) {
    std::signal(signal, SIG_DFL);
    kill(getpid(), signal);
    waitForever();
}

void recordSpans(LineRecorder& lines, int count) {
    auto begin = monotonicNow();
    for (int i = 0; i < count; ++i) {
        const auto end = std::max(monotonicNow(), begin + Nanoseconds(1));
        lines.record({begin, end, "work", State::Running, 0});
        begin = end;
    }
}

void done(LineRecorder& lines) {
    lines.mark("done", monotonicNow(), R"({"results":["done"],"stopped":false})");
}

/// Records until it is killed or asked to stop, which ends it in the default way.
[[noreturn]] void goOn(LineRecorder& lines) {
    while (true) {
        recordSpans(lines, 1);
        usleep(1000);
    }
}

void floodStdout(LineRecorder& lines) {
    const std::string text(1000, 'x');
    for (int i = 0; i < 20'000; ++i) {
        std::puts(text.c_str());
    }
    done(lines);
}

/// A child of its own that holds the trace descriptor open, and writes to it, after its parent has gone.
void leaveAChild(LineRecorder& lines) {
    done(lines);
    if (fork() == 0) {
        alarm(2);
        while (true) {
            writeTrace("{\"ph\":\"C\"}\n");
        }
    }
}

using Way = void (*)(LineRecorder&);

const std::map<std::string, Way> kWays{
    {"well", [](LineRecorder& lines) { recordSpans(lines, 3), done(lines); }},
    {"crash", [](LineRecorder& lines) { recordSpans(lines, 3), die(SIGSEGV); }},
    {"killed", [](LineRecorder& lines) { recordSpans(lines, 3), die(SIGKILL); }},
    {"exit", [](LineRecorder& lines) { recordSpans(lines, 3), std::_Exit(3); }},
    {"go-on", [](LineRecorder& lines) { goOn(lines); }},
    {"ignore-stop", [](LineRecorder& lines) { std::signal(SIGTERM, SIG_IGN), goOn(lines); }},
    {"flood-trace", [](LineRecorder& lines) { recordSpans(lines, 1'000'000'000); }},
    {"flood-marks",
     [](LineRecorder&) {
         while (true) {
             writeTrace("{\"ph\":\"i\",\"cat\":\"queue\",\"name\":\"juggled\",\"ts\":1}\n");
         }
     }},
    {"flood-stdout", floodStdout},
    {"rubbish", [](LineRecorder&) { writeTrace("Hello, this is no event\n"), waitForever(); }},
    {"half-line", [](LineRecorder&) { writeTrace("{\"ph\":\"X\",\"na"); }},
    {"half-line-killed", [](LineRecorder&) { writeTrace("{\"ph\":\"X\",\"na"), die(SIGKILL); }},
    {"endless-line",
     [](LineRecorder&) {
         while (true) {
             writeTrace("aaaaaaaaaaaaaaaa");
         }
     }},
    {"print",
     [](LineRecorder& lines) {
         std::puts("to stdout"), std::fflush(stdout), std::fputs("to stderr \xff\n", stderr), done(lines);
     }},
    {"leave-a-child", leaveAChild},
};

} // namespace

int main(int argc, char** argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::string way = argc > 1 ? argv[1] : "";
    const char* descriptor = std::getenv("PARASCOPE_TRACE_FD");
    if (descriptor == nullptr ||
        std::from_chars(descriptor, descriptor + std::strlen(descriptor), g_trace).ec != std::errc{}) {
        return 8;
    }
    if (way == "silent") {
        waitForever();
    }
    if (way == "exit-at-once") {
        return 3;
    }
    LineRecorder lines(g_trace);
    lines.mark("ready", monotonicNow());
    waitForALine();
    kWays.at(way)(lines);
    return 0;
}
