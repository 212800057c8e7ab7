// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Interrupt.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <QSocketNotifier>
#include <unistd.h>

namespace parascope {

namespace {
volatile std::sig_atomic_t g_pipeEnd = -1; // a signal handler can reach nothing else

constexpr int kInterruptedStatus = 130;

void end(int /*signal*/) {
    _exit(kInterruptedStatus);
}

void wake(int signal) {
    const int before = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(g_pipeEnd, &byte, 1);
    std::signal(signal, end);
    std::signal(SIGALRM, end);
    alarm(Interrupt::kPatienceSeconds);
    errno = before;
}
} // namespace

Interrupt::Interrupt(std::function<void()> asked, QObject* parent)
    : QObject(parent)
    , m_asked(std::move(asked)) {
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // the signals then end the program at once, as they do everywhere
    }
    g_pipeEnd = m_pipe[1];
    auto* notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(m_pipe[0], &byte, 1) == 1) {
            m_asked();
        }
    });
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    alarm(0);
    for (const int end : m_pipe) {
        if (end >= 0) {
            close(end);
        }
    }
}

} // namespace parascope
