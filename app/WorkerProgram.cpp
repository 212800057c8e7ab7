// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WorkerProgram.h"

#include "core/demos/Demo.h"

#include <csignal>

namespace parascope {

Result<std::unique_ptr<WorkerBody>> makeBody(std::vector<std::string> arguments, LineRecorder& lines) {
    const auto* const named = arguments.empty() ? nullptr : findDemo(allDemos(), arguments.front());
    if (named == nullptr) {
        return findDemo(allDemos(), "run")->body(std::move(arguments), lines);
    }
    arguments.erase(arguments.begin());
    return named->body(std::move(arguments), lines);
}

WorkReport stoppedBeforeItBegan() {
    WorkReport report;
    report.stopped = true;
    report.ended = monotonicNow();
    return report;
}

void takeSignals() {
    sigset_t terminate;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    sigprocmask(SIG_BLOCK, &terminate, nullptr);
    signal(SIGPIPE, SIG_IGN);
}

} // namespace parascope
