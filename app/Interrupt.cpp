// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Interrupt.h"

#include "core/base/Leftover.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <initializer_list>
#include <QSocketNotifier>
#include <unistd.h>

namespace parascope {

namespace {
volatile std::sig_atomic_t g_pipeEnd = -1; // a signal handler can reach nothing else
volatile std::sig_atomic_t g_firstSignal = 0;
volatile pid_t g_hearer = 0; // who is asked; a fork that is about to become another program has our handlers

constexpr int kInterruptedStatus = 130;
constexpr int kHungUpStatus = 128 + SIGHUP;

int statusOf(int signal) {
    return signal == SIGHUP ? kHungUpStatus : kInterruptedStatus;
}

/// Ends a fork of ours as if it had no handler. What it wrote into our pipe would end us; what it set in
/// memory, too, as such a fork may share it.
bool endedAsAFork(int signal) {
    if (getpid() == g_hearer) {
        return false;
    }
    std::signal(signal, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    raise(signal);
    sigprocmask(SIG_UNBLOCK, &one, nullptr); // it comes here, at the latest
    return true;
}

void end(int signal) {
    if (endedAsAFork(signal)) {
        return;
    }
    const int first = g_firstSignal;
    removeLeftovers();
    _exit(statusOf(first != 0 ? first : signal));
}

/// A hang-up that whoever started us has us ignore (nohup) stays ignored.
void hearBy(void (*handler)(int)) {
    g_hearer = getpid();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, handler) == SIG_IGN && signal == SIGHUP) {
            std::signal(signal, SIG_IGN);
        }
    }
}

void wake(int signal) {
    if (endedAsAFork(signal)) {
        return;
    }
    const int before = errno;
    g_firstSignal = signal;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(g_pipeEnd, &byte, 1);
    hearBy(end);
    std::signal(SIGALRM, end);
    alarm(Interrupt::kPatienceSeconds);
    errno = before;
}
} // namespace

Interrupt::Interrupt(std::function<void()> asked, QObject* parent)
    : QObject(parent)
    , m_asked(std::move(asked)) {
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // the signals then end the program at once
    }
    g_pipeEnd = m_pipe[1];
    auto* notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(m_pipe[0], &byte, 1) == 1) {
            m_asked();
        }
    });
    hearBy(wake);
}

Interrupt::~Interrupt() {
    endAtOnceFromNowOn();
    alarm(0);
    for (const int end : m_pipe) {
        if (end >= 0) {
            close(end);
        }
    }
}

void Interrupt::endAtOnceFromNowOn() {
    hearBy(end);
}

bool Interrupt::hasCome() {
    return g_firstSignal != 0;
}

int Interrupt::status() {
    return statusOf(g_firstSignal);
}

} // namespace parascope
